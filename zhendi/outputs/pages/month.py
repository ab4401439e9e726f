"""A month of a calendar as a page shows it: its weeks, what happens on each day, and what goes on for longer."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import WEEKDAYS, clock_text, day_text, span_text
from zhendi.register.occasions import Occasion
from zhendi.register.view import Data

_A_WEEK = 7
_SEEN = 4  # in a day's cell before the rest is folded away


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    @property
    def name(self) -> str:
        """2026-04, as in its page's address."""
        return f"{self.year}-{self.number:02}"

    @property
    def label(self) -> str:
        return f"{self.year}年{self.number}月"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.plus(1).first - timedelta(days=1)

    def plus(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, month + 1)


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def lasts(one: Occasion) -> bool:
    """Whether it goes on for more than a week: then it is written on its first day and its last only."""
    return one.length > _A_WEEK


def days_written(one: Occasion) -> Iterator[date]:
    """The days on which a calendar writes it."""
    if lasts(one):
        yield from (one.first.day, one.last_day)
    elif one.length == 1:
        yield one.first.day
    else:
        yield from (one.first.day + timedelta(days=n) for n in range((one.last_day - one.first.day).days + 1))


def month_told(month: Month, found: Sequence[Occasion], lang: str, named: bool, today: date) -> Data:
    """The month's days in weeks from Monday on, and what lasts; `named` adds whose each is.

    `next` is the first day from today on with anything; None where nothing stands before it that one would skip.
    """
    by_day: dict[date, list[Occasion]] = defaultdict(list)
    for one in found:
        for day in days_written(one):
            by_day[day].append(one)
    lasting = [one for one in found if lasts(one) and one.first.day <= month.last and one.last_day >= month.first]
    return {
        "label": in_script(month.label, lang),
        "weekdays": [in_script(f"周{weekday}", lang) for weekday in WEEKDAYS],
        "weeks": [
            [_day(day, by_day.get(day, []), lang, named) if day else None for day in week] for week in _weeks(month)
        ],
        "lasting": [_lasting(one, lang, named) for one in lasting],
        "next": _next(month, by_day, today, lang),
        "empty": not lasting and not any(month.first <= day <= month.last for day in by_day),
    }


def _next(month: Month, by_day: Iterable[date], today: date, lang: str) -> Data | None:
    days = sorted(day for day in by_day if month.first <= day <= month.last)
    coming = [day for day in days if day >= today]
    if not coming or coming[0] == days[0] or month != month_of(today):
        return None
    return {"iso": coming[0].isoformat(), "label": in_script(f"跳到{day_text(coming[0])}", lang)}


@cache
def _weeks(month: Month) -> tuple[tuple[date | None, ...], ...]:
    weeks = Calendar().monthdatescalendar(month.year, month.number)  # from Monday on
    return tuple(tuple(day if day.month == month.number else None for day in week) for week in weeks)


def _day(day: date, found: Iterable[Occasion], lang: str, named: bool) -> Data:
    ordered = sorted(found, key=lambda one: (one.first.day != day or one.first.at is None, one.begins, one.held.id))
    rows = [_row(one, day, lang, named) for one in ordered]
    return {
        "iso": day.isoformat(),
        "month": day.month,
        "day": day.day,
        "weekday": in_script(f"周{WEEKDAYS[day.weekday()]}", lang),
        "rows": rows[:_SEEN],
        "more": rows[_SEEN:],
    }


def _row(one: Occasion, day: date, lang: str, named: bool) -> Data:
    told = {**_named(one, named), "time": in_script(hours_told(one, day), lang)}
    return told if day == one.first.day else {**told, "place": ""}


def _lasting(one: Occasion, lang: str, named: bool) -> Data:
    return {**_named(one, named), "time": in_script(span_text(one.first, one.last), lang)}


def _named(one: Occasion, named: bool) -> Data:
    held = one.held
    return {
        "url": held.url,
        "title": held.entry.title,
        "lang": held.lang,
        "theme": held.unit.theme,
        "place": held.fields.venue,
        "unit": held.unit.shown_name if named else "",
        "urgent": held.fields.urgent,
        "over": not one.is_coming(held.at),
        "until": one.ends.isoformat() if one.is_coming(held.at) else "",
    }


def hours_told(one: Occasion, day: date) -> str:
    """9:00—11:30 on one day; on each of several when it begins, goes on and ends."""
    first, last = one.first, one.last
    if one.length == 1 or one.last_day == first.day:
        return _in_a_day(one)
    if day == first.day:
        return f"{clock_text(first.at)}起" if first.at else "这天起"
    if day == one.last_day:
        return f"到{clock_text(last.at)}为止" if last.at and last.day == day else "最后一天"
    return "全天"


def _in_a_day(one: Occasion) -> str:
    first, last = one.first.at, one.last.at
    if first is None:
        return f"到{clock_text(last)}为止" if last else "全天"
    if last is None:
        return f"{clock_text(first)}起"
    return clock_text(first) if one.ends == one.begins else f"{clock_text(first)}\u2060—\u2060{_end(one)}"


def _end(one: Occasion) -> str:
    """Midnight is the end of the day before, and is told so."""
    at = one.last.at
    return "24:00" if at is None or one.last.day > one.last_day else clock_text(at)
