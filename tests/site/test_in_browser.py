"""The site in Chromium: from a folder and under a sub-path, with and without scripts, on a small phone."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.loopback import on_loopback

PAGES = (
    "index.html",
    "sanhe/index.html",
    "sanhe/qinghe/index.html",
    "gucheng/index.html",
    "notices/index.html",
    "notices/page_1/index.html",
    "notices/type_jinji/index.html",
    "archive/index.html",
    "gucheng/archive/index.html",
    "archive/2026-03/index.html",
    "honours/wall/index.html",
    "sanhe/qinghe/activities/green/index.html",
    "sanhe/qinghe/talks/hills/index.html",
    "sanhe/qinghe/honours/stars/index.html",
    "gucheng/families/ma/index.html",
    "sanhe/notices/water/index.html",
    "sanhe/notices/storm/index.html",
    "screens/index.html",
    "about.html",
)
WATER = "sanhe/notices/water/index.html"


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under two folders of a server."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(site, root / "some" / "where")
    with on_loopback(root) as server:
        yield f"{server}some/where/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    yield page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_small_phone_shows_the_page_without_scrolling_sideways(name: str, site: Path, phone: Page) -> None:
    problems: list[str] = []
    phone.on("console", lambda message: problems.append(_said(message)))
    phone.on("pageerror", lambda error: problems.append(str(error)))
    phone.goto((site / name).as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.locator("h1").count() == 1
    assert phone.locator("h1").is_visible()
    assert problems == []


def _said(message: ConsoleMessage) -> str:
    return message.text


@pytest.mark.parametrize("name", PAGES)
def test_under_a_sub_path_everything_asked_for_comes_from_there(name: str, address: str, phone: Page) -> None:
    asked: list[Request] = []
    phone.on("request", lambda request: asked.append(request))  # the library wants a function of its own
    phone.goto(address + name, wait_until="networkidle")
    assert all(request.url.startswith(address) for request in asked)
    answers = [request.response() for request in asked]
    assert all(answer is not None and answer.status == 200 for answer in answers)


def test_what_a_finger_must_hit_is_large_enough(site: Path, phone: Page) -> None:
    phone.goto((site / WATER).as_uri())
    small = phone.evaluate(
        """[...document.querySelectorAll('.head a, .head summary, .foot a, .btn, .crumbs a, .entry__m a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""
    )
    assert small == []


def test_a_screens_card_leads_to_its_player_and_to_its_week(site: Path, phone: Page) -> None:
    phone.goto((site / "screens/index.html").as_uri())
    week = phone.locator(".screen__w")
    assert (week.count(), week.text_content()) == (1, "看一周怎么播：大厅屏")
    assert (week.bounding_box() or {"height": 0})["height"] >= 44
    week.click()
    assert phone.url == (site / "screens/qh-hall/index.html").as_uri() + "?preview"
    phone.go_back()
    phone.click(".screen__f", force=True)  # the link covers its card
    assert phone.url == (site / "screens/qh-hall/index.html").as_uri()


def test_the_menu_opens_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto((site / WATER).as_uri())
    assert not page.locator("[data-copy]").is_visible(), "a button that needs a script is not shown without"
    page.click(".menu summary")
    page.click(".menu__box a[href$='notices/index.html']")
    assert page.locator("h1").inner_text() == "通知"
    context.close()


def test_a_keyboard_reaches_the_text_first(site: Path, phone: Page) -> None:
    phone.goto((site / WATER).as_uri())
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "跳到正文"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(("now", "marks"), [("2026-04-17T16:59:00+08:00", 0), ("2026-04-17T17:00:00+08:00", 1)])
def test_the_readers_clock_says_what_is_over(now: str, marks: int, site: Path, phone: Page) -> None:
    phone.clock.set_fixed_time(datetime.fromisoformat(now))
    phone.goto((site / WATER).as_uri())
    assert phone.locator(".entry .tag--over").count() == marks


def test_a_demonstration_stands_still(demonstration: Path, phone: Page) -> None:
    phone.clock.set_fixed_time(datetime.fromisoformat("2030-01-01T00:00:00+08:00"))
    phone.goto((demonstration / WATER).as_uri())
    assert phone.locator(".entry .tag--over").count() == 0
    phone.goto((demonstration / "index.html").as_uri())
    assert phone.locator(".week .is-today").get_attribute("data-day") == "2026-04-16"


def test_copying_gives_title_and_address(site: Path, phone: Page) -> None:
    phone.goto((site / WATER).as_uri())
    button = phone.locator("[data-copy]")
    told = "【三河区】周五停水\n请提前储水。\nhttps://sanhe.example/web/sanhe/notices/water/"
    assert button.get_attribute("data-copy") == told
    button.click()
    assert "已复制" in button.inner_text()


def test_words_can_be_read_on_their_ground(site: Path, browser: Browser) -> None:
    """WCAG 2.2: 4.5 to 1 for text, in light and in dark."""
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})  # type: ignore[arg-type]
        page = context.new_page()
        for name in (
            "index.html",
            "notices/index.html",
            "sanhe/qinghe/activities/green/index.html",
            "gucheng/index.html",
        ):
            page.goto((site / name).as_uri())
            assert page.evaluate(_FAINT) == [], (scheme, name)
        context.close()


# Text over a gradient or a picture has no single ground and is left to the eye.
_FAINT = """() => {
  const luminance = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const colour = text => { const n = text.match(/[\\d.]+/g).map(Number); return { c: n.slice(0, 3), a: n[3] ?? 1 }; };
  const ground = e => { for (; e; e = e.parentElement) { const s = getComputedStyle(e);
      if (s.backgroundImage !== 'none' || e.matches('.hero, .say, .tiles, .foot')) return null;
      const b = colour(s.backgroundColor); if (b.a === 1) return b.c; } return [255, 255, 255]; };
  const faint = [];
  for (const e of document.querySelectorAll('main *, .head *, .strip, .crumbs *')) {
    if (!e.offsetParent || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (e.closest('.vh, .stars, [aria-hidden]')) continue;
    const under = ground(e); if (!under) continue;
    const a = luminance(colour(getComputedStyle(e).color).c), b = luminance(under);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.push([e.className, e.textContent.trim().slice(0, 12), ratio.toFixed(2)]);
  }
  return faint; }"""
