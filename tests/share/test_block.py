"""The part of an entry's page that people hand it on by, in a real browser."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.share.conftest import BASE, shared
from zhendi.catalogue import Catalogue
from zhendi.outputs.pages import Page as Told
from zhendi.outputs.pages import pages
from zhendi.register import Register

GREEN = "sanhe/qinghe/activities/green/index.html"
ADDRESS = f"{BASE}sanhe/qinghe/activities/green/"
SHARING = "navigator.share = told => { window.told = told; return Promise.reject(new Error('away')); }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def _fetched(page: Page) -> list[str]:
    told: list[str] = []
    page.on("request", lambda request: told.append(unquote(request.url)))
    return told


def test_what_is_copied_is_title_sentence_and_address(laid: dict[str, Told]) -> None:
    told = {
        path: str(held.context["share"]).split("\n") for path, held in laid.items() if held.template == "entry.html"
    }
    assert told["sanhe/qinghe/activities/green/index.md"] == [
        "【清河社区】认养一片绿地，扮靓共同家园",
        "一户一块，一年做了130余次。",
        ADDRESS,
    ]
    assert told["gucheng/families/ma/index.md"][1] == "门前扫净，话说轻声"


def test_the_text_is_in_the_clipboard_after_one_touch(site: Path, page: Page) -> None:
    page.goto((site / GREEN).as_uri())
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value); })")
    button = page.get_by_role("button", name="复制标题和网址")
    button.click()
    expect(page.get_by_role("button", name="已复制，去微信粘贴")).to_be_visible()
    assert page.evaluate("window.copied").split("\n")[-1] == ADDRESS


def test_the_picture_costs_nothing_until_somebody_asks_for_it(site: Path, page: Page, catalogue: Catalogue) -> None:
    fetched = _fetched(page)
    page.goto((site / GREEN).as_uri())
    page.locator(".share").scroll_into_view_if_needed()
    image = shared(catalogue).shares["sanhe/qinghe/activities/green"]
    assert not [address for address in fetched if "assets/share" in address]
    page.locator("summary", has_text="保存分享图").click()
    shown = page.get_by_role("img", name="认养一片绿地，扮靓共同家园")
    expect(shown).to_be_visible()
    assert [address for address in fetched if "assets/share" in address] == [(site / image).as_uri()]
    expect(shown).to_have_js_property("naturalWidth", 1200)
    expect(page.get_by_text("长按图片")).to_be_visible()
    box = shown.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
    page.locator("summary", has_text="保存分享图").click()
    page.locator("summary", has_text="保存分享图").click()
    assert len([address for address in fetched if "assets/share" in address]) == 1


def test_the_picture_can_be_kept_without_a_script(site: Path, browser: Browser, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / GREEN).as_uri())
    expect(page.locator(".share button")).to_have_count(2)
    expect(page.locator(".share button").first).to_be_hidden()
    page.locator("summary", has_text="保存分享图").click()
    link = page.get_by_role("link", name="下载这张图")
    expect(link).to_be_visible()
    image = shared(catalogue).shares["sanhe/qinghe/activities/green"]
    assert (site / GREEN).parent.joinpath(link.get_attribute("href") or "").resolve() == (site / image).resolve()
    assert link.get_attribute("download") == "认养一片绿地，扮靓共同家园.jpg"
    context.close()


def test_the_phones_own_sheet_is_offered_where_there_is_one(site: Path, page: Page) -> None:
    page.goto((site / GREEN).as_uri())
    assert not page.evaluate("!!navigator.share")
    expect(page.get_by_role("button", name="发给朋友")).to_have_count(0)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script(SHARING)
    page.goto((site / GREEN).as_uri())
    page.get_by_role("button", name="发给朋友").click()
    assert page.evaluate("window.told") == {
        "title": "认养一片绿地，扮靓共同家园",
        "text": "一户一块，一年做了130余次。",
        "url": ADDRESS,
    }
    assert not problems, "whoever thinks better of it meets no error"


@pytest.mark.parametrize("media", ["light", "dark", "print"])
def test_the_code_is_read_from_the_page(site: Path, page: Page, media: str) -> None:
    if media == "print":
        page.emulate_media(media="print")
    else:
        page.emulate_media(color_scheme="dark" if media == "dark" else "light")
    page.goto((site / GREEN).as_uri())
    block = page.locator(".share")
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(block.screenshot())))
    assert [code.text for code in read] == [ADDRESS]
    expect(page.get_by_text(ADDRESS, exact=True)).to_be_visible()
    expect(page.locator("summary", has_text="保存分享图")).to_be_visible(visible=media != "print")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("elder", [False, True])
def test_it_stays_inside_at_any_width(site: Path, page: Page, width: int, elder: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / GREEN).as_uri())
    page.evaluate(f"document.documentElement.classList.toggle('elder', {str(elder).lower()})")
    page.locator("summary", has_text="保存分享图").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    least = 60 if elder else 44
    for target in page.locator(".share .btn:visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= least


def test_what_is_not_listed_offers_no_picture(laid: dict[str, Told], site: Path) -> None:
    assert laid["sanhe/notices/coming/index.md"].context["share_image"] == ""
    told = (site / "sanhe/notices/coming/index.html").read_text(encoding="utf-8")
    assert "保存分享图" not in told
    assert 'class="share__qr"' in told


def test_another_entrys_picture_changes_no_page_but_its_own(catalogue: Catalogue) -> None:
    """A page that is told the same is not drawn again."""
    view = shared(catalogue)
    other = replace(view, shares={**view.shares, "gucheng/families/ma": "assets/share/other.jpg"})
    before, after = ({page.path: vars(page) for page in pages(Register(catalogue, told))} for told in (view, other))
    assert [path for path in before if before[path] != after[path]] == ["gucheng/families/ma/index.md"]
