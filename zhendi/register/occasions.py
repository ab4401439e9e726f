"""Occasions 日程: what happens at an hour or on a day, as calendars and their pages tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from zhendi.model.chinese_dates import CHINA, When
from zhendi.register.shown import Shown


@dataclass(frozen=True)
class Occasion:
    """An entry and when that of which it tells happens; `last` is `first` where no end is told."""

    held: Shown
    first: When
    last: When

    @property
    def all_day(self) -> bool:
        return self.first.at is None and self.last.at is None

    @cached_property
    def begins(self) -> datetime:
        return self.first.first_moment.astimezone(CHINA)

    @cached_property
    def ends(self) -> datetime:
        """The moment after its last."""
        return max(self.last.end_moment.astimezone(CHINA), self.begins)

    def is_coming(self, at: datetime) -> bool:
        """Whether it has not ended yet."""
        return self.ends > at

    @cached_property
    def last_day(self) -> date:
        """The last day on which it takes place. What ends at midnight has ended the day before."""
        midnight = self.last.at is not None and not (self.last.at.hour or self.last.at.minute)
        return date.fromordinal(self.last.day.toordinal() - 1) if midnight and self.length > 1 else self.last.day

    @property
    def length(self) -> int:
        """On how many days of the calendar it is written."""
        return (self.last.day - self.first.day).days + 1

    def on(self, day: date) -> bool:
        return self.first.day <= day <= self.last_day


def occasions(listed: Iterable[Shown]) -> tuple[Occasion, ...]:
    """Every occasion among these, the earliest first; those of one moment by id."""
    found = (Occasion(held, *_span(held)) for held in listed if held.entry.happens)
    return tuple(sorted(found, key=lambda one: (one.begins, one.held.id)))


def _span(held: Shown) -> tuple[When, When]:
    first, last = held.entry.happens or (held.moment, None)
    return first, last or first
