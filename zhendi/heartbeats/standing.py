"""What is to be thought of each screen, by what was heard of it and by its hours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from zhendi.heartbeats.listening import ALIVE, Life
from zhendi.model.unit import Screen
from zhendi.playback import within


class Standing(Enum):
    """How a screen stands; only the first two are faults."""

    LOST = auto()  # was alive once, and is not within its hours
    NEVER = auto()  # was never heard of, though these are its hours
    ALIVE = auto()
    OFF = auto()  # not alive, outside its hours
    ALONE = auto()  # has no network

    @property
    def is_fault(self) -> bool:
        return self in (Standing.LOST, Standing.NEVER)


@dataclass(frozen=True)
class Seen:
    """A known screen, how it stands, and what was heard of it."""

    screen: Screen
    standing: Standing
    life: Life | None


def standings(screens: Iterable[Screen], lives: Mapping[str, Life], at: int) -> tuple[Seen, ...]:
    """Every screen at a moment, those that need somebody first."""
    seen = (Seen(screen, _standing(screen, lives.get(screen.code), at), lives.get(screen.code)) for screen in screens)
    return tuple(sorted(seen, key=lambda one: one.standing.value))


def _standing(screen: Screen, life: Life | None, at: int) -> Standing:
    if life and life.last >= at - ALIVE:
        return Standing.ALIVE
    if not screen.networked:
        return Standing.ALONE
    # A box that was switched on with its screen is given the time to be heard of.
    if not (within(screen.hours, at) and within(screen.hours, at - ALIVE)):
        return Standing.OFF
    return Standing.LOST if life else Standing.NEVER
