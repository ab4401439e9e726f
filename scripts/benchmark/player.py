"""The player in a browser: what a start asks for while the server is silent, what a poll moves, how large the page is."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from playwright.sync_api import Page, sync_playwright

from benchmark import content
from benchmark.content import Tree
from benchmark.relay import Relay, Tagging, relaying
from benchmark.report import Verdict
from benchmark.runner import Runner
from benchmark.serving import on_loopback
from benchmark.site import as_of, places

_SCREEN = "bench-hall-0"
_POLL, _PROGRAM = 2_000, 40_000  # bytes
_PATIENCE = 60  # seconds
_BREATH = 0.1  # seconds that the browser is given for each of the page's own
_OPTIONS = ("--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def measure_player(runner: Runner, count: int, chromium: str) -> Sequence[Verdict]:
    """A screen of a tree as in life, played from a service worker's store; its time is moved on by the benchmark."""
    work = runner.work / "player"
    content.write_photos(work / "photos")
    content.write(work / "content", count, work / "photos", Tree.SCREENS)
    runner.once(f"a build of {count} entries to play", ["-m", "zhendi", "build", *places(work), *as_of()])
    with on_loopback(work / "out", Tagging) as port, relaying(port) as relay, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        try:
            return _figures(browser.new_page(), relay)
        finally:
            browser.close()


def _figures(page: Page, relay: Relay) -> Sequence[Verdict]:
    url = f"http://127.0.0.1:{relay.port}/screens/{_SCREEN}/"
    start = datetime.fromisoformat(f"{content.AS_OF:%Y-%m-%dT%H:%M}+08:00")
    page.clock.install(time=start - timedelta(minutes=1))
    page.clock.pause_at(start)
    cold = _first_slide(page, url)
    _until(lambda: bool(page.get_attribute("html", "data-holds")), page)
    page.evaluate("navigator.serviceWorker.ready.then(function () {})")
    moved = _poll(page, relay)
    relay.silence()
    asked = relay.asked(".jpg")
    warm = _first_slide(page, url)
    return (
        Verdict(
            "first slide of a start with a silent server: pictures asked of it", relay.asked(".jpg") - asked, 0, ""
        ),
        Verdict("the same, from opening the page", warm * 1000, None, " ms"),
        Verdict("first slide of a first start, for comparison", cold * 1000, None, " ms"),
        Verdict("a poll with nothing new, both ways", moved, _POLL, " bytes"),
        Verdict("the player's program", _program(page), _PROGRAM, " bytes"),
    )


def _first_slide(page: Page, url: str) -> float:
    """Seconds from opening the page until a slide shows. Nothing of that takes the page's own time."""
    begun = time.monotonic()
    page.goto(url)
    page.wait_for_function("!/card|dark|null/.test(document.documentElement.getAttribute('data-shows'))", polling=5)
    return time.monotonic() - begun


def _poll(page: Page, relay: Relay) -> int:
    """Bytes between browser and server from one poll to the next, of which the second finds nothing new."""
    totals = []
    polls = relay.asked("manifest.json")
    for more in (1, 2):
        _until(partial(_polled, relay, polls + more), page)
        totals.append(relay.moved)
    return totals[1] - totals[0]


def _polled(relay: Relay, times: int) -> bool:
    return relay.asked("manifest.json") >= times and relay.at_rest()


def _until(met: Callable[[], bool], page: Page) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not met():
        page.clock.run_for(1000)
        time.sleep(_BREATH)
        if time.monotonic() > deadline:
            raise RuntimeError("the player does not do what it was expected to")


def _program(page: Page) -> int:
    return int(page.evaluate("new TextEncoder().encode(document.querySelector('script').textContent).length"))
