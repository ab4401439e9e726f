"""What entries have in common, and which others each one leads on to."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest

from zhendi.chinese import simplified
from zhendi.register.shown import Shown

_A_TIE = 2  # others for the same reason, as long as there is another reason


@dataclass(frozen=True)
class Tie:
    """What several entries share. `kind` is campaign, series, grid, topic or place; `name` as its entry writes it."""

    kind: str
    key: str
    name: str = ""


@dataclass(frozen=True)
class Kin:
    """Another entry, and why it is told of."""

    held: Shown
    tie: Tie


class Kinship:
    """The entries by what they share. Of many, those nearest in time are told: a new one reaches few others' pages."""

    def __init__(self, listed: Iterable[Shown]) -> None:
        """`listed` are all entries, the newest first."""
        self._keys: dict[tuple[str, str], list[tuple[datetime, str]]] = defaultdict(list)
        self._held: dict[tuple[str, str], list[Shown]] = defaultdict(list)
        for held in reversed(tuple(listed)):
            for tie in ties(held):
                self._keys[tie.kind, tie.key].append(held.sort_key)
                self._held[tie.kind, tie.key].append(held)

    def of(self, held: Shown, most: int = 3) -> tuple[Kin, ...]:
        """Two others for each reason in turn, by campaign, series, grid, topic and place; then more for the first."""
        found = [[Kin(other, tie) for other in self._nearest(held, tie, most)] for tie in ties(held)]
        chosen: dict[str, Kin] = {}
        for kin in chain(*(each[:_A_TIE] for each in found), *(each[_A_TIE:] for each in found)):
            if len(chosen) < most:
                chosen.setdefault(kin.held.id, kin)
        return tuple(chosen.values())

    def _nearest(self, held: Shown, tie: Tie, most: int) -> list[Shown]:
        """Those just after it and just before it, in turn."""
        group = self._held.get((tie.kind, tie.key), [])
        at = bisect_left(self._keys.get((tie.kind, tie.key), []), held.sort_key)
        itself = at < len(group) and group[at].id == held.id
        after = group[at + itself : at + itself + most]
        before = reversed(group[max(0, at - most) : at])
        pairs = zip_longest(after, before)
        return [other for pair in pairs for other in pair if other][:most]


def ties(held: Shown) -> Iterator[Tie]:
    """What an entry may share with others, the closest first."""
    entry = held.entry
    yield from (Tie("campaign", simplified(name), name) for name in entry.campaigns)
    if held.fields.series:
        yield Tie("series", simplified(held.fields.series), held.fields.series)
    if entry.grid:
        yield Tie("grid", f"{entry.unit}\n{simplified(entry.grid)}", entry.grid)
    yield from (Tie("topic", simplified(name), name) for name in entry.topics)
    yield Tie("place", f"{entry.unit}\n{entry.folder}")
