"""The days around a moment, and what happens on each."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA, WEEKDAYS, When, clock_text
from zhendi.register.shown import Shown
from zhendi.register.view import Data

_AHEAD = 14  # days told, from the Monday on
_A_DAY, _ROWS = 2, 6


def agenda(listed: Iterable[Shown], at: datetime, noted: frozenset[str]) -> Data | None:
    """The week around a moment as seven days with their counts, and some of what begins from that day on.

    What the page notes already gives way to the rest. None where nothing begins in the days told.
    """
    today = at.astimezone(CHINA).date()
    monday = today - timedelta(days=today.weekday())
    dated = sorted((held for held in listed if _within(held, monday)), key=lambda held: held.list_key)
    rows = _some_of_each_day([held for held in dated if held.moment.day >= today], noted)
    if not rows:
        return None
    told = {held.moment.day for held in rows}
    week = [_day(monday + timedelta(days=n), dated, told) for n in range(7)]
    return {"week": week, "rows": [_row(held) for held in rows], "first": week[0], "last": week[6]}


def _some_of_each_day(held: list[Shown], noted: frozenset[str]) -> list[Shown]:
    days = groupby(held, key=lambda each: each.moment.day)
    chosen = [sorted(group, key=lambda each: each.id in noted)[:_A_DAY] for _, group in days]
    return [each for day in chosen for each in sorted(day, key=lambda each: each.list_key)][:_ROWS]


def _within(held: Shown, monday: date) -> bool:
    """Whether it begins in the days told. What began before is no date to note."""
    return held.entry.happens is not None and monday <= held.moment.day < monday + timedelta(days=_AHEAD)


def _day(day: date, dated: list[Shown], told: set[date]) -> Data:
    count = sum(held.moment.day == day for held in dated)
    return {
        "iso": day.isoformat(),
        "month": day.month,
        "day": day.day,
        "weekday": f"周{WEEKDAYS[day.weekday()]}",
        "count": count,
        "linked": day in told,
    }


def _row(held: Shown) -> Data:
    first, last = held.entry.happens or (held.moment, None)
    return {
        "url": held.url,
        "title": held.entry.title,
        "lang": held.lang,
        "tag": in_script(held.fields.tag, held.lang),
        "unit": held.unit.shown_name,
        "urgent": held.fields.urgent,
        "theme": held.unit.theme,
        "iso": first.day.isoformat(),
        "month": first.day.month,
        "day": first.day.day,
        "weekday": f"周{WEEKDAYS[first.day.weekday()]}",
        "time": _time(first, last),
        "over": held.over,
        "until": held.over_from,
    }


def _time(first: When, last: When | None) -> str:
    if last is None or last.day == first.day:
        ends = f"—{clock_text(last.at)}" if last and last.at and first.at else ""
        return f"{clock_text(first.at)}{ends}" if first.at else "全天"
    return f"至{last.day.month}月{last.day.day}日"
