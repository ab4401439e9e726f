"""What a first visit to an entry brings over the line, on a phone; and that nothing moves once it is seen."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.conftest import AT

ADDRESS = "https://sanhe.test/web/"  # answered from the folder; any other host is not there
KINDS = ("sanhe/qinghe/activities/green", "sanhe/qinghe/talks/hills", "gucheng/families/ma", "sanhe/notices/storm")
PAGES = ("index.html", "sanhe/qinghe/index.html", "notices/index.html", *(f"{name}/index.html" for name in KINDS))
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
_PICTURES = (".jpg", ".png")
# Shifts without a node are those of the browser's own controls of sound, within themselves.
_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().filter(e => e.sources.some(s => s.node)).forEach(e => window.shifts.push(
  e.value.toFixed(4) + ' ' + e.sources.map(s => s.node && (s.node.className || s.node.nodeName)).join(' '))))
  .observe({ type: 'layout-shift', buffered: true });"""


class Visit:
    """A page of the built site as a server would send it: gzip for text, photographs after all else."""

    def __init__(self, site: Path, browser: Browser, viewport: dict[str, int]) -> None:
        self.site = site
        self.sizes: dict[str, int] = {}
        self.foreign: list[str] = []
        self.late: list[Route] = []
        self.waits = False
        mobile: dict[str, Any] = {"device_scale_factor": 2, "is_mobile": True} if viewport is PHONE else {}
        self.context = browser.new_context(viewport=viewport, service_workers="block", **mobile)  # type: ignore[arg-type]
        self.context.add_init_script(_SHIFTS)
        self.page: Page = self.context.new_page()
        self.page.route("**/*", self._answer)
        self.page.clock.set_fixed_time(AT)  # an alarm that has passed since the build goes, and all below it moves up

    def _answer(self, route: Route) -> None:
        url = route.request.url.split("?")[0]
        if not url.startswith(ADDRESS):
            self.foreign.append(url)
            route.abort()
        elif self.waits and url.endswith(_PICTURES):
            self.late.append(route)
        else:
            self._send(route)

    def _send(self, route: Route) -> None:
        file = self.site / route.request.url.split("?")[0].removeprefix(ADDRESS)
        if not file.is_file():
            route.fulfill(status=404)
            return
        data = file.read_bytes()
        self.sizes[file.name] = len(data if file.suffix in _PICTURES else gzip.compress(data))
        route.fulfill(path=file)

    def release(self) -> None:
        """Let the photographs arrive that have been asked for."""
        late, self.late = self.late, []
        for route in late:
            self._send(route)


@pytest.fixture
def phone(site: Path, browser: Browser) -> Iterator[Visit]:
    visit = Visit(site, browser, PHONE)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("name", KINDS)
def test_a_first_visit_to_an_entry_is_light(name: str, phone: Visit) -> None:
    phone.page.goto(f"{ADDRESS}{name}/index.html", wait_until="networkidle")
    words = {file: size for file, size in phone.sizes.items() if not file.endswith(_PICTURES)}
    assert len(words) >= 3, "the page, its style sheet and its script at least"
    assert sum(words.values()) < 40_000, words
    assert phone.foreign == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_when_the_photographs_come_late(
    name: str, viewport: dict[str, int], site: Path, browser: Browser
) -> None:
    visit = Visit(site, browser, viewport)
    visit.waits = True
    visit.page.goto(ADDRESS + name, wait_until="domcontentloaded")
    visit.page.evaluate(_TWO_FRAMES)
    visit.waits = False
    visit.release()
    visit.page.wait_for_function(_ARRIVED)
    visit.page.evaluate(_TWO_FRAMES)
    assert visit.page.evaluate("window.shifts") == []
    visit.context.close()


_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_ARRIVED = """() => [...document.images].every(i => i.complete || !i.offsetParent ||
  i.getBoundingClientRect().top > innerHeight || i.getBoundingClientRect().left > innerWidth)"""
