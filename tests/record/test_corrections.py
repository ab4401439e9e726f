"""What was put right stands on its page, and every machine learns when."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import small_content
from tests.site.conftest import AT, furnish, read, render
from zhendi.catalogue import Catalogue
from zhendi.model.chinese_dates import read_when
from zhendi.register import Register, Shown

GREEN = "sanhe/qinghe/activities/green"
CORRECTED = """更正:
  - {日期: 2026-04-12, 内容: 认养的绿地原写“四十一块”，应为“42块”。}
  - {日期: 2026-04-14, 内容: 时间原写九点半，应为九点。}
  - {日期: 2026-04-17, 内容: 明天才更正的事。}
"""


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = small_content.write(tmp_path_factory.mktemp("corrected"))
    file = root / f"{GREEN}/index.md"
    file.write_text(file.read_text("utf-8").replace("source:", f"{CORRECTED}source:"), "utf-8")
    return read(root)


@pytest.fixture(scope="module")
def built(corrected: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(corrected, furnish(corrected), tmp_path_factory.mktemp("site"))


def held(catalogue: Catalogue, at: datetime = AT) -> Shown:
    register = Register(catalogue, replace(furnish(catalogue), at=at))
    return next(shown for shown in register.paged if shown.id == GREEN)


def test_the_newest_comes_first_and_none_before_its_day(corrected: Catalogue) -> None:
    assert [made.at.day.day for made in held(corrected).corrections] == [14, 12]
    later = read_when("2026-04-17 00:00", None).first_moment
    assert [made.at.day.day for made in held(corrected, later).corrections] == [17, 14, 12]


def test_it_was_modified_when_it_was_last_put_right(corrected: Catalogue, catalogue: Catalogue) -> None:
    assert held(corrected).modified == read_when("2026-04-14", None).first_moment
    assert held(catalogue).modified == held(catalogue).entry.starts


@pytest.mark.parametrize(
    ("edition", "short", "full"),
    [
        ("", "本文于2026年4月14日更正", "时间原写九点半，应为九点。"),
        ("zh-hant/", "本文於2026年4月14日更正", "時間原寫九點半，應爲九點。"),
    ],
)
def test_the_page_says_it_in_short_and_in_full(
    built: Path, browser: Browser, edition: str, short: str, full: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((built / f"{edition}{GREEN}/index.html").as_uri())
    note = page.locator(".entry__fix")
    assert note.inner_text() == short
    assert (note.locator("a").bounding_box() or {"height": 0})["height"] >= 44
    note.locator("a").click()
    assert page.url.endswith("#corrections")
    assert page.locator(".fixes dt").all_inner_texts() == ["2026年4月14日", "2026年4月12日"]
    assert page.locator(".fixes dd").first.inner_text() == full
    page.close()


def test_a_page_without_corrections_says_nothing_of_them(built: Path) -> None:
    page = (built / "sanhe/qinghe/talks/hills/index.html").read_text("utf-8")
    assert "更正" not in page
    assert "dateModified" in (built / f"{GREEN}/index.html").read_text("utf-8")
    assert "2026-04-14T00:00:00+08:00" in (built / f"{GREEN}/index.html").read_text("utf-8")


def test_a_slide_shows_nothing_of_it(corrected: Catalogue, catalogue: Catalogue) -> None:
    drawn = [each.entry(GREEN) for each in (corrected, catalogue)]
    told = [entry.drawings(corrected.setting(entry)) for entry in drawn if entry]
    assert told[0] == told[1]
