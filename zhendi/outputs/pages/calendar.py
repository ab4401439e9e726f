"""The days around a moment, and what happens on each."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from zhendi.model.chinese_dates import CHINA, WEEKDAYS, When, clock_text
from zhendi.outputs.pages.shown import Shown
from zhendi.outputs.pages.view import Data

_AHEAD = 14  # days told, from the Monday on
_ROWS = 9


def agenda(listed: Iterable[Shown], at: datetime) -> Data | None:
    """The week around a moment as seven days with their counts, and what happens in it and the week after."""
    today = at.astimezone(CHINA).date()
    monday = today - timedelta(days=today.weekday())
    dated = sorted((held for held in listed if _within(held, monday)), key=lambda held: held.list_key)
    coming = [held for held in dated if _last_day(held) >= today]
    rows = sorted(
        [*_latest([held for held in dated if _last_day(held) < today], _ROWS - len(coming)), *coming[:_ROWS]],
        key=lambda held: held.list_key,
    )
    if not rows:
        return None
    told = {held.moment.day for held in rows}
    week = [_day(monday + timedelta(days=n), dated, told) for n in range(7)]
    return {"week": week, "rows": [_row(held, today) for held in rows], "first": week[0], "last": week[6]}


def _latest(held: list[Shown], most: int) -> list[Shown]:
    return held[-most:] if most > 0 else []


def _first_day(held: Shown) -> date:
    return held.moment.day


def _last_day(held: Shown) -> date:
    last = held.entry.happens[1] if held.entry.happens else None
    return last.day if last else held.moment.day


def _within(held: Shown, monday: date) -> bool:
    """Whether it happens in the days told. What began before and lasts beyond the week is no date to note."""
    return held.entry.happens is not None and monday <= _first_day(held) < monday + timedelta(days=_AHEAD)


def _day(day: date, dated: list[Shown], told: set[date]) -> Data:
    count = sum(_first_day(held) == day for held in dated)
    return {
        "iso": day.isoformat(),
        "month": day.month,
        "day": day.day,
        "weekday": f"周{WEEKDAYS[day.weekday()]}",
        "count": count,
        "linked": day in told,
    }


def _row(held: Shown, today: date) -> Data:
    first, last = held.entry.happens or (held.moment, None)
    return {
        "url": held.url,
        "title": held.entry.title,
        "lang": held.lang,
        "tag": held.fields.tag,
        "unit": held.unit.shown_name,
        "urgent": held.fields.urgent,
        "theme": held.unit.theme,
        "iso": first.day.isoformat(),
        "month": first.day.month,
        "day": first.day.day,
        "weekday": f"周{WEEKDAYS[first.day.weekday()]}",
        "time": _time(first, last),
        "over": held.over,
        "until": held.until.isoformat() if held.until and not held.over else "",
    }


def _time(first: When, last: When | None) -> str:
    if last is None or last.day == first.day:
        ends = f"—{clock_text(last.at)}" if last and last.at and first.at else ""
        return f"{clock_text(first.at)}{ends}" if first.at else "全天"
    return f"至{last.day.month}月{last.day.day}日"
