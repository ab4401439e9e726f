"""公示 stands for at least five working days. contracts/RULES.md: 评选 5 working days, with 调休 counted.

The day on which it begins is not counted, the longer and safer reading (民法典 art. 201).
"""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar

from zhendi.catalogue import Catalogue
from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Severity
from zhendi.model.chinese_dates import When
from zhendi.model.entry import Entry

LEAST_WORKING_DAYS = 5


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        if entry.happens and "公示" in simplified(entry.title):
            yield from _window(entry, *entry.happens)


def _window(entry: Entry, start: When, end: When | None) -> Iterator[Diagnostic]:
    if end is None:
        return
    span = entry.span(entry.happens_keys[1])
    try:
        days = working_days(start.day, end.day)
    except NotImplementedError:
        said = f"还没有{end.day.year}年的放假和调休安排，算不出公示够不够{LEAST_WORKING_DAYS}个工作日"
        yield Diagnostic(
            span, "calendar-unknown", said, "等国务院公布当年安排后更新程序，眼下请对照通知自己数一遍", Severity.WARNING
        )
        return
    if days < LEAST_WORKING_DAYS:
        said = f"公示只有{days}个工作日，应不少于{LEAST_WORKING_DAYS}个（起始日不算，调休已计）"
        yield Diagnostic(span, "calendar-short", said, "把截止日往后延", Severity.WARNING)


def working_days(first: date, last: date) -> int:
    """Working days after `first` up to and including `last`. Raises NotImplementedError for a year not yet arranged."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(bool(chinese_calendar.is_workday(day)) for day in days)
