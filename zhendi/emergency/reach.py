"""When each screen will show what it was just told, or why it will not."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto

from zhendi.catalogue import Catalogue
from zhendi.model.chinese_dates import CHINA
from zhendi.model.unit import Screen
from zhendi.outputs.manifests import Manifest
from zhendi.playback import within
from zhendi.revising import seconds_to_follow


class How(Enum):
    """What a screen does with an emergency."""

    SOON = auto()  # shows it within `seconds`
    DARK = auto()  # is off now and lights up at `lights`
    STAYS_DARK = auto()  # is off until the emergency is over
    STICK = auto()  # has no network
    BLACKOUT = auto()  # is kept to its title card
    ILLEGIBLE = auto()  # has no room for the words
    UNBUILT = auto()  # is not in the output yet


@dataclass(frozen=True)
class Reach:
    screen: Screen
    how: How
    seconds: int = 0
    lights: datetime | None = None


def reach(
    catalogue: Catalogue, screen: Screen, earlier: Manifest | None, legible: bool, at: datetime, ends: datetime
) -> Reach:
    """What a screen does with an emergency that ends at a moment. `earlier` is what it was told until now."""
    if catalogue.blackout(screen.code):
        return Reach(screen, How.BLACKOUT)
    if not legible:
        return Reach(screen, How.ILLEGIBLE)
    if earlier is None:
        return Reach(screen, How.UNBUILT)
    if not screen.networked:
        return Reach(screen, How.STICK)
    if within(screen.hours, int(at.timestamp())):
        return Reach(screen, How.SOON, seconds_to_follow(earlier))
    lights = lights_up(screen, at)
    return Reach(screen, How.DARK, lights=lights) if lights < ends else Reach(screen, How.STAYS_DARK)


def lights_up(screen: Screen, at: datetime) -> datetime:
    """When a screen that is dark at a moment comes on next."""
    midnight = datetime.combine(at.astimezone(CHINA).date(), time(), CHINA)
    begins = (midnight + timedelta(days=day, minutes=start) for day in range(2) for start, _ in screen.hours)
    return min(moment for moment in begins if moment > at)
