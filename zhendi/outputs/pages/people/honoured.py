"""Those who are honoured, year by year: people with the most hours first, and households."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhendi.model.appearance import Person
from zhendi.outputs.pages.cards import is_plaque, person
from zhendi.outputs.pages.pictures import Album
from zhendi.register.shown import Shown
from zhendi.register.view import Data


@dataclass(frozen=True)
class Honoured:
    """Somebody, and the entry that honours them."""

    who: Person
    held: Shown

    @property
    def rank(self) -> tuple[int, str, str]:
        """Lower comes first: those with the most hours."""
        return -(self.who.hours or 0), self.held.id, self.who.name


@dataclass(frozen=True)
class Year:
    """Who was honoured in a year: people in their order, households the newest first."""

    year: int
    people: tuple[Honoured, ...]
    plaques: tuple[Shown, ...]


def years_of(listed: Iterable[Shown]) -> tuple[Year, ...]:
    """The years in which anybody was honoured, the last first. Whoever was several times in one is told of once."""
    people: dict[int, dict[tuple[str, str, str], Honoured]] = {}
    plaques: dict[int, list[Shown]] = {}
    for held in listed:
        year = held.fields.year or held.moment.day.year
        if is_plaque(held.fields):
            plaques.setdefault(year, []).append(held)
        for who in held.fields.people:
            _keep_the_best(people.setdefault(year, {}), Honoured(who, held))
    return tuple(
        Year(year, tuple(sorted(people.get(year, {}).values(), key=_rank)), tuple(plaques.get(year, ())))
        for year in sorted({*people, *plaques}, reverse=True)
    )


def _keep_the_best(known: dict[tuple[str, str, str], Honoured], one: Honoured) -> None:
    key = (one.held.unit.id, one.who.name, one.who.team)
    if key not in known or one.rank < known[key].rank:
        known[key] = one


def _rank(one: Honoured) -> tuple[int, str, str]:
    return one.rank


def star(one: Honoured, album: Album) -> Data:
    """Somebody as the wall shows them, with the entry that tells more."""
    held = one.held
    told: Data = {"url": held.url, "lang": held.lang, "unit": held.unit.shown_name, "theme": held.unit.theme}
    return {**person(held, one.who, album), **told, "award": held.fields.tag}
