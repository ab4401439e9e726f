"""The player's clock, held to the shared table in a real browser: the device's clock and zone, and what it has heard."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.playback.table import Clock, clocks
from tests.player.test_schedule import course_of

SOURCES = ("pulse", "clock", "schedule")
# `kept` is what another page heard before this one opened.
OPENED = """([built, demonstration, kept, server]) => {
  localStorage.clear();
  if (kept !== null) { Clock.make().heard(kept); }
  window.clock = Clock.make();
  clock.adopt({ built_at: built, clock: demonstration });
  if (server !== null) { clock.heard(server); }
}"""


@pytest.fixture(scope="module")
def in_zone(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A page with storage in a time zone, its time in the test's hands."""
    opened: dict[str, tuple[BrowserContext, Page]] = {}

    def page(zone: str) -> Page:
        if zone not in opened:
            context = browser.new_context(timezone_id=zone)
            context.route("**", lambda route: route.fulfill(body="<!DOCTYPE html>", content_type="text/html"))
            made = context.new_page()
            made.clock.install(time=0)
            made.clock.pause_at(1)
            made.goto("http://screen.test/")
            for name in SOURCES:
                made.add_script_tag(content=(files("zhendi") / "player" / f"{name}.js").read_text(encoding="utf-8"))
            opened[zone] = context, made
        return opened[zone][1]

    yield page
    for context, _ in opened.values():
        context.close()


@pytest.mark.parametrize("case", clocks(), ids=lambda case: case.name)
def test_clock(in_zone: Callable[[str], Page], case: Clock) -> None:
    page = in_zone(case.zone)
    page.clock.set_system_time(datetime.fromtimestamp(case.device, UTC))
    page.evaluate(OPENED, [case.built, case.demonstration, case.kept, case.server])
    page.clock.fast_forward(case.ago * 1000)
    if case.turned is not None:
        page.clock.set_system_time(datetime.fromtimestamp(case.turned, UTC))
    said = page.evaluate("clock.read()")
    assert (said["at"], said["source"], said["trusted"]) == case.says
    if case.course:
        assert course_of(page, case.course) == list(case.course.shows)
