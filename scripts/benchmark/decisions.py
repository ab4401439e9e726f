"""How soon a player knows what to show: a manifest of thousands of slides read, its loop decided, in a real Chromium."""

import json
import statistics
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmark.report import Verdict
from zhendi.playback import Loop, Playable, plan

_START = 1_776_299_400  # 2026-04-16 08:30 in UTC+8
_DAY = 86_400
_GOAL = 5.0  # milliseconds, for manifest and loop decisions of 2,000 slides
_PAGES = 15
_STEPS = 300
_PLAYER = Path(__file__).resolve().parents[2] / "zhendi" / "player" / "schedule.js"

# What a page does that has just been opened; then what one does that has been open for hours.
_FIRST = "Schedule.of(JSON.parse(manifest)).next(Schedule.START, start, true).slide.id"
_COURSE = """(steps) => {
  var next = Schedule.of(JSON.parse(manifest)).plan(start, true), ids = [], begun = performance.now();
  while (ids.length < steps) { ids.push(next().place.slide.id); }
  return [(performance.now() - begun) / steps, ids];
}"""
_PLAIN = """(steps) => {
  var read = JSON.parse(manifest), at = start, state = { left: [], entry: null, number: 0 }, ids = [], begun = performance.now();
  while (ids.length < steps) {
    state = Plain.next(read, state, at);
    ids.push(state.slide.id);
    at += state.slide.seconds;
  }
  return [(performance.now() - begun) / steps, ids];
}"""


def measure_decisions(chromium: str, count: int) -> Sequence[Verdict]:
    """A manifest of count slides, two an entry. Raises AssertionError where the three do not show the same."""
    loop = _loop(count)
    text = json.dumps(_manifest(loop))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        first = statistics.median(_first(browser, text) for _ in range(_PAGES))
        page = _opened(browser, text)
        (_, shown), (ours, _) = (page.evaluate(_COURSE, _STEPS) for _ in range(2))
        plain, plainly = page.evaluate(_PLAIN, _STEPS)
        browser.close()
    here, planned = _in_python(loop)
    assert shown == plainly == planned, "the player, the plain one and the program disagree"
    return [
        Verdict(f"manifest of {count:,} slides read and the first decided, in a fresh page (CPU)", first, _GOAL, " ms"),
        Verdict("each decision after it, rounds included", ours * 1000, None, " µs"),
        Verdict("the same by the program in Python", here * 1000, None, " µs"),
        Verdict("each decision of a schedule that looks at every slide again, against ours", plain / ours),
    ]


def _first(browser: Browser, text: str) -> float:
    """CPU time of the page's own thread, in milliseconds."""
    page = _opened(browser, text)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _task_seconds(session)
    page.evaluate(_FIRST)
    passed = _task_seconds(session) - before
    page.close()
    return passed * 1000


def _task_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def _opened(browser: Browser, text: str) -> Page:
    """A page that holds the two schedules, the manifest as text, and the moment."""
    page = browser.new_page()
    for file in (_PLAYER, Path(__file__).with_suffix(".js")):
        page.add_script_tag(content=file.read_text("utf-8"))
    page.evaluate("([text, at]) => { window.manifest = text; window.start = at; }", [text, _START])
    return page


def _in_python(loop: Loop) -> tuple[float, list[str]]:
    begun = time.perf_counter()
    shown = list(islice(plan(loop, _START), _STEPS))
    passed = (time.perf_counter() - begun) * 1000 / _STEPS
    return passed, [f"{each.playable.id}#{each.slide + 1}" for each in shown if each.playable]


def _loop(count: int) -> Loop:
    """Entries of every sort: high and normal, with days, hours, nights and without."""
    return Loop(tuple((_entry(n), (10, 12)) for n in range(count // 2)))


def _entry(number: int) -> Playable:
    name = f"street/community/activities/2026-{number:05}"
    return Playable(
        name,
        "activities",
        "normal" if number % 9 else "high",
        "street/community",
        name,
        since=_START - number * 3600,
        until=_START + _DAY + number * 60,
        weekdays=(1, 2, 3, 4, 5) if number % 3 == 0 else (),
        hours=((420, 1260), (1320, 120)) if number % 2 else (),
    )


def _manifest(loop: Loop) -> dict[str, object]:
    slides = [_slide(who, n, stays) for who, seconds in loop.parts for n, stays in enumerate(seconds, 1)]
    return {"schema": 1, "screen": "bench", "hours": [[0, 1440]], "slides": slides}


def _slide(who: Playable, number: int, seconds: int) -> dict[str, object]:
    digest = f"{abs(who.since or 0) * 10 + number:064x}"
    return {
        "id": f"{who.id}#{number}",
        "entry": who.entry,
        "kind": who.kind,
        "media": "image",
        "src": f"../media/{digest}.jpg",
        "sha256": digest,
        "bytes": 250_000 + number,
        "seconds": seconds,
        "tier": who.tier,
        "from": who.since,
        "until": who.until,
        "weekdays": list(who.weekdays) or None,
        "hours": [list(window) for window in who.hours] or None,
    }
