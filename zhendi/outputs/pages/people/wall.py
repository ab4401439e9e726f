"""The wall of honour: everybody honoured in a year with their stars, and the households of that year as plaques."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people.honoured import Year, star, years_of
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import list_url, page_address, unit_url, wall_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data

_OF_MANY, _PLAQUES = 60, 12
_NAME = "光荣墙"


def has_wall(register: Register, unit: Unit | None, kind: type[Entry]) -> bool:
    """Whether a kind honours anybody there."""
    return any(held.fields.people for held in register.of(unit.id if unit else None, kind.folder))


def wall_pages(register: Register) -> Iterator[Page]:
    for kind in register.catalogue.kinds:
        for unit in (None, *register.catalogue.units.values()):
            if has_wall(register, unit, kind):
                yield from _Wall(register, kind, unit, years_of(_hung(register, kind, unit))).pages()


def _hung(register: Register, kind: type[Entry], unit: Unit | None) -> tuple[Shown, ...]:
    """What hangs on the wall of a kind: its own, and what no other wall holds."""
    held = register.of(unit.id if unit else None)
    return tuple(each for each in held if each.entry.folder == kind.folder or not each.fields.people)


@dataclass(frozen=True)
class _Wall:
    register: Register
    kind: type[Entry]
    unit: Unit | None
    years: Sequence[Year]

    def pages(self) -> Iterator[Page]:
        for year in self.years:
            yield self._page(year)

    @property
    def lang(self) -> str:
        return self.unit.lang if self.unit else "zh-Hans"

    def _url(self, year: Year) -> str:
        return wall_url(self.unit, self.kind, None if year is self.years[0] else year.year)

    def _page(self, year: Year) -> Page:
        label, name = in_script(self.kind.label, self.lang), in_script(_NAME, self.lang)
        above = [{"label": self.unit.name, "url": unit_url(self.unit)}] if self.unit else []
        last: Data = {"label": name, "url": "", "lang": self.lang}
        listed: Data = {"label": label, "url": list_url(self.unit, self.kind), "lang": self.lang}
        context: Data = {
            "lang": self.lang,
            "theme": self.unit.theme if self.unit else "green",
            "here": list_url(None, self.kind),
            "heading": name,
            "above": [*above, {"label": label, "url": list_url(self.unit, self.kind)}],
            "year": year.year,
            "years": [{"year": each.year, "url": self._url(each), "current": each is year} for each in self.years],
            **self._hung(year),
            "crumbs": crumbs(self.register, self.unit, listed, last),
        }
        url = self._url(year)
        title = f"{self.unit.name if self.unit else ''}{name}"
        title = title if year is self.years[0] else f"{title}（{year.year}年）"
        canonical = page_address(self.register.catalogue.portal.address_base, url)
        path = url.removesuffix(".html") + ".md"
        hung = (*(one.held for one in year.people), *year.plaques)
        return Page(path, "wall.html", title, context, canonical=canonical, modified=newest(hung))

    def _hung(self, year: Year) -> Data:
        """People and households. Where there are walls below, the first of many hang here and the rest there."""
        album, below = Album(self.register.view), self._below()
        people = year.people[:_OF_MANY] if below else year.people
        plaques = year.plaques[:_PLAQUES]
        return {
            "people": [star(one, album) for one in people],
            "total": len(year.people),
            "below": below if len(people) < len(year.people) else [],
            "plaques": [card(held, album, pictured=False) for held in plaques],
            "households": list_url(self.unit, type(plaques[0].entry)) if plaques else "",
        }

    def _below(self) -> list[Data]:
        units = self.register.catalogue.children(self.unit.id if self.unit else None)
        return [
            {"label": unit.shown_name, "url": wall_url(unit, self.kind), "lang": unit.lang}
            for unit in units
            if has_wall(self.register, unit, self.kind)
        ]
