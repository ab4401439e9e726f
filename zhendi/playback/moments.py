"""What takes a turn on a screen, and at which moments it may."""

from collections.abc import Sequence
from dataclasses import dataclass

TIERS = ("emergency", "high", "normal", "spacer", "filler")

Windows = tuple[tuple[int, int], ...]

DAY = 86_400
WHOLE_DAY: Windows = ((0, 1440),)
_CHINA = 8 * 3600


@dataclass(frozen=True)
class Playable:
    """What takes a turn on a screen: an entry, a slogan or the unit's title card.

    `id` is the entry's id, `slogan#<n>` or `title`. `since` and `until` are epochs, the second the moment after the
    last, None where there is no bound; `weekdays` 1 (Monday) to 7 and `hours` in minutes of the day, empty for all;
    `seconds` what the entry asks for; `unit` whose it is; `text` a slogan's words.
    """

    id: str
    kind: str
    tier: str
    unit: str
    entry: str | None = None
    text: str = ""
    since: int | None = None
    until: int | None = None
    weekdays: tuple[int, ...] = ()
    hours: Windows = ()
    seconds: int | None = None


def midnight(at: int) -> int:
    """The moment at which the day of `at` began."""
    return (at + _CHINA) // DAY * DAY - _CHINA


def within(hours: Windows, at: int, weekdays: Sequence[int] = ()) -> bool:
    """Whether a moment lies in the hours of these weekdays. A window past midnight belongs to the day it starts."""
    day, minute = divmod((at + _CHINA) // 60, 1440)
    today, yesterday = (day + 3) % 7 + 1, (day + 2) % 7 + 1  # 1 January 1970 was a Thursday

    def on(weekday: int) -> bool:
        return not weekdays or weekday in weekdays

    return any(
        on(today) and start <= minute < end
        if start < end
        else (on(today) and minute >= start) or (on(yesterday) and minute < end)
        for start, end in hours or WHOLE_DAY
    )


def eligible(playable: Playable, at: int) -> bool:
    """Whether it may play at this moment, on a screen that holds it."""
    begun = playable.since is None or playable.since <= at
    over = playable.until is not None and playable.until <= at
    return begun and not over and within(playable.hours, at, playable.weekdays)


def comes_up(playable: Playable, at: int, end: int) -> bool:
    """Whether there is a moment in [at, end) at which it may play."""
    first = at if playable.since is None else max(at, playable.since)
    last = end if playable.until is None else min(end, playable.until)
    # Hours of a weekday come round within a week: whatever may begin later has begun by then.
    begins = (midnight(first) + day * DAY + start * 60 for day in range(8) for start, _ in playable.hours or WHOLE_DAY)
    return any(first <= moment < last and eligible(playable, moment) for moment in (first, *begins))


def dwell(seconds: int | None, characters: int, min_seconds: int) -> int:
    """How long a slide stays, in seconds: what the entry asks for, else two and one for every five characters."""
    wanted = 2 + -(-characters // 5) if seconds is None else seconds
    return max(min_seconds, wanted)
