"""The program's half of the shared table; the player's is tests/player/test_schedule.py and test_clocks.py."""

from itertools import islice

import pytest

from tests.playback.table import Clock, Course, Moment, clocks, courses, moments, playable, time_of_day
from zhendi.playback import Showing, eligible, plan


@pytest.mark.parametrize("case", moments(), ids=lambda case: case.name)
def test_eligible(case: Moment) -> None:
    assert eligible(playable("x", case.slide), case.at) is case.plays


@pytest.mark.parametrize("case", courses(), ids=lambda case: case.name)
def test_loop(case: Course) -> None:
    compare(case)


@pytest.mark.parametrize("case", clocks(), ids=lambda case: case.name)
def test_clock(case: Clock) -> None:
    assert case.rule == case.says
    if case.course:
        compare(case.course)


def compare(course: Course) -> None:
    shown = list(islice(plan(course.loop, course.start), len(course.shows)))
    assert [slide_id(each) for each in shown] == [slide for _, slide in course.shows]
    times = [time_of_day(each.at) if time else None for each, (time, _) in zip(shown, course.shows, strict=True)]
    assert times == [time for time, _ in course.shows]


def slide_id(showing: Showing) -> str:
    if showing.playable is None:
        return "-"
    return f"{showing.playable.id}#{showing.slide + 1}" if showing.playable.entry else showing.playable.id


def test_enough_cases() -> None:
    """A case is one course, one clock, or one rule of eligibility with all the moments that it is looked at."""
    rules = {case.name.rpartition(": ")[0] for case in moments()}
    assert len(courses()) + len(clocks()) + len(rules) >= 250
    assert len(moments()) >= 250


def test_each_case_has_a_name_of_its_own() -> None:
    for cases in (moments(), courses(), clocks()):
        names = [case.name for case in cases]
        assert len(set(names)) == len(names)
