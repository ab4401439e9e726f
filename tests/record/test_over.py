"""What is over says so: when the site is built, and by the reader's clock where the site was built before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import furnish, render
from zhendi.catalogue import Catalogue
from zhendi.model.chinese_dates import read_when

GREEN = "sanhe/qinghe/activities/green/index.html"
ENDS = read_when("2026-04-18 11:30", None).first_moment
BEFORE, AFTER = "2026-04-18T11:29:00+08:00", "2026-04-18T11:30:00+08:00"
LISTS = ("sanhe/qinghe/activities/index.html", "sanhe/qinghe/index.html", "zh-hant/sanhe/qinghe/activities/index.html")

Visit = Callable[[str, str], Page]


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(catalogue, furnish(catalogue), tmp_path_factory.mktemp("site"))


@pytest.fixture
def visit(built: Path, browser: Browser, request: pytest.FixtureRequest) -> Visit:
    def visited(path: str, clock: str) -> Page:
        page = browser.new_page()
        request.addfinalizer(page.close)
        page.clock.set_fixed_time(clock)
        page.goto((built / path).as_uri())
        return page

    return visited


def test_by_the_readers_clock_the_page_is_over_and_nobody_is_asked_to_come(visit: Visit) -> None:
    early, late = visit(GREEN, BEFORE), visit(GREEN, AFTER)
    assert (early.locator(".tag--over").count(), early.locator(".signup").is_visible()) == (0, True)
    assert late.locator(".entry__k .tag--over").inner_text() == "已结束"
    assert not late.locator(".signup").is_visible()


@pytest.mark.parametrize("path", LISTS)
def test_by_the_readers_clock_its_card_is_over(visit: Visit, path: str) -> None:
    card = "article:has(a[href$='activities/green/index.html'])"
    assert visit(path, BEFORE).locator(card).first.locator(".tag--over").count() == 0
    said = visit(path, AFTER).locator(card).first.locator(".tag--over").inner_text()
    assert said == ("已結束" if path.startswith("zh-hant/") else "已结束")


def test_built_afterwards_all_say_so_without_a_script(catalogue: Catalogue, tmp_path: Path) -> None:
    site = render(catalogue, replace(furnish(catalogue), at=ENDS), tmp_path)
    page = (site / GREEN).read_text("utf-8")
    assert '<span class="tag tag--over">已结束</span>' in page
    assert 'class="signup"' not in page
    for path in LISTS:
        card = (site / path).read_text("utf-8").split("activities/green/index.html")[0].rpartition("<article")[2]
        assert "is-over" in card, path
        assert "已结束" in card or "已結束" in card, path
