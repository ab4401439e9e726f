"""The calendar in Chromium: on phones and desks, read aloud, by keyboard, in the dark, for old eyes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.machines.conftest import QINGHE

PAGES = ("calendar/index.html", "calendar/2026-05/index.html", "gucheng/calendar/2026-03/index.html")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def go(page: Page, site: Path, name: str, width: int = 360, elder: bool = False) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto((site / name).as_uri())
    if elder:
        page.evaluate("document.documentElement.classList.add('elder')")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_scrolls_sideways(name: str, width: int, elder: bool, site: Path, page: Page) -> None:
    go(page, site, name, width, elder)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("scheme", "width", "elder"),
    [("light", 360, False), ("dark", 360, True), ("light", 1440, True), ("dark", 1440, False)],
)
def test_axe_finds_nothing(scheme: str, width: int, elder: bool, site: Path, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for name in (PAGES[0], f"{QINGHE}/activities/green/index.html", f"{QINGHE}/activities/index.html"):
        go(page, site, name, width, elder)
        found = Axe().run(page, options=RULES)
        assert not found.response["violations"], (name, found.generate_report())
    context.close()


def test_a_desk_sees_weeks_and_a_phone_a_list_of_days(site: Path, page: Page) -> None:
    go(page, site, PAGES[0], 1440)
    cells = page.locator(".cal tr:nth-child(3) td")
    tops = {round((cells.nth(place).bounding_box() or {})["y"]) for place in range(7)}
    assert len(tops) == 1, "the seven days of a week stand beside each other"
    assert page.locator(".cal th").first.is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert not page.locator(".cal th").first.is_visible()
    shown = page.locator(".cal td:visible")
    assert shown.count() == page.locator(".cal td:has(li)").count() > 3
    assert page.locator("#d2026-04-18 .cal__d").inner_text().split() == ["4月18日", "周六"]


def test_a_screen_reader_meets_a_table_with_its_name_and_its_columns(site: Path, page: Page) -> None:
    go(page, site, PAGES[0], 1440)
    table = page.get_by_role("table", name="2026年4月")
    assert table.get_by_role("columnheader").all_inner_texts() == [f"周{day}" for day in "一二三四五六日"]
    assert table.get_by_role("row").count() == 6
    assert table.get_by_role("link", name="认养一片绿地，扮靓共同家园").count() == 1


def test_today_is_marked_by_the_clock_of_who_reads(site: Path, page: Page) -> None:
    go(page, site, PAGES[0])
    today = page.locator(".cal [aria-current=date]")
    assert today.count() == 1
    assert page.locator("td.is-today").get_attribute("id") == "d2026-04-16"  # the site stands still at its own moment
    assert "今天" in today.inner_text()
    page.emulate_media(reduced_motion="reduce")  # jumping at once
    page.click(".cal__jump a")
    assert page.evaluate("location.hash") == "#d2026-04-16"
    box = page.locator("#d2026-04-16").bounding_box()
    assert box is not None and 0 <= box["y"] < 740


def test_keys_reach_every_event_and_every_month(site: Path, page: Page) -> None:
    go(page, site, PAGES[0], 1440)
    wanted = page.locator("main a:visible, main summary:visible, main button:visible").count()
    reached: set[str] = set()
    page.focus("#main")
    for _ in range(wanted + 1):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("e => { e = document.activeElement; return e.closest('main') ? e.outerHTML : ''; }"))
    assert len(reached - {""}) == page.evaluate(
        """new Set([...document.querySelectorAll('main a, main summary, main button')]
        .filter(e => e.offsetParent).map(e => e.outerHTML)).size"""
    )


def test_fingers_hit_what_they_aim_at(site: Path, page: Page) -> None:
    go(page, site, PAGES[0])
    small = page.evaluate(
        """[...document.querySelectorAll('.cal a, .cal summary, .cal__nav a, .cal__jump a, .cal__all a, .keeps .btn')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""
    )
    assert small == []


def test_the_calendar_works_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / PAGES[0]).as_uri())
    page.click(".cal__nav a[rel=next]")
    assert page.locator("h1").inner_text().endswith("2026年5月")
    page.click(".cal__all a:has-text('4月')")
    page.click("#d2026-04-18 a")
    assert page.locator("h1").inner_text().replace("\n", "") == "认养一片绿地，扮靓共同家园"
    assert page.locator("a[href$='event.ics']").inner_text() == "加到手机日历"
    context.close()


def test_what_is_over_has_no_file_for_a_calendar(site: Path, page: Page) -> None:
    go(page, site, f"{QINGHE}/talks/hills/index.html")
    assert page.locator("a[href$='event.ics']").count() == 0


def test_an_address_is_copied_for_a_calendar(site: Path, page: Page) -> None:
    go(page, site, f"{QINGHE}/calendar/index.html")
    button = page.locator(".keeps [data-copy]")
    assert button.get_attribute("data-copy") == f"https://sanhe.example/web/{QINGHE}/calendar.ics"
    button.click()
    assert page.locator(".keeps a[href^='webcal://sanhe.example/']").count() == 1


def test_every_page_names_its_feeds_and_they_are_there(site: Path, page: Page) -> None:
    for name, feed in (
        ("index.html", "feed"),
        ("calendar/index.html", "feed"),
        ("sanhe/index.html", "sanhe/feed"),
        (f"{QINGHE}/talks/index.html", f"{QINGHE}/talks/feed"),
        (f"{QINGHE}/talks/hills/index.html", f"{QINGHE}/feed"),
        ("screens/index.html", "feed"),
    ):
        go(page, site, name)
        told = page.locator("link[rel=alternate][type]").evaluate_all("all => all.map(e => [e.type, e.href])")
        assert told == [
            ["application/atom+xml", (site / f"{feed}.xml").as_uri()],
            ["application/feed+json", (site / f"{feed}.json").as_uri()],
        ]
        assert (site / f"{feed}.xml").is_file() and (site / f"{feed}.json").is_file()
