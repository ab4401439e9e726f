"""Links that leave the site: seen as such before they are followed, and never followed by mistake."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site import small_content
from tests.site.conftest import AT, furnish, read, render
from zhendi import bodies

GREEN, LANTERNS = "sanhe/qinghe/activities/green", "gucheng/activities/lanterns"
BODY = (
    "看[政府网](https://www.gov.example/a)、[本站](https://sanhe.example/web/about.html)，打[电话](tel:07305220102)，"
    "写[信](mailto:a@x.example)。\n\n| 甲 | 乙 |\n|--:|:-:|\n| 一 | 二 |\n"
)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which two entries, one in each script, link outwards."""
    root = small_content.write(tmp_path_factory.mktemp("content"))
    for name in (GREEN, LANTERNS):
        file = root / name / "index.md"
        text = file.read_text(encoding="utf-8").replace("signup: 打 0730-522 0102 报名\n", "")
        front = "---\nsignup: https://apply.example/form?id=1\nsource: {name: 晚报, url: 'http://news.example/1', kind: original}\n"
        bare = text.replace("source: {name: 清河社区, kind: original}\n", "")
        file.write_text(bare.replace("---\n", front, 1), encoding="utf-8")
    catalogue = read(root)
    langs = {entry.id: catalogue.lang_of(entry) for entry in catalogue.entries}
    told = {name: bodies.html(BODY, lambda _: None, lambda _: None, "sanhe.example", langs[name]) for name in langs}
    view = furnish(catalogue)
    return render(catalogue, replace(view, bodies=told), tmp_path_factory.mktemp("built"))


@pytest.fixture
def page(linked: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.clock.set_fixed_time(AT)  # what is over takes no more signups
    page.goto((linked / GREEN / "index.html").as_uri())
    yield page
    page.close()


def test_every_link_that_leaves_says_where_to_and_no_other_does(page: Page) -> None:
    out = page.locator("main a.out")
    assert [link.get_attribute("data-to") for link in out.all()] == ["news.example", "apply.example", "www.gov.example"]
    assert all("站外链接" in link.inner_text() for link in out.all())
    shown = page.locator("main a.out .out__h").all()
    assert all(host.is_visible() and (host.bounding_box() or {"width": 0})["width"] > 60 for host in shown)
    others = page.locator("main a[href]:not(.out)").all()
    addresses = [link.get_attribute("href") or "" for link in others]
    assert "https://sanhe.example/web/about.html" in addresses, "the site's own address does not leave"
    assert not [link for link in addresses if link.startswith("http") and "sanhe.example" not in link]


def test_without_scripts_the_host_is_the_warning_and_the_link_works(linked: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((linked / GREEN / "index.html").as_uri())
    assert not page.locator("#leave").is_visible()
    assert page.locator(".prose a.out .out__h").is_visible()
    assert page.locator(".prose a.out").get_attribute("href") == "https://www.gov.example/a"
    context.close()


def test_a_reader_is_told_where_he_goes_and_may_stay(page: Page) -> None:
    page.click(".prose a.out")
    assert "www.gov.example" in page.locator("#leave").inner_text()
    assert "要去 www.gov.example" in page.evaluate("document.activeElement.innerText"), "a screen reader reads it out"
    assert page.url.endswith(f"{GREEN}/index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not page.locator("#leave").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('data-to')") == "www.gov.example"
    page.click(".prose a.out")
    page.keyboard.press("Escape")
    assert not page.locator("#leave").is_visible()


def test_whoever_still_wants_to_goes(page: Page) -> None:
    page.route(
        "**/*", lambda route: route.fulfill(body="there") if "example" in route.request.url else route.continue_()
    )
    page.click(".signup a.out")
    page.click("[data-leave=go]")
    page.wait_for_url("https://apply.example/form?id=1")


def test_what_is_asked_can_be_hit_and_read_on_a_small_phone(page: Page) -> None:
    page.click(".entry__m a.out")
    for name in ("stay", "go"):
        box = page.locator(f"[data-leave={name}]").bounding_box()
        assert box and box["height"] >= 44 and 0 <= box["y"] <= 640 - box["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_page_in_traditional_characters_warns_in_them(linked: Path) -> None:
    html = (linked / LANTERNS / "index.html").read_text(encoding="utf-8")
    assert "站外鏈接" in html and "站外链接" not in html
    assert "驗證碼" in html


def test_only_pages_that_lead_out_bring_the_question(linked: Path) -> None:
    assert 'id="leave"' not in (linked / "sanhe/index.html").read_text(encoding="utf-8")


def test_a_column_of_a_table_stands_as_it_was_written(page: Page) -> None:
    cells = page.locator(".prose td")
    assert [cell.evaluate("e => getComputedStyle(e).textAlign") for cell in cells.all()] == ["right", "center"]
