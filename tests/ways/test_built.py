"""The built pages: the way down to each, the ways on from each, and nothing that leads nowhere."""

import re
from pathlib import Path

import pytest

from tests.site.conftest import catalogue, site

__all__ = ["catalogue", "site"]
LINK = re.compile(r'href="([^"#]+\.html)(?:#[^"]*)?"')
CRUMBS = re.compile(r'<nav class="crumbs.*?</nav>', re.DOTALL)
LABELS = re.compile(r"<(?:a|span)[^>]*>([^<]+)</")


def _text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def _links(site: Path, path: str) -> set[str]:
    folder = (site / path).parent
    found = (Path(folder, link).resolve() for link in LINK.findall(_text(site, path)) if "://" not in link)
    return {file.relative_to(site.resolve()).as_posix() for file in found}


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("sanhe/qinghe/index.html", ["首页", "三河", "清河社区"]),
        ("notices/type_jinji/index.html", ["首页", "通知", "紧急"]),
        ("sanhe/qinghe/notices/index.html", ["首页", "三河", "清河", "通知"]),
        ("archive/2026-03/index.html", ["首页", "按月份找", "2026年3月"]),
        ("gucheng/archive/index.html", ["首頁", "古城社區", "按月份找"]),
        ("sanhe/qinghe/honours/wall/index.html", ["首页", "三河", "清河", "志愿荣誉", "光荣墙"]),
        ("sanhe/qinghe/talks/hills/index.html", ["首页", "三河", "清河", "宣讲", "把青山讲到家门口"]),
    ],
)
def test_every_page_tells_the_way_down_to_it(site: Path, path: str, trail: list[str]) -> None:
    found = CRUMBS.search(_text(site, path))
    assert found
    assert LABELS.findall(found[0]) == trail


def test_every_page_but_the_unlisted_is_reached_from_home_by_links(site: Path) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        for link in _links(site, ahead.pop()) - reached:
            reached.add(link)
            if (site / link).is_file() and (site / link).stat().st_size:
                ahead.append(link)
    ours = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    hidden = {path for path in ours if path.startswith(("zh-", "handbook", "search")) or "/notices/coming/" in path}
    hidden |= {path for path in ours if "/notices/gone/" in path}  # withdrawn: known by its address alone
    hidden |= {path for path in ours if path.endswith("calendar/2026-04/index.html")}  # the month at hand has a way in
    lost = {path for path in ours - reached - hidden if path.endswith("index.html")}
    assert lost == set()


def test_a_unit_leads_to_its_lists_archive_and_wall(site: Path) -> None:
    links = _links(site, "sanhe/qinghe/index.html")
    ways = ("activities", "notices", "talks", "archive", "calendar", "honours/wall")
    assert {f"sanhe/qinghe/{way}/index.html" for way in ways} <= links


def test_the_current_choice_is_marked_and_every_choice_is_a_plain_link(site: Path) -> None:
    text = _text(site, "notices/type_jinji/index.html")
    assert re.findall(r'<a href="[^"]+" aria-current="page">(紧急)', text) == ["紧急"]
    assert re.findall(r'<a href="([^"]+)"[^>]*>停水停电', text) == ["../../notices/type_tingshuitingdian/index.html"]


def test_each_related_entry_says_why(site: Path) -> None:
    text = _text(site, "sanhe/qinghe/talks/hills/index.html")
    assert "同属“三城创建”" in text.split('class="sec sec--sunk related"')[1]


def test_a_page_that_is_not_there_helps_on(site: Path) -> None:
    text = _text(site, "404.html")
    for way in ('action="/web/search/index.html"', 'href="/web/notices/index.html"', 'href="/web/sanhe/index.html"'):
        assert way in text
