"""What plays when: what a screen holds, at which moments it may play, in what order and for how long. contracts/PLAYBACK.md.

A moment is in whole seconds since 1970 (epoch); days, weekdays and hours are those of UTC+8. player/schedule.js says
the same in the browser, and tests/playback/cases.json holds the two to one answer.
"""

from zhendi.playback.loop import Loop, Place, Showing, one_round, plan, round_of, showing_at
from zhendi.playback.moments import TIERS, Playable, Windows, comes_up, dwell, eligible, within
from zhendi.playback.programme import DAYS_ALONE, in_turns, may_play, programme

__all__ = [
    "DAYS_ALONE",
    "TIERS",
    "Loop",
    "Place",
    "Playable",
    "Showing",
    "Windows",
    "comes_up",
    "dwell",
    "eligible",
    "in_turns",
    "may_play",
    "one_round",
    "plan",
    "programme",
    "round_of",
    "showing_at",
    "within",
]
