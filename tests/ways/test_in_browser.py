"""The ways in Chromium: today and tomorrow by the reader's clock, filters without scripts, strips that a keyboard moves."""

from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.conftest import catalogue, site

__all__ = ["catalogue", "site"]
HOME = "index.html"


def _called(browser: Browser, site: Path, now: str, zone: str = "Asia/Shanghai") -> list[str]:
    """What the first words of the home page's days are, as the reader's clock has it."""
    page = browser.new_page(timezone_id=zone)
    page.clock.install(time=datetime.fromisoformat(now))
    page.goto((site / HOME).as_uri())
    words = page.locator(".days [data-word]").all_inner_texts()
    page.close()
    return words


def test_days_are_called_today_and_tomorrow_by_the_readers_clock(browser: Browser, site: Path) -> None:
    as_written = _called(browser, site, "2026-04-01T12:00:00+08:00")
    assert as_written == ["4月16日", "4月18日"]
    assert _called(browser, site, "2026-04-16T12:00:00+08:00") == ["今天", "4月18日"]
    assert _called(browser, site, "2026-04-17T23:59:00+08:00") == ["4月16日", "明天"]
    assert _called(browser, site, "2026-04-18T00:01:00+08:00") == ["4月16日", "今天"]


def test_a_reader_abroad_is_told_the_day_in_china(browser: Browser, site: Path) -> None:
    assert _called(browser, site, "2026-04-17T17:00:00+00:00", "America/New_York") == ["4月16日", "今天"]


def test_filters_work_without_scripts(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "notices/index.html").as_uri())
    page.get_by_role("navigation", name="类型").get_by_role("link", name="紧急").click()
    assert page.locator("h1").inner_text().endswith("紧急")
    assert page.locator('[aria-current="page"]', has_text="紧急").count() >= 1
    page.get_by_role("navigation", name="类型").get_by_role("link", name="全部").click()
    page.get_by_role("link", name="早一些").click()
    assert page.url.endswith("notices/page_1/index.html")
    page.context.close()


def test_a_strip_that_scrolls_brings_what_the_keyboard_reaches_into_sight(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((site / "notices/index.html").as_uri())
    last = page.locator(".parts a").last
    last.focus()
    box = last.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.close()
