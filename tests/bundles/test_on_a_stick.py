"""A stick in a real browser: opening index.html from a file starts the loop, and the loop goes on."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from tests.bundles.conftest import AT


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose clock stands at the moment built for until it is moved."""
    context = browser.new_context(
        viewport={"width": 640, "height": 360}, timezone_id="Asia/Shanghai", reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.clock.install(time=AT)
    opened.clock.pause_at(AT + timedelta(minutes=1))
    yield opened
    context.close()


def shows(page: Page) -> str:
    return (page.get_attribute("html", "data-shows") or "").rpartition("/")[2]


def wait_for(page: Page, expected: str) -> None:
    """Moves the page's time on, half a second at a time, until a slide shows."""
    deadline = monotonic() + 30
    while shows(page) != expected:
        assert monotonic() < deadline, shows(page)
        page.clock.run_for(500)
    page.clock.run_for(1000)


def looks_like(page: Page, file: Path) -> bool:
    """Whether the page shows a picture, wherever its pixel shift has put it."""
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    wanted = Image.open(BytesIO(file.read_bytes())).convert("RGB").crop((2, 2, 638, 358))
    places = ((2 + x, 2 + y, 638 + x, 358 + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
    return any(max(ImageStat.Stat(ImageChops.difference(seen.crop(place), wanted)).mean) < 1 for place in places)


@pytest.mark.parametrize("name", ["stick", "U 盘 (一)/播放 包"])
def test_opening_the_start_page_plays_the_loop(page: Page, made: Path, tmp_path: Path, name: str) -> None:
    stick = shutil.copytree(made / "yard", tmp_path / name)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((stick / "index.html").as_uri())
    page.wait_for_url("**/screens/yard/index.html")
    for slide, picture in (("two#1", "001-two"), ("one#1", "002-one"), ("slogan#1", "003-slogan-1")):
        wait_for(page, slide)
        assert looks_like(page, stick / "pictures" / f"{picture}.jpg"), slide
    wait_for(page, "two#1")
    assert problems == []


def test_a_turned_panel_shows_what_its_pictures_show(page: Page, made: Path) -> None:
    page.goto((made / "stairs" / "index.html").as_uri())
    page.wait_for_url("**/screens/stairs/index.html")
    wait_for(page, "two#1")
    assert looks_like(page, made / "stairs" / "pictures" / "001-two.jpg")


def test_a_browser_that_does_not_go_on_by_itself_has_a_link(browser: Browser, made: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((made / "yard" / "index.html").as_uri())
    opened.get_by_role("link", name="院门屏").click()
    opened.wait_for_url("**/screens/yard/index.html")
    context.close()
