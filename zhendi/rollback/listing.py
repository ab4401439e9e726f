"""The releases that are kept, each with what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from zhendi.releases import History, Kept, released
from zhendi.rollback.differing import Difference, difference


@dataclass(frozen=True)
class Listed:
    """A release: whether it is the one that plays now; against the one before it, what changed on each screen, and which came or went."""

    number: int
    published: datetime
    screens: int
    plays: bool
    before: int | None = None
    changes: Mapping[str, Difference] = field(default_factory=dict)
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


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
    names = one.account.beside(before.account)
    changes = {}
    for code in one.screens.keys() & before.screens.keys():
        earlier, later = history.manifest(before, code), history.manifest(one, code)
        if one.releases[code] != before.releases[code] and earlier and later:
            changes[code] = difference(earlier, later, names)
    came, went = one.screens.keys() - before.screens.keys(), before.screens.keys() - one.screens.keys()
    ordered = dict(sorted(changes.items()))
    return replace(plain, before=before.number, changes=ordered, came=tuple(sorted(came)), went=tuple(sorted(went)))
