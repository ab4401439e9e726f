"""Calendar pages: what happens in a month, of the whole site and of each unit."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA
from zhendi.model.unit import Unit
from zhendi.outputs.pages.following import feed_links
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.month import Month, lasts, month_of, month_told
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.scope import Scope
from zhendi.register.addresses import absolute, archive_url, calendar_url, ics_url, unit_url
from zhendi.register.following import calendar_title
from zhendi.register.listing import Register
from zhendi.register.occasions import Occasion
from zhendi.register.shown import newest
from zhendi.register.view import Data

_KEPT = 2  # months past that a unit's own calendar keeps; the site's keeps all


def calendar_pages(register: Register) -> Iterator[Page]:
    """Of the site and of each unit where anything happens: the month built for, and a page for each month."""
    for unit in (None, *register.catalogue.units.values()):
        found = register.occasions(unit.id if unit else None)
        if found:
            yield from _Calendar(register, unit, found).pages()


class _Calendar:
    """One calendar: its months, and what is written in each."""

    def __init__(self, register: Register, unit: Unit | None, found: Sequence[Occasion]) -> None:
        self._register, self._unit = register, unit
        self._scope = Scope(register, unit)
        self._today = register.view.at.astimezone(CHINA).date()
        self._now = now = month_of(self._today)
        self._named = unit is None or bool(register.catalogue.children(unit.id))
        self._lang = self._scope.lang
        since = now.plus(-_KEPT) if unit else month_of(found[0].first.day)
        kept = [one for one in found if one.last_day >= since.first]
        self._written = _by_month(kept)
        self._lasting = [one for one in kept if lasts(one)]
        self._months = sorted({now, *(month for month in self._written if month >= since)})

    def pages(self) -> Iterator[Page]:
        for month in self._months:
            found = self._found(month)
            told = month_told(month, found, self._lang, self._named, self._today)
            if month == self._now:
                yield self._page(month, "", told, newest(one.held for one in found))
            yield self._page(month, month.name, told, newest(one.held for one in found))

    def _found(self, month: Month) -> list[Occasion]:
        """What is written in a month, and what may go on through it."""
        return list({one.held.id: one for one in (*self._written.get(month, ()), *self._lasting)}.values())

    def _page(self, month: Month, part: str, told: Data, modified: datetime | None) -> Page:
        register, unit, lang = self._register, self._unit, self._lang
        title = calendar_title(register.catalogue.portal, unit)
        context: Data = {
            "here": calendar_url(None),
            "crumbs": self._crumbs(month, part),
            "description": title + in_script(f"：{month.label}的活动、宣讲和通知，几点、在哪儿", lang),
            "unit": {"name": unit.name, "url": unit_url(unit)} if unit else None,
            "month": told,
            **self._ways(month),
            "subscribe": self._subscribe(),
            "feeds": feed_links(register, unit),
        }
        name = f"{in_script(month.label, lang)} {title}" if part else title
        return self._scope.page(calendar_url(unit, part), "calendar.html", name, context, modified)

    def _crumbs(self, month: Month, part: str) -> list[Data]:
        label = in_script("日历", self._lang)
        if not part:
            return crumbs(self._register, self._unit, {"label": label, "url": "", "lang": self._lang})
        steps: tuple[Data, Data] = (
            {"label": label, "url": calendar_url(self._unit), "lang": self._lang},
            {"label": in_script(month.label, self._lang), "url": "", "lang": self._lang},
        )
        return crumbs(self._register, self._unit, *steps)

    def _ways(self, month: Month) -> Data:
        """The months before and after, all of them by year, and where a unit's longer past is told."""
        place = self._months.index(month)
        before = self._months[place - 1] if place else None
        after = self._months[place + 1] if place + 1 < len(self._months) else None
        return {
            "back": self._way(before, month) if before else None,
            "on": self._way(after, month) if after else None,
            "years": [
                {"year": year, "months": [self._way(each, month) for each in months]}
                for year, months in groupby(self._months, key=lambda each: each.year)
            ],
            "whole": calendar_url(None) if self._unit else "",
            "archive": archive_url(self._unit),
        }

    def _way(self, to: Month, shown: Month) -> Data:
        url = calendar_url(self._unit, "" if to == self._now else to.name)
        label = to.label if to.year != shown.year else f"{to.number}月"
        return {"label": in_script(label, self._lang), "month": to.number, "url": url, "here": to == shown}

    def _subscribe(self) -> Data:
        url = ics_url(self._unit)
        address = absolute(self._register.catalogue.portal.address_base, url)
        return {"url": url, "address": address, "webcal": "webcal" + address.removeprefix(urlsplit(address).scheme)}


def _by_month(found: Sequence[Occasion]) -> dict[Month, list[Occasion]]:
    """What is written in each month, the earliest first."""
    written: dict[Month, list[Occasion]] = {}
    for one in found:
        ends = month_of(one.first.day), month_of(one.last_day)  # what fills a week or less reaches into two at most
        for month in dict.fromkeys(ends):
            written.setdefault(month, []).append(one)
    return written
