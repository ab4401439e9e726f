"""Whose turn it is: rounds, emergencies, spacers, and what a screen shows from a moment on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, cycle, dropwhile, pairwise

from zhendi.playback.moments import DAY, TIERS, Playable, Windows, eligible, midnight, within

# How long a screen that has nothing at all to show waits before it looks again.
_EMPTY = 60

# Who takes turns with whom from round to round: fillers join the spacers when nothing else plays.
_TAKES_TURNS = {"emergency": "emergency", "spacer": "spacer", "filler": "spacer"}


def round_of(high: Sequence[Playable], normal: Sequence[Playable]) -> tuple[Playable, ...]:
    """One round: each normal once and each high h times, the high ones spread evenly. contracts/PLAYBACK.md, “Tiers”, 2."""
    times = 0 if not high else 1 if len(normal) <= len(high) else max(2, -(-len(normal) // (3 * len(high))))
    share, length = times * len(high), len(normal) + times * len(high)
    highs, normals = cycle(high), iter(normal)
    return tuple(next(highs if (n + 1) * share // length > n * share // length else normals) for n in range(length))


def _by_tier(playables: Sequence[Playable]) -> dict[str, list[Playable]]:
    return {tier: [playable for playable in playables if playable.tier == tier] for tier in TIERS}


@dataclass(frozen=True)
class Place:
    """Where a screen stands: what plays (None: dark) and which of its slides, from 0; what is left of the round.

    `turns` remembers who played last: among emergencies, and among spacers and fillers.
    """

    playable: Playable | None = None
    slide: int = 0
    rest: tuple[Playable, ...] = ()
    turns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Loop:
    """What a screen plays from: its playables in order, each with the seconds of its slides, and its own hours.

    A screen that cannot trust its clock knows neither its hours nor of emergencies. contracts/PLAYBACK.md, “A broken clock”.
    """

    parts: tuple[tuple[Playable, tuple[int, ...]], ...]
    hours: Windows = ()
    trusted: bool = True

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {playable.id: n for n, (playable, _) in enumerate(self.parts)}

    @cached_property
    def _of(self) -> Mapping[str, Sequence[Playable]]:
        return _by_tier([playable for playable, _ in self.parts])

    def seconds(self, playable: Playable) -> tuple[int, ...]:
        return self.parts[self._number[playable.id]][1]

    def lit(self, at: int) -> bool:
        return not self.trusted or within(self.hours, at)

    def able(self, at: int) -> list[Playable]:
        """What may take turns at a moment, in order: emergencies alone where there are any, else everything eligible."""
        others = (playable for playable, _ in self.parts if playable.tier != "emergency")
        return self._alarms(at) or [playable for playable in others if eligible(playable, at)]

    def _alarms(self, at: int) -> list[Playable]:
        return [playable for playable in self._of["emergency"] if self.trusted and eligible(playable, at)]

    def next(self, place: Place, at: int) -> Place:
        """What follows at a moment: always something within the screen's hours, if only the title card.

        Only a new round looks at every playable.
        """
        if not self.lit(at):
            return Place(turns=place.turns)
        alarms = self._alarms(at)
        if self._goes_on(place, alarms, at):
            return replace(place, slide=place.slide + 1)
        if alarms:
            return _begin(self._first_in_turn("emergency", alarms, place), place)
        rest = tuple(dropwhile(lambda playable: not eligible(playable, at), place.rest))
        return _begin(rest or self._new_round(self.able(at), place), place)

    def _goes_on(self, place: Place, alarms: Sequence[Playable], at: int) -> bool:
        """Whether the next slide of what plays follows."""
        now = place.playable
        if now is None or place.slide + 1 == len(self.seconds(now)):
            return False
        return now in alarms if alarms or now.tier == "emergency" else eligible(now, at)

    def _new_round(self, able: Sequence[Playable], place: Place) -> tuple[Playable, ...]:
        of = _by_tier(able)
        planned = round_of(of["high"], of["normal"])
        return (*planned, *self._first_in_turn("spacer", of["spacer"] if planned else able, place))

    def _first_in_turn(self, sort: str, able: Sequence[Playable], place: Place) -> Sequence[Playable]:
        """The first of those able that stands after the last that had a turn, going round; none of none."""
        last = self._number.get(place.turns.get(sort, ""), -1)
        return [playable for playable in able if self._number[playable.id] > last][:1] or able[:1]


def _begin(turns: Sequence[Playable], place: Place) -> Place:
    """The first of these plays, and the others are left of the round."""
    if not turns:
        return Place(turns=place.turns)
    first, sort = turns[0], _TAKES_TURNS.get(turns[0].tier)
    return Place(first, 0, tuple(turns[1:]), {**place.turns, sort: first.id} if sort else place.turns)


@dataclass(frozen=True)
class Showing:
    """One slide, numbered from 0, from one moment to another; None for a dark screen."""

    at: int
    until: int
    playable: Playable | None
    slide: int


def plan(loop: Loop, start: int) -> Iterator[Showing]:
    """Everything that a screen shows from `start` on, without end. A slide ends early where the screen goes dark."""
    place, at = Place(), start
    while True:
        place = loop.next(place, at if loop.trusted else start)
        stays = loop.seconds(place.playable)[place.slide] if place.playable else _EMPTY if loop.lit(at) else DAY
        until = min((at + stays, *_switches(loop, at)))
        yield Showing(at, until, place.playable, place.slide)
        at = until


def _switches(loop: Loop, at: int) -> list[int]:
    """The moments from `at` to the next day's end at which the screen goes dark or comes on."""
    edges = (midnight(at) + day * DAY + edge * 60 for day in range(2) for pair in loop.hours for edge in pair)
    return [edge for edge in edges if edge > at and loop.lit(edge) != loop.lit(at)]


def showing_at(loop: Loop, start: int, moment: int) -> Showing:
    """What a screen that began at `start` shows at a later moment."""
    return next(showing for showing in plan(loop, start) if showing.until > moment)


def one_round(loop: Loop, at: int) -> tuple[Showing, ...]:
    """One whole round, for what plays without a schedule: what may take turns at `at`, the screen's hours ignored.

    The showings follow one another from `at` on. A round of entries ends with the first spacer; where there are only
    emergencies, or only spacers and filler, each has one turn. Never empty, since every manifest holds its title card.
    """
    able = loop.able(at)
    of = _by_tier(able)
    planned = round_of(of["high"], of["normal"])
    slides = [
        (playable, slide, stays)
        for playable in ((*planned, *of["spacer"][:1]) if planned else able)
        for slide, stays in enumerate(loop.seconds(playable))
    ]
    times = pairwise(accumulate((stays for _, _, stays in slides), initial=at))
    return tuple(Showing(*span, playable, slide) for span, (playable, slide, _) in zip(times, slides, strict=True))
