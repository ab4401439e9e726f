"""Calendars 日历: what happens when, for the calendars of phones. RFC 5545."""

from zhendi.outputs.calendars.site import calendars

__all__ = ["calendars"]
