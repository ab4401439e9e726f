"""Everything by month: the months there are, and what each holds, all kinds together, day by day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.unit import Unit
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.lists.leaves import Leaf, leaves, pager
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.scope import Scope
from zhendi.register.addresses import archive_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data
from zhendi.register.words import date_parts

_NAME = "按月份找"
_A_FEW = 150  # entries that one page can hold as lines
_OF_A_LINE = ("url", "title", "lang", "theme", "unit", "label", "tag", "urgent", "draft")

Month = tuple[int, int]


def archive_pages(register: Register) -> Iterator[Page]:
    """The archive of the whole site and of every unit that has anything: a small one is a single page.

    The months of a unit that lists what a unit above it lists are the months there.
    """
    for unit in (None, *register.catalogue.units.values()):
        held = sorted(register.of(unit.id if unit else None), key=lambda each: each.list_key, reverse=True)
        if held:
            months = {month: tuple(group) for month, group in groupby(held, key=_month)}
            small = unit is not None and len(held) <= _A_FEW
            yield from _Archive(register, unit, register.widest(unit), months, small).pages()


def _month(held: Shown) -> Month:
    return held.moment.day.year, held.moment.day.month


@dataclass(frozen=True)
class _Archive:
    """The months, the last first, of a unit or the whole site. Their pages are those of `goes_on_in`."""

    register: Register
    unit: Unit | None
    goes_on_in: Unit | None
    months: Mapping[Month, tuple[Shown, ...]]
    small: bool

    def pages(self) -> Iterator[Page]:
        yield self._index()
        if not self.small and self.goes_on_in is self.unit:
            yield from (self._month(month, leaf) for month in self.months for leaf in self._leaves(month))

    @property
    def lang(self) -> str:
        return self.unit.lang if self.unit else "zh-Hans"

    @property
    def _name(self) -> str:
        return f"{self.unit.name if self.unit else ''}{in_script(_NAME, self.lang)}"

    def _leaves(self, month: Month) -> Iterator[Leaf]:
        return leaves(archive_url(self.unit, month).removesuffix("/index.html"), self.months[month])

    def _index(self) -> Page:
        """The months, year by year; in a small archive also what each holds."""
        held = [each for group in self.months.values() for each in group]
        told: Data = {
            "years": [self._year(year, tuple(months)) for year, months in groupby(self.months, lambda month: month[0])],
            "months": [
                {"year": year, "month": month, "days": _days(group, self.lang)}
                for (year, month), group in self.months.items()
                if self.small
            ],
        }
        return self._page(archive_url(self.unit), "archive.html", self._name, held, told)

    def _year(self, year: int, months: Sequence[Month]) -> Data:
        ways = [self._way(month) for month in months]
        return {"year": year, "count": sum(len(self.months[month]) for month in months), "months": ways}

    def _way(self, month: Month) -> Data:
        """The way to a month: its page, or its place on the only page."""
        year, number = month
        url = f"{archive_url(self.unit)}#m{year}-{number}" if self.small else archive_url(self.goes_on_in, month)
        return {"year": year, "month": number, "url": url, "count": len(self.months[month])}

    def _month(self, month: Month, leaf: Leaf) -> Page:
        name = f"{month[0]}年{month[1]}月"
        told: Data = {
            "year": month[0],
            "month": month[1],
            "total": len(self.months[month]) if leaf.is_first else None,
            "beside": self._beside(month) if leaf.is_first else {"later": None, "earlier": None},
            "days": _days(leaf.held, self.lang),
            "pager": pager(leaf, self.lang),
        }
        title = f"{name if leaf.is_first else leaf.span(self.lang)} · {self._name}"
        last: Data = {"label": name, "url": "", "lang": self.lang}
        return self._page(leaf.url, "month.html", title, leaf.held, told, last)

    def _beside(self, month: Month) -> Data:
        order = list(self.months)
        place = order.index(month)
        return {
            "later": _named(order[place - 1], self.unit) if place else None,
            "earlier": _named(order[place + 1], self.unit) if place + 1 < len(order) else None,
        }

    def _page(self, url: str, template: str, title: str, held: Sequence[Shown], told: Data, *last: Data) -> Page:
        index: Data = {
            "label": in_script(_NAME, self.lang),
            "url": archive_url(self.unit) if last else "",
            "lang": self.lang,
        }
        context: Data = {
            "here": "",
            "above": [{"label": self.unit.name, "url": unit_url(self.unit)}] if self.unit else [],
            "archive": archive_url(self.unit),
            "crumbs": crumbs(self.register, self.unit, index, *last),
            **told,
        }
        return Scope(self.register, self.unit).page(url, template, title, context, newest(held))


def _named(month: Month, unit: Unit | None) -> Data:
    return {"year": month[0], "month": month[1], "url": archive_url(unit, month)}


def _days(held: Sequence[Shown], lang: str) -> list[Data]:
    days = (tuple(group) for _, group in groupby(held, key=lambda each: each.moment.day))
    return [{"when": date_parts(group[0].moment, lang), "lines": [_line(each) for each in group]} for group in days]


def _line(held: Shown) -> Data:
    return {key: held.words[key] for key in _OF_A_LINE}
