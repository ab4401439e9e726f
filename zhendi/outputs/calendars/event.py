"""One occasion as an event. RFC 5545, section 3.6.1."""

import re
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Event

from zhendi.chinese import in_script
from zhendi.model.portal import Portal
from zhendi.register.addresses import page_address
from zhendi.register.occasions import Occasion

_BEFORE = timedelta(hours=-1)
_EVENING_BEFORE = timedelta(hours=-5)  # an event of whole days begins at midnight
# What TEXT cannot hold: section 3.3.11 allows tabs and escaped line ends only.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_END = b"END:VEVENT\r\n"


def event(portal: Portal, occasion: Occasion) -> bytes:
    """The event's lines, folded.

    Hours are told in UTC, which every phone turns into its own: China has no daylight saving. It is never shown as
    time that its reader is busy.
    """
    held = occasion.held
    made = Event()
    made.add("UID", f"{held.id}@{urlsplit(portal.address_base).hostname}")
    made.add("DTSTAMP", held.modified.astimezone(UTC))
    made.add("CREATED", held.entry.starts.astimezone(UTC))
    made.add("LAST-MODIFIED", held.modified.astimezone(UTC))
    _add_span(made, occasion)
    made.add("SUMMARY", _text(held.entry.title))
    if held.fields.venue:
        made.add("LOCATION", _text(held.fields.venue))
    made.add("DESCRIPTION", _text(_description(portal, occasion)))
    made.add("URL", page_address(portal.address_base, held.url))
    made.add("CATEGORIES", [_text(name) for name in dict.fromkeys(_categories(occasion)) if name])
    made.add("STATUS", "TENTATIVE" if held.entry.status == "draft" else "CONFIRMED")
    made.add("TRANSP", "TRANSPARENT")
    lines: bytes = made.to_ical()
    return lines


def ringing(lines: bytes, occasion: Occasion) -> bytes:
    """The lines of an event that has the phone ring before it, for those who asked for it alone."""
    alarm: bytes = _alarm(occasion).to_ical()
    return lines.removesuffix(_END) + alarm + _END


def _add_span(made: Event, occasion: Occasion) -> None:
    """Beginning and end, which RFC 5545 excludes. What tells no end of its hour has none."""
    if occasion.all_day:
        made.add("DTSTART", occasion.first.day)
        made.add("DTEND", occasion.last.day + timedelta(days=1))
        return
    made.add("DTSTART", occasion.begins.astimezone(UTC))
    if occasion.ends > occasion.begins:
        made.add("DTEND", occasion.ends.astimezone(UTC))


def _description(portal: Portal, occasion: Occasion) -> str:
    """Its summary, the facts that a calendar has no field for, how to join, and where to read on."""
    held = occasion.held
    fields, lang = held.fields, held.lang
    own = (
        (held.summary, ""),
        (fields.organiser, "主办"),
        (fields.signup, "报名"),
        (fields.contact, "联系"),
        (held.unit.name, "发布"),
        (page_address(portal.address_base, held.url), "详情"),
    )
    return "\n".join(f"{in_script(label, lang)}：{text}" if label else text for text, label in own if text)


def _categories(occasion: Occasion) -> tuple[str, str]:
    held = occasion.held
    return in_script(held.entry.label, held.lang), in_script(held.fields.tag, held.lang)


def _alarm(occasion: Occasion) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _text(occasion.held.entry.title))
    alarm.add("TRIGGER", _EVENING_BEFORE if occasion.all_day else _BEFORE)
    return alarm


def _text(told: str) -> str:
    return _UNSPEAKABLE.sub("", told)
