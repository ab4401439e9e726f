"""The player's half of the shared table, run in the browser; the program's half is tests/playback/test_cases.py."""

from importlib.resources import files
from itertools import islice, zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.playback.table import Course, courses, moments, time_of_day
from tests.playback.test_loop_properties import loops, starts
from zhendi.playback import Loop, plan

COURSE = """([manifest, start, trusted, count]) => {
  var next = Schedule.of(manifest).plan(start, trusted), seen = [];
  while (seen.length < count) {
    var showing = next();
    seen.push([showing.at, showing.place.slide ? showing.place.slide.id : '-']);
  }
  return seen;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    opened = browser.new_page(timezone_id="America/St_Johns")
    opened.add_script_tag(content=(files("zhendi") / "player" / "schedule.js").read_text(encoding="utf-8"))
    return opened


def test_eligible(page: Page) -> None:
    cases = moments()
    said = page.evaluate("cases => cases.map(c => Schedule.eligible(c[0], c[1]))", [[c.slide, c.at] for c in cases])
    wrong = [case.name for case, answer in zip_longest(cases, said) if answer is not case.plays]
    assert wrong == []


@pytest.mark.parametrize("case", courses(), ids=lambda case: case.name)
def test_loop(page: Page, case: Course) -> None:
    assert course_of(page, case) == list(case.shows)


def course_of(page: Page, case: Course) -> list[tuple[str | None, str]]:
    """What the player shows in this case, with the times of day that the case names."""
    held = {"slides": list(case.slides), "hours": case.hours}
    seen = page.evaluate(COURSE, [held, case.start, case.trusted, len(case.shows)])
    return [(time_of_day(at) if time else None, slide) for (at, slide), (time, _) in zip(seen, case.shows, strict=True)]


def as_manifest(loop: Loop) -> dict[str, object]:
    """The slides of a loop as a manifest lists them."""
    slides = [
        {
            "id": f"{who.id}#{n}" if who.entry else who.id,
            "entry": who.entry,
            "tier": who.tier,
            "seconds": stays,
            "from": who.since,
            "until": who.until,
            "weekdays": list(who.weekdays) or None,
            "hours": [list(window) for window in who.hours] or None,
        }
        for who, seconds in loop.parts
        for n, stays in enumerate(seconds if who.entry else seconds[:1], 1)
    ]
    return {"slides": slides, "hours": [list(window) for window in loop.hours]}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans().flatmap(lambda trusted: loops(trusted)), starts)
def test_any_loop_plays_alike_in_both(page: Page, loop: Loop, start: int) -> None:
    parts = tuple((who, seconds if who.entry else seconds[:1]) for who, seconds in loop.parts)
    alone = Loop(parts, loop.hours, loop.trusted)
    planned = [
        [
            each.at,
            "-"
            if not each.playable
            else f"{each.playable.id}#{each.slide + 1}"
            if each.playable.entry
            else each.playable.id,
        ]
        for each in islice(plan(alone, start), 25)
    ]
    assert page.evaluate(COURSE, [as_manifest(alone), start, alone.trusted, len(planned)]) == planned
