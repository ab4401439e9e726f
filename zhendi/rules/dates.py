"""Dates that contradict each other, and last year's date that was copied with last year's file."""

import re
from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity
from zhendi.model.entry import Entry
from zhendi.model.keys import title_of

_LONG_AGO_DAYS = 180
_LONG_BEFORE_NEW_YEAR = 10  # months: what is put up in the last two may well be about the next year


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        yield from _course(entry)
        yield from _publication(entry)
    for slogan in catalogue.slogans:
        if slogan.since and slogan.to and slogan.to.end_moment <= slogan.since.first_moment:
            yield Diagnostic(slogan.at, "date-order", "标语的止早于起", "核对 from（起）和 to（止）")


def _course(entry: Entry) -> Iterator[Diagnostic]:
    """Of what it tells: its end after its start, its year not last year's by mistake."""
    if not entry.happens:
        return
    start, end = entry.happens
    first, last = entry.happens_keys
    if end and end.end_moment <= start.first_moment:
        said = f"{title_of(type(entry), last)}早于{title_of(type(entry), first)}"
        yield Diagnostic(entry.span(last), "date-order", said, "核对起止两项的日期和时间")
    days = (entry.publish_on.day - start.day).days
    over = end is None or end.day.year == start.day.year
    if entry.publish_on.day.year == start.day.year + 1 and days > _LONG_AGO_DAYS and over:
        said = f"日期是{start.day.year}年，上线却在{entry.publish_on.day.year}年，是不是抄了去年的日期"
        yield Diagnostic(entry.span(first), "date-last-year", said, "改成今年的日期；没写错就不用管", Severity.WARNING)


def _publication(entry: Entry) -> Iterator[Diagnostic]:
    # An expiry at the very moment of publication is no mistake: an emergency was called back within its first minute.
    expiry = entry.expire_on if entry.expire_on != entry.publish_on else None
    if expiry and expiry.end_moment <= entry.starts:
        yield Diagnostic(
            entry.span("expire_on"), "date-order", "下线日早于上线日", "核对 publish_on（上线日）和 expire_on（下线日）"
        )
    if entry.tier == "emergency" and entry.expire_on is None:
        said = "紧急内容没有写下线日"
        remedy = "补上 expire_on（下线日），到时自动撤下，不会一直占着屏"
        yield Diagnostic(entry.span(*entry.tier_place), "emergency-expiry", said, remedy)
    yield from _publication_year(entry)


def _publication_year(entry: Entry) -> Iterator[Diagnostic]:
    """A slug that begins with this year, and a file whose dates are all last year's."""
    year = re.match(r"(20\d\d)-", entry.slug)
    if year and int(year[1]) == entry.publish_on.day.year + 1 and entry.publish_on.day.month <= _LONG_BEFORE_NEW_YEAR:
        said = f"文件名是{year[1]}年的，上线日却在{entry.publish_on.day.year}年，是不是抄了去年的日期"
        span = entry.span("publish_on")
        yield Diagnostic(span, "date-last-year", said, "改成今年的日期；没写错就不用管", Severity.WARNING)
