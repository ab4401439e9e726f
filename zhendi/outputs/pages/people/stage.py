"""The stage: which series of talks there are, and whose turn it has been in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhendi.chinese import simplified
from zhendi.model.appearance import Speaker
from zhendi.model.unit import Unit
from zhendi.register.listing import Register
from zhendi.register.shown import Shown

_SPEAKING_LEVEL = "community"


@dataclass(frozen=True)
class Series:
    """The sessions of one series, the newest first."""

    name: str
    held: tuple[Shown, ...]

    @property
    def is_of_heads(self) -> bool:
        """Whether all who speak in it lead a unit, so that one may ask which of them has not spoken yet."""
        return all(held.fields.speaker and held.fields.speaker.heads for held in self.held)

    @property
    def attendance(self) -> int:
        return sum(held.fields.attendance or 0 for held in self.held)

    @property
    def uncounted(self) -> int:
        """At how many sessions nobody has counted."""
        return sum(held.fields.attendance is None for held in self.held)

    @property
    def first(self) -> date:
        return self.held[-1].moment.day

    @property
    def last(self) -> date:
        return self.held[0].moment.day


@dataclass(frozen=True)
class Seat:
    """A unit whose head is to speak, and the last session at which that was done."""

    unit: Unit
    said: Shown | None


class Stage:
    """Whom each speaker speaks for, worked out once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._of: dict[str, Unit | None] = {}

    @cached_property
    def _speaking(self) -> tuple[tuple[str, Unit], ...]:
        units = self._register.catalogue.units.values()
        return tuple((simplified(unit.name), unit) for unit in units if unit.level == _SPEAKING_LEVEL)

    def seats(self, series: Series, unit: Unit | None) -> tuple[Seat, ...]:
        """The units of the tree whose heads the series waits for: those that have spoken, the last first, then the rest."""
        said: dict[str, Shown] = {}
        for held in series.held:
            home = self._home(held)
            if home:
                said.setdefault(home.id, held)
        within = {held.id: held for _, held in self._speaking if _lies_in(held, unit)}
        spoken = (Seat(within[unit_id], held) for unit_id, held in said.items() if unit_id in within)
        return (*spoken, *(Seat(held, None) for held in within.values() if held.id not in said))

    def _home(self, held: Shown) -> Unit | None:
        if held.id not in self._of and held.fields.speaker:
            self._of[held.id] = self._named(held, held.fields.speaker)
        return self._of.get(held.id)

    def _named(self, held: Shown, speaker: Speaker) -> Unit | None:
        """The unit that the speaker's own words name, the nearest of those of one name; else the entry's."""
        named = simplified(speaker.unit)
        found = [unit for name, unit in self._speaking if name in named]
        if found:
            return max(found, key=lambda unit: (_shared(unit.id, held.unit.id), len(unit.name), unit.id))
        return held.unit if held.unit.level == _SPEAKING_LEVEL else None


def series_of(held: Iterable[Shown]) -> tuple[Series, ...]:
    """The series of what is held, those of the heads first, then those with the most sessions."""
    groups: dict[str, list[Shown]] = {}
    for each in sorted(held, key=lambda each: each.list_key, reverse=True):
        if each.fields.speaker and each.fields.series:
            groups.setdefault(each.fields.series, []).append(each)
    found = (Series(name, tuple(group)) for name, group in groups.items())
    return tuple(sorted(found, key=lambda series: (not series.is_of_heads, -len(series.held), series.name)))


def _lies_in(unit: Unit, above: Unit | None) -> bool:
    return above is None or unit.id == above.id or unit.id.startswith(f"{above.id}/")


def _shared(one: str, other: str) -> int:
    """How many steps of the tree two units have in common."""
    count = 0
    for a, b in zip(one.split("/"), other.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
