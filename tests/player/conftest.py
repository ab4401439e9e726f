"""A real browser, a server, and a player whose time stands still until a test moves it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.player.hostile import Site, serving
from tests.player.releases import COLOURS, SIZE, moment


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serving(tmp_path) as served:
        yield served


@dataclass
class Player:
    """A page that plays. Its clock stands still; `advance` moves it second by second, letting the page catch up."""

    page: Page
    url: str = ""
    requested: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    last: str = ""

    @property
    def shows(self) -> str:
        """The slide that shows, without its entry's folder; `card` or `dark`."""
        return (self.page.get_attribute("html", "data-shows") or "").rpartition("/")[2]

    @property
    def plays(self) -> str:
        """The release that plays now."""
        return self.page.get_attribute("html", "data-release") or ""

    @property
    def holds(self) -> str:
        """The newest release that lies whole in the store."""
        return self.page.get_attribute("html", "data-holds") or ""

    def begins(self) -> None:
        """Opens the page, and listens to it."""
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.goto(self.url)

    def power_cut(self) -> None:
        """Closes the page in the middle of whatever it does. What the browser has kept lives on."""
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.last = ""

    def restart(self) -> None:
        """Opens the page again after a power cut, in the same browser and at the same moment of the device."""
        self.power_cut()
        self.begins()

    def settle(self) -> None:
        """Waits until what follows is ready, or what showed has gone: what comes then takes time of the page to fade in."""
        deadline = time.monotonic() + 20
        while not self.page.get_attribute("html", "data-ready"):
            shows = self.shows
            if shows != self.last or shows in ("card", "dark"):
                return
            assert time.monotonic() < deadline, shows

    def begin(self, expected: str | None = None) -> None:
        """Waits for the first slide, or for the one expected, to have faded in and the next to be ready.

        The first comes without any time of the page; only where it does not is the page's time moved on.
        """
        begun = time.monotonic()
        while self.shows == "card" if expected is None else self.shows != expected:
            assert time.monotonic() < begun + 25, self.shows
            if time.monotonic() > begun + 3:
                self.page.clock.run_for(500)
        self.last = self.shows
        self.page.clock.run_for(800)
        self.settle()

    def drift(self, seconds: int) -> None:
        """Moves time on where what follows may never be ready: the page is given a moment for each second, no more."""
        for _ in range(seconds):
            self.page.clock.run_for(1000)
            given = time.monotonic() + (0.02 if self.shows in ("card", "dark") else 0.1)
            while not self.page.get_attribute("html", "data-ready") and time.monotonic() < given:
                pass

    def until(self, met: Callable[[], bool], seconds: int = 900) -> int:
        """Moves time on until something is so; gives the seconds it took."""
        for passed in range(seconds):
            if met():
                return passed
            self.drift(1)
        raise AssertionError(f"{self.shows} shows still after {seconds} s")

    def until_shows(self, slide: str, seconds: int = 900) -> int:
        """Moves time on until a slide shows; gives the seconds it took."""
        return self.until(lambda: self.shows == slide, seconds)

    def advance(self, seconds: int) -> None:
        for _ in range(seconds):
            self.last = self.shows
            self.page.clock.run_for(1000)
            self.settle()

    def course(self, steps: int, seconds: int = 10) -> list[str]:
        """What shows now and after each step."""
        seen = [self.shows]
        for _ in range(steps):
            self.advance(seconds)
            seen.append(self.shows)
        return seen

    def picture(self) -> Image.Image:
        return Image.open(BytesIO(self.page.screenshot())).convert("RGB")

    def colour(self, x: float = 0.5, y: float = 0.5) -> str:
        """The name of the colour at a point, given as fractions of the window."""
        seen = self.picture()
        pixel = seen.getpixel((int(x * (seen.width - 1)), int(y * (seen.height - 1))))
        near = (
            name
            for name, of in {**COLOURS, "black": (0, 0, 0)}.items()
            if all(abs(a - b) < 8 for a, b in zip(of, pixel, strict=True))
        )
        return next(near, str(pixel))

    def overlay(self) -> str:
        return self.page.inner_text("#overlay")


Opener = Callable[..., Player]


@pytest.fixture
def play(browser: Browser) -> Iterator[Opener]:
    """Opens a player: its address, the device's clock (UTC+8), the window's size, the device's time zone.

    `script` runs in the page before its own.
    """
    contexts = []

    def opened(
        url: str,
        device: str = "2026-04-16 08:30",
        size: tuple[int, int] = SIZE,
        zone: str = "Asia/Shanghai",
        script: str = "",
    ) -> Player:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, timezone_id=zone, reduced_motion="reduce")
        contexts.append(context)
        context.add_init_script(script)
        player = Player(context.new_page(), url)
        context.clock.install(time=moment(device) - timedelta(minutes=1))
        context.clock.pause_at(moment(device))
        player.begins()
        return player

    yield opened
    for context in contexts:
        context.close()
