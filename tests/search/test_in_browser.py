"""The search page in Chromium: what is typed is found, from a folder and from a server."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

PAGE = "search/index.html"
FIELD = "main input[name=q]"


def ask(tab: Page, words: str) -> list[str]:
    """Type, and give the titles that are found."""
    tab.fill(FIELD, words)
    expect(tab.locator(".search")).to_have_attribute("data-answers", words)
    return titles(tab)


def titles(tab: Page) -> list[str]:
    return tab.locator(".hits .hit__t").all_text_contents()


@pytest.fixture
def at(found_site: Path, tab: Page) -> Page:
    tab.goto((found_site / PAGE).as_uri())
    return tab


GREEN, HILLS, MA, LANTERNS = (
    "认养一片绿地，扮靓共同家园",
    "把青山讲到家门口",
    "马家：门前扫净，话说轻声",
    "元宵燈謎夜：謎語掛滿古城門",
)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("靓", GREEN),  # one character
        ("绿地", GREEN),
        ("綠地", GREEN),  # traditional, on simplified text
        ("灯谜", LANTERNS),  # simplified, on traditional text
        ("认养一片绿地扮靓共同家园", GREEN),  # marks between the words hide nothing
        ("0730-522 0102", GREEN),  # a telephone number, in two words
        ("07305220102", GREEN),
        ("130余次", GREEN),  # a figure that the summary cites
        ("孙某", GREEN),  # who took a photo
        ("栽完浇水", GREEN),  # a caption
        ("郭某", GREEN),  # the byline
        ("1180小时", "一季度志愿之星"),
        ("推开窗", HILLS),  # a quotation
        ("空地有人认养", HILLS),  # a point of a talk
        ("renyang", GREEN),
        ("ryyp", GREEN),
        ("zhoumou", HILLS),  # a person's name
        ("qsjd", HILLS),
        ("青山 周某", HILLS),  # two words
        ("一窗受理", "清河社区"),  # what a place offers
        ("第一网格", "清河社区"),
    ],
)
def test_what_is_typed_is_found(words: str, title: str, at: Page) -> None:
    assert title in ask(at, words)


def test_a_title_comes_first_then_the_newest(at: Page) -> None:
    assert ask(at, "认养")[:2] == [GREEN, HILLS]
    found = ask(at, "旧通知")
    assert found == [f"旧通知{number}" for number in range(25, 15, -1)]
    assert ask(at, "清河社区")[0] == "清河社区", "a place before what happened there"


def test_words_are_marked_in_title_and_text(at: Page) -> None:
    ask(at, "青山")
    first = at.locator(".hits .hit").first
    assert first.locator(".hit__t mark").all_text_contents() == ["青山"]
    assert first.locator(".hit__s mark").all_text_contents() == ["青山"]
    ask(at, "綠地")
    assert at.locator(".hits .hit").first.locator(".hit__t mark").all_text_contents() == ["绿地"]
    ask(at, "ryyp")
    assert at.locator(".hits .hit").first.locator(".hit__t mark").all_text_contents() == ["认养一片"]


def test_nobody_finds_what_is_not_listed(found_site: Path, at: Page) -> None:
    for words in ("草稿通知", "撤下通知", "下周通知"):
        assert words not in ask(at, words)
        held = "".join(file.read_text("utf-8") for file in found_site.rglob("search/*.js"))
        assert words not in held


def test_a_result_leads_to_its_page(found_site: Path, at: Page) -> None:
    ask(at, "燈謎")
    at.click(".hits .hit__t a")
    assert at.url == (found_site / "gucheng/activities/lanterns/index.html").as_uri()


def test_filters_count_and_combine(at: Page) -> None:
    ask(at, "清河")
    shown = {e.inner_text().split("\n")[0]: e.locator("small").inner_text() for e in at.locator(".pick:visible").all()}
    assert shown["地方"] == "1" and int(shown["全部"]) == sum(int(n) for k, n in shown.items() if k != "全部")
    at.check("input[value=talks]", force=True)
    expect(at.locator(".hits .hit")).to_have_count(1)
    assert titles(at) == [HILLS]
    assert "kind=talks" in at.url
    at.goto(at.url.split("?")[0] + "?q=%E6%B8%85%E6%B2%B3&unit=gucheng")
    expect(at.locator("[role=status]")).to_have_text("照这样筛选，一条也没有")
    at.click("[data-unfilter] button")
    expect(at.locator(".hits .hit")).not_to_have_count(0)
    ask(at, "灯谜")
    years = at.locator("select[name=year] option").all_text_contents()
    assert years == ["全部年份", "2026年（1）"]
    units = at.locator("select[name=unit] option").all_text_contents()
    assert units == ["全部地方", "古城社區（1）"]


def test_a_place_counts_those_below_it(at: Page) -> None:
    ask(at, "停水")
    at.select_option("select[name=unit]", "sanhe")
    expect(at.locator(".hits .hit")).not_to_have_count(0)
    assert "周五停水" in titles(at)


def test_more_results_on_demand(at: Page) -> None:
    ask(at, "旧通知")
    assert at.inner_text("[role=status]") == "找到31条"
    at.click("[data-more]")
    expect(at.locator(".hits .hit")).to_have_count(20)
    assert at.evaluate("document.activeElement.textContent") == "旧通知15", (
        "the keyboard goes on where the new ones begin"
    )
    at.click("[data-more]")
    expect(at.locator(".hits .hit")).to_have_count(30)
    at.click("[data-more]")
    expect(at.locator(".hits .hit")).to_have_count(31)
    assert not at.is_visible("[data-more]")


def test_the_keyboard_walks_through_the_results(at: Page) -> None:
    ask(at, "旧通知")
    at.focus(FIELD)
    at.keyboard.press("ArrowDown")
    at.keyboard.press("ArrowDown")
    assert at.evaluate("document.activeElement.textContent") == "旧通知24"
    at.keyboard.press("ArrowUp")
    at.keyboard.press("ArrowUp")
    assert at.evaluate("document.activeElement.name") == "q"
    at.keyboard.press("Escape")
    expect(at.locator(".hits .hit")).to_have_count(0)
    at.evaluate("document.activeElement.blur()")
    at.keyboard.press("/")
    assert at.evaluate("document.activeElement.name + document.activeElement.value") == "q"


def test_nothing_found_says_what_to_try(at: Page) -> None:
    assert ask(at, "齉齉绿地齉") == []
    assert at.inner_text("[role=status]") == "没有找到“齉齉绿地齉”"
    assert at.locator("[data-offers] a").all_text_contents() == ["绿地（1）"]
    assert at.is_visible("[data-browse]")
    at.click("[data-offers] a")
    expect(at.locator(".hits .hit")).to_have_count(1)
    assert at.input_value(FIELD) == "绿地"


def test_what_holds_the_characters_apart_comes_last_and_says_so(at: Page) -> None:
    """Its series is 绿地认养, its title says 认养一片: all pairs are there, and nowhere the whole."""
    found = ask(at, "绿地认养一片")
    assert found == [GREEN]
    assert at.inner_text(".hits__apart") == "下面这些也有这几个字，只是没有连在一起"


def test_a_letter_being_composed_is_left_alone(at: Page) -> None:
    at.focus(FIELD)
    at.evaluate(
        """document.querySelector('main input[name=q]').dispatchEvent(new CompositionEvent('compositionstart'))"""
    )
    at.keyboard.type("lvdi")
    assert at.inner_text("[role=status]") == ""
    at.evaluate(
        """var q = document.querySelector('main input[name=q]'); q.value = '绿地'; q.dispatchEvent(new CompositionEvent('compositionend'))"""
    )
    expect(at.locator(".hits .hit")).to_have_count(1)


@pytest.mark.parametrize("start", ["?q=%E9%9D%92%E5%B1%B1", "#?q=%E9%9D%92%E5%B1%B1&kind=talks"])
def test_an_address_carries_the_query(start: str, found_site: Path, tab: Page) -> None:
    tab.goto((found_site / PAGE).as_uri() + start)
    expect(tab.locator(".hits .hit")).to_have_count(1)
    tab.click(".hits .hit__t a")
    tab.go_back()
    expect(tab.locator(".hits .hit")).to_have_count(1)
    assert tab.input_value(FIELD) == "青山"


def test_the_field_in_the_head_leads_there(found_address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(found_address + "sanhe/notices/water/index.html")
    page.keyboard.press("/")
    page.keyboard.type("青山")
    page.keyboard.press("Enter")
    expect(page.locator(".hits .hit")).to_have_count(1)
    assert page.url.startswith(found_address + PAGE + "?q=")
    page.close()


def test_a_phone_has_a_way_there(found_address: str, tab: Page) -> None:
    tab.goto(found_address + "index.html")
    tab.click(".find__go")
    assert tab.url == found_address + PAGE


def test_nothing_of_the_index_is_loaded_before_anything_is_typed(found_address: str, tab: Page) -> None:
    asked: list[Request] = []
    tab.on("request", lambda request: asked.append(request))  # the library wants a function of its own
    for name in ("index.html", PAGE):
        tab.goto(found_address + name, wait_until="networkidle")
    assert not [one.url for one in asked if "/search/" in one.url and one.url.endswith(".js")]
    ask(tab, "青山")
    assert [one.url for one in asked if "/search/head.js" in one.url]
    assert all(one.url.startswith(found_address) for one in asked)


def test_an_edition_finds_in_its_own_script(found_site: Path, tab: Page) -> None:
    tab.goto((found_site / "zh-hant" / PAGE).as_uri())
    assert "認養一片綠地，扮靚共同家園" in ask(tab, "绿地")
    assert tab.locator(".hits .hit__t mark").first.text_content() == "綠地"
    assert tab.inner_text("[role=status]") == "找到1條"
    tab.click(".hits .hit__t a")
    assert tab.url == (found_site / "zh-hant/sanhe/qinghe/activities/green/index.html").as_uri()


@pytest.mark.parametrize("missing", ["head.js", "g0.js", "t?*.js"])
def test_a_missing_file_is_told_and_asked_for_again(missing: str, found_site: Path, tab: Page, tmp_path: Path) -> None:
    shutil.copytree(found_site, tmp_path / "site")
    lost = sorted((tmp_path / "site" / "search").glob(missing))
    held = [(file, file.read_bytes()) for file in lost]
    for file in lost:
        file.unlink()
    tab.goto((tmp_path / "site" / PAGE).as_uri())
    tab.fill(FIELD, "青山")
    expect(tab.locator("[role=status]")).to_have_text("没有读到搜索要用的文件，也许网断了一下")
    for file, content in held:
        file.write_bytes(content)
    tab.click("[data-retry] button")
    expect(tab.locator(".hits .hit")).to_have_count(1)


def test_a_head_that_a_browser_kept_too_long_is_asked_for_anew(found_site: Path, tab: Page, tmp_path: Path) -> None:
    """The head says other digests than the shards bear: the first answer is the old head, the next the new one."""
    head = (found_site / "search" / "head.js").read_text("utf-8")
    old = re.sub('"marks":"[^"]*"', lambda found: '"marks":"' + "0" * (len(found[0]) - 10) + '"', head)
    asked: list[str] = []

    def answer(route: object, request: Request) -> None:
        asked.append(request.url)
        route.fulfill(body=old if len(asked) == 1 else head, content_type="text/javascript")  # type: ignore[attr-defined]

    tab.route("**/search/head.js*", answer)
    tab.goto((found_site / PAGE).as_uri())
    assert ask(tab, "青山") == [HILLS]
    assert len(asked) == 2


def test_without_scripts_the_page_says_how_else_to_find(found_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((found_site / PAGE).as_uri())
    assert page.is_visible("noscript p") and page.locator("[data-browse] a").count() >= 8
    context.close()


def test_a_lost_address_says_what_it_may(found_address: str, found_site: Path, tab: Page) -> None:
    html = (found_site / "404.html").read_text("utf-8").replace("/web/", found_address)
    tab.route("**/lost/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    for address, guess in (
        ("%E7%BB%BF%E5%9C%B0.html", "绿地"),
        ("2026-04-12-qing-shan/", "qing shan"),
        ("green-space", ""),
    ):
        tab.goto(f"{found_address}lost/{address}")
        assert tab.input_value("[data-guess] input") == guess
