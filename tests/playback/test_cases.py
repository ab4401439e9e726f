"""The program's half of the shared table; the player's half is tests/player/test_schedule.py."""

from itertools import islice

import pytest

from tests.playback.table import Course, Moment, courses, moments, playable, time_of_day
from zhendi.playback import eligible, plan


@pytest.mark.parametrize("case", moments(), ids=lambda case: case.name)
def test_eligible(case: Moment) -> None:
    assert eligible(playable("x", case.slide), case.at) is case.plays


@pytest.mark.parametrize("case", courses(), ids=lambda case: case.name)
def test_loop(case: Course) -> None:
    shown = list(islice(plan(case.loop, case.start), len(case.shows)))
    names = [
        "-"
        if each.playable is None
        else f"{each.playable.id}#{each.slide + 1}"
        if each.playable.entry
        else each.playable.id
        for each in shown
    ]
    assert names == [slide for _, slide in case.shows]
    times = [time_of_day(each.at) if time else None for each, (time, _) in zip(shown, case.shows, strict=True)]
    assert times == [time for time, _ in case.shows]


def test_enough_cases() -> None:
    assert len(moments()) + len(courses()) >= 120
