"""What access logs say of every screen, put together from any number of them in any order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from zhendi.heartbeats.logs import Rubbish, Sign, moment_in, sign_in

ALIVE = 300  # seconds: a screen heard of within them is alive; it polls every 60, give or take a fifth

# Bounds for a log of somebody who pretended to be screens: codes heard of, changes of release that one log tells of each.
_MOST_CODES, _MOST_RUNS = 10_000, 500


@dataclass(frozen=True)
class Life:
    """What is known of a screen: when it was heard of last; its release, since when it has played it, and its state,
    all None or empty without a heartbeat."""

    last: int
    release: str = ""
    since: int | None = None
    state: str = ""


@dataclass(frozen=True)
class Heard:
    """What the logs say: screens by code, how many lines there were, how many made no sense, and the last moment in them."""

    screens: Mapping[str, Life]
    lines: int = 0
    rubbish: int = 0
    latest: int | None = None


@dataclass
class _Run:
    """One release played from a moment to another, by one log."""

    release: str
    first: int
    last: int
    state: str


@dataclass
class Listener:
    """Hears logs of any length, one after another and in any order; what comes after the moment `until` is not heard."""

    until: int
    _runs: dict[str, list[_Run]] = field(default_factory=lambda: defaultdict(list))
    _polled: dict[str, int] = field(default_factory=dict)
    _lines: int = 0
    _rubbish: int = 0
    _latest: int | None = None

    def log(self, lines: Iterable[bytes]) -> None:
        """Hear one log, whose lines stand in about the order of their moments."""
        here: dict[str, list[_Run]] = defaultdict(list)
        last = b""
        for line in lines:
            self._lines += 1
            try:
                sign = sign_in(line)
            except Rubbish:
                self._rubbish += 1
                continue
            last = line
            if sign and sign.at <= self.until:
                self._hear(sign, here)
        self._close(here, last)

    def heard(self) -> Heard:
        lives = {code: _life(polled, self._runs[code]) for code, polled in sorted(self._polled.items())}
        return Heard(lives, self._lines, self._rubbish, self._latest)

    def _hear(self, sign: Sign, here: dict[str, list[_Run]]) -> None:
        known = self._polled.get(sign.screen)
        if known is None and len(self._polled) >= _MOST_CODES:
            return
        self._polled[sign.screen] = sign.at if known is None else max(known, sign.at)
        if not sign.state:
            return
        runs = here[sign.screen]
        if not runs or runs[-1].release != sign.release:
            runs.append(_Run(sign.release, sign.at, sign.at, sign.state))
            del runs[:-_MOST_RUNS]
            return
        run = runs[-1]
        run.first = min(run.first, sign.at)
        if sign.at >= run.last:
            run.last, run.state = sign.at, sign.state

    def _close(self, here: dict[str, list[_Run]], last: bytes) -> None:
        for code, runs in here.items():
            self._runs[code] += runs
        latest = moment_in(last)
        if latest is not None:
            self._latest = max(self._latest or latest, latest)


def _life(polled: int, runs: list[_Run]) -> Life:
    """A heartbeat that stopped while polls go on says nothing of today."""
    newest_first = sorted(runs, key=lambda run: run.last, reverse=True)
    if not newest_first or newest_first[0].last < polled - ALIVE:
        return Life(polled)
    newest = newest_first[0]
    same = takewhile(lambda run: run.release == newest.release, newest_first)
    return Life(polled, newest.release, min(run.first for run in same), newest.state)
