"""What a screen holds, and in what order: from the catalogue to its playables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from zhendi.catalogue import Catalogue
from zhendi.chinese import simplified
from zhendi.model.entry import Entry
from zhendi.model.unit import Screen, Slogan, Unit
from zhendi.playback.moments import DAY, TIERS, Playable, comes_up

# contracts/PLAYBACK.md, “What a manifest holds”: how many days ahead a screen must know what to do.
DAYS_NETWORKED, DAYS_ALONE = 7, 60


def programme(catalogue: Catalogue, screen: Screen, at: datetime, preview: bool = False) -> tuple[Playable, ...]:
    """What a screen's manifest holds, in its order. The title card ends it; with `preview` drafts are in it too.

    In a black-out the title card is all, and not even an emergency is in it.
    """
    card = Playable("title", "title", "filler", screen.unit)
    if catalogue.blackout(screen.code):
        return (card,)
    line = catalogue.lineage(screen.unit)
    entries = (_of_entry(entry) for entry in catalogue.entries if may_play(entry, screen, line, preview))
    slogans = (_of_slogan(row) for unit in line for row in catalogue.slogans if row.unit == unit.id)
    now = int(at.timestamp())
    end = now + (DAYS_NETWORKED if screen.networked else DAYS_ALONE) * DAY
    ahead = [playable for playable in chain(entries, slogans) if comes_up(playable, now, end)]
    return (*_in_order(ahead, screen.limit), card)


def may_play(entry: Entry, screen: Screen, line: Sequence[Unit], preview: bool = False) -> bool:
    """Whether the screen may ever play the entry. `line` is the screen's unit and the units above it."""
    reaches = entry.unit == screen.unit or (entry.flows_down and any(unit.id == entry.unit for unit in line))
    named = not entry.play.screens or screen.code in entry.play.screens
    allowed = entry.tier == "emergency" or _allows(screen, entry)
    return reaches and entry.stands(preview) and "screen" in entry.surfaces and named and allowed


def _allows(screen: Screen, entry: Entry) -> bool:
    return not screen.kinds or any(simplified(name) in (entry.folder, entry.label) for name in screen.kinds)


def _of_entry(entry: Entry) -> Playable:
    return Playable(
        id=entry.id,
        kind=entry.folder,
        tier=entry.tier,
        unit=entry.unit,
        entry=entry.id,
        since=int(entry.starts.timestamp()),
        until=int(entry.expires.timestamp()),
        weekdays=entry.play.weekdays,
        hours=entry.play.hours,
        seconds=entry.play.seconds,
    )


def _of_slogan(slogan: Slogan) -> Playable:
    since = int(slogan.since.first_moment.timestamp()) if slogan.since else None
    until = int(slogan.to.end_moment.timestamp()) if slogan.to else None
    return Playable("slogan", "slogan", "spacer", slogan.unit, text=slogan.text, since=since, until=until)


def _in_order(playables: Sequence[Playable], limit: int) -> Iterable[Playable]:
    """Tier by tier; `limit` holds for high and normal ones together, and the high ones come first."""
    of = {tier: [playable for playable in playables if playable.tier == tier] for tier in TIERS}
    high = _newest_first(of["high"])[:limit]
    normal = _newest_first(of["normal"])[: limit - len(high)]
    slogans = [replace(slogan, id=f"slogan#{n}") for n, slogan in enumerate(of["spacer"], 1)]
    before = (*in_turns(of["emergency"]), *in_turns(high), *in_turns(normal))
    return (*before, *slogans, *in_turns(of["filler"]))


def _newest_first(entries: Iterable[Playable]) -> list[Playable]:
    return sorted(entries, key=lambda playable: (-(playable.since or 0), playable.id))


def in_turns(playables: Iterable[Playable]) -> list[Playable]:
    """One tier's order: the next taken is always the newest whose kind differs from the last taken, where there is one."""
    left, taken = _newest_first(playables), list[Playable]()
    while left:
        last = taken[-1].kind if taken else None
        taken.append(left.pop(next((n for n, playable in enumerate(left) if playable.kind != last), 0)))
    return taken
