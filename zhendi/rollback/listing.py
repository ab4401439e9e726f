"""The releases that are kept, each with what it changed."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from zhendi.releases import History, Kept, released
from zhendi.rollback.differing import Difference, difference


@dataclass(frozen=True)
class Listed:
    """A release, and whether it is the one that plays now.

    Against the one before it: what changed on each screen, which came and went, which were blacked out and lit again.
    """

    number: int
    published: datetime
    screens: int
    plays: bool
    before: int | None = None
    changes: Mapping[str, Difference] = field(default_factory=dict)
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    darkened: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()


def listed(out: Path) -> tuple[Listed, ...]:
    """Every release kept of an output, the newest first."""
    history, now = History(out), dict(released(out))
    kept = history.kept()
    plays = next((one for one in kept if one.releases == now), None)
    return tuple(
        _listed(history, one, before, one is plays) for one, before in zip(kept, (*kept[1:], None), strict=False)
    )


def _listed(history: History, one: Kept, before: Kept | None, plays: bool) -> Listed:
    plain = Listed(one.number, one.published, len(one.screens), plays)
    if before is None:
        return plain
    black, was_black = set(one.account.black), set(before.account.black)
    return replace(
        plain,
        before=before.number,
        changes=dict(_changes(history, one, before, black | was_black)),
        came=_sorted(one.screens.keys() - before.screens.keys()),
        went=_sorted(before.screens.keys() - one.screens.keys()),
        darkened=_sorted(black - was_black),
        lit=_sorted(was_black - black),
    )


def _changes(history: History, one: Kept, before: Kept, passed_over: Set[str]) -> Iterator[tuple[str, Difference]]:
    names = one.account.beside(before.account)
    for code in sorted((one.screens.keys() & before.screens.keys()) - passed_over):
        earlier, later = history.manifest(before, code), history.manifest(one, code)
        if one.releases[code] != before.releases[code] and earlier and later:
            yield code, difference(earlier, later, names)


def _sorted(codes: Set[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))
