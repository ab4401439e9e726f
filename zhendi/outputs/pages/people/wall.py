"""The wall of honour: everybody honoured in a year with their stars, and the households of that year as plaques."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people.honoured import Year, star, years_of
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.scope import Scope
from zhendi.register.addresses import list_url, wall_url
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
                scope = Scope(register, unit)
                yield from _Wall(scope, kind, years_of(_hung(scope, kind))).pages()


def _hung(scope: Scope, kind: type[Entry]) -> tuple[Shown, ...]:
    """What hangs on the wall of a kind: its own, and what no other wall holds."""
    held = scope.register.of(scope.unit_id)
    return tuple(each for each in held if each.entry.folder == kind.folder or not each.fields.people)


@dataclass(frozen=True)
class _Wall:
    scope: Scope
    kind: type[Entry]
    years: Sequence[Year]

    def pages(self) -> Iterator[Page]:
        for year in self.years:
            yield self._page(year)

    def _url(self, year: Year) -> str:
        return wall_url(self.scope.unit, self.kind, None if year is self.years[0] else year.year)

    def _page(self, year: Year) -> Page:
        name = in_script(_NAME, self.scope.lang)
        context: Data = {
            **self.scope.beside(self.kind, _NAME),
            "heading": name,
            "year": year.year,
            "years": [{"year": each.year, "url": self._url(each), "current": each is year} for each in self.years],
            **self._hung(year),
        }
        title = self.scope.owner + name
        title = title if year is self.years[0] else f"{title}（{year.year}年）"
        hung = (*(one.held for one in year.people), *year.plaques)
        return self.scope.page(self._url(year), "wall.html", title, context, newest(hung))

    def _hung(self, year: Year) -> Data:
        """People and households. Where there are walls below, the first of many hang here and the rest there."""
        album, below = Album(self.scope.register.view), self._below()
        people = year.people[:_OF_MANY] if below else year.people
        plaques = year.plaques[:_PLAQUES]
        return {
            "people": [star(one, album) for one in people],
            "total": len(year.people),
            "below": below if len(people) < len(year.people) else [],
            "plaques": [card(held, album, pictured=False) for held in plaques],
            "households": list_url(self.scope.unit, type(plaques[0].entry)) if plaques else "",
        }

    def _below(self) -> list[Data]:
        register = self.scope.register
        return [
            {"label": unit.shown_name, "url": wall_url(unit, self.kind), "lang": unit.lang}
            for unit in register.catalogue.children(self.scope.unit_id)
            if has_wall(register, unit, self.kind)
        ]
