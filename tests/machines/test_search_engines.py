"""The sitemap and robots.txt: what search engines are told, in one file or several."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import Element, fromstring

import pytest

from tests.machines.conftest import BASE, QINGHE, register_of
from zhendi.model.chinese_dates import CHINA
from zhendi.outputs.pages import Page, pages
from zhendi.outputs.robots import robots
from zhendi.outputs.sitemap import sitemap
from zhendi.register import Register
from zhendi.register.mapped import Mapped

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
DAY = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)


def files(register: Register, mapped: Iterable[Mapped], most: int = 50_000) -> dict[str, Element]:
    return {file.path: fromstring(bytes(file.content)) for file in sitemap(register, mapped, most)}


def addresses(*maps: Element) -> list[str]:
    return [str(url.findtext(f"{MAP}loc")) for held in maps for url in held]


def many(count: int) -> list[Mapped]:
    return [Mapped(f"qu/notices/{number}/index.html", "zh-Hans", DAY) for number in range(count)]


def test_each_page_stands_there_in_its_scripts_with_its_day(register: Register) -> None:
    mapped = [
        Mapped("index.html", "zh-Hans", DAY),
        Mapped("gucheng/index.html", "zh-Hant", DAY.replace(hour=1)),
        Mapped("screens/index.html", "zh-Hans"),
    ]
    urls = {str(url.findtext(f"{MAP}loc")): url for url in files(register, mapped)["sitemap.xml"]}
    paths = ("", "gucheng/", "screens/", "zh-hans/gucheng/", "zh-hant/", "zh-hant/screens/")
    assert list(urls) == [BASE + path for path in paths]
    assert urls[BASE].findtext(f"{MAP}lastmod") == "2026-04-16T08:30:00+08:00"
    assert urls[f"{BASE}screens/"].find(f"{MAP}lastmod") is None
    told = [[(link.get("hreflang"), link.get("href")) for link in url.findall(LINK)] for url in urls.values()]
    for url, links in zip(urls, told, strict=True):
        assert {tag for tag, _ in links} == {"zh-Hans", "zh-Hant", "x-default"}
        assert {href for _, href in links} <= set(urls) and url in {href for _, href in links}


def test_every_listed_page_and_no_other_is_dated_by_what_it_tells(register: Register) -> None:
    told = {page.path: page for page in pages(register)}
    assert told[f"{QINGHE}/talks/hills/index.md"].modified == datetime(2026, 4, 11, tzinfo=CHINA)
    newest = max(held.modified for held in register.listed)
    assert told["index.md"].modified == told["sanhe/index.md"].modified == newest
    empty = {path for path, page in told.items() if page.template == "calendar.html" and not _tells(page)}
    undated = {path for path, page in told.items() if page.canonical and not page.noindex and page.modified is None}
    assert undated <= {"screens/index.md", "search/index.md", "handbook/fields/index.md"} | empty


def _tells(page: Page) -> bool:
    month = page.context["month"]
    return isinstance(month, dict) and not month["empty"]


def test_many_addresses_are_divided_and_none_is_lost(register: Register) -> None:
    whole = addresses(*files(register, many(300)).values())
    divided = files(register, many(300), most=100)
    parts = {name: held for name, held in divided.items() if name != "sitemap.xml"}
    assert len(whole) == 600
    assert sorted(addresses(*parts.values())) == whole
    assert all(len(held) <= 100 for held in parts.values())
    assert divided["sitemap.xml"].tag == f"{MAP}sitemapindex"
    assert addresses(divided["sitemap.xml"]) == [BASE + name for name in parts]
    assert {row.findtext(f"{MAP}lastmod") for row in divided["sitemap.xml"]} == {"2026-04-16T08:30:00+08:00"}


def test_the_order_in_which_pages_are_drawn_leaves_no_trace(register: Register) -> None:
    for most in (100, 50_000):
        forth = {file.path: file.content for file in sitemap(register, many(300), most)}
        back = {file.path: file.content for file in sitemap(register, many(300)[::-1], most)}
        assert forth == back


def test_one_page_changed_touches_its_files_and_the_index(register: Register) -> None:
    pages = many(300)
    before = {file.path: file.content for file in sitemap(register, pages, 100)}
    pages[7] = replace(pages[7], modified=DAY.replace(hour=20))
    after = {file.path: file.content for file in sitemap(register, pages, 100)}
    changed = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert "sitemap.xml" in changed and len(changed) <= 3  # its two scripts, at most in two files


def test_a_preview_is_found_by_nobody(content: Path) -> None:
    preview = register_of(content, preview=True)
    assert files(preview, many(3)) == {}
    assert [bytes(file.content) for file in robots(preview)] == [b"User-agent: *\nDisallow: /\n"]


def test_robots_find_pages_and_the_sitemap_but_no_player(register: Register) -> None:
    (file,) = robots(register)
    rules = bytes(file.content).decode()
    assert file.path == "robots.txt"
    assert rules.endswith(f"\nSitemap: {BASE}sitemap.xml\n")
    assert [allowed(rules, path) for path in ("/web/", "/web/screens/", "/web/screens/index.html", "/other/")] == [
        True
    ] * 4
    assert not allowed(rules, "/web/screens/qh-hall/")
    assert not allowed(rules, "/web/screens/media/a.jpg")
    simple = RobotFileParser()  # knows neither $ nor the longest match: it may take less, never what is shut
    simple.parse(rules.splitlines())
    assert simple.can_fetch("any", f"{BASE}{QINGHE}/")


def allowed(rules: str, path: str) -> bool:
    """By RFC 9309, section 2.2.2: the longest rule that fits decides, and of two Allow."""
    fitting = [
        (len(rule), kind == "Allow")
        for kind, rule in re.findall(r"^(Allow|Disallow): (\S+)$", rules, re.MULTILINE)
        if re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), path)
    ]
    return max(fitting, default=(0, True))[1]


@pytest.mark.parametrize("name", ["index.html", "calendar/index.html", "notices/index.html"])
def test_a_preview_says_noindex_on_every_page(name: str, preview_site: Path, site: Path) -> None:
    mark = '<meta name="robots" content="noindex">'
    assert mark in (preview_site / name).read_text(encoding="utf-8")
    assert mark not in (site / name).read_text(encoding="utf-8")
    assert mark in (preview_site / "about.html").read_text(encoding="utf-8"), "a page written by hand too"
