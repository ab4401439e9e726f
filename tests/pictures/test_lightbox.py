"""A photo in full: with a finger, with keys, with a reader, without scripts, and back again."""

import re

from playwright.sync_api import Page

from tests.pictures.conftest import PLACED, Opener

SHOWN = ".box__s img"


def opened(look: Opener, **more: object) -> Page:
    page = look(PLACED, **more)
    page.locator(".cover a.zoom").click()
    return page


def caption(page: Page) -> str:
    return " ".join(page.locator(".box__c").inner_text().split())


def test_every_photo_of_an_entry_can_be_seen_in_full(look: Opener) -> None:
    page = opened(look)
    seen = []
    for _ in range(6):
        seen.append((caption(page), page.locator(".box__k").inner_text()))
        page.get_by_role("button", name="下一张").click()
    order = ("cover", "body", "before", "after", "one", "wide")
    assert seen == [(f"图说{name} 摄影：孙某（示例）", f"{n} / 6") for n, name in enumerate(order, 1)]
    assert caption(page).startswith("图说cover"), "after the last comes the first"


def test_the_dialog_is_a_dialog(look: Opener) -> None:
    page = opened(look)
    dialog = page.get_by_role("dialog", name="照片")
    assert dialog.get_attribute("aria-modal") == "true"
    assert page.evaluate("document.activeElement.textContent.trim()") == "关闭"
    sizes = page.eval_on_selector_all(".box button", "all => all.map(one => one.getBoundingClientRect().height)")
    assert min(sizes) >= 60
    assert page.locator(SHOWN).get_attribute("alt") == "图说cover"


def test_tab_stays_inside_and_the_link_gets_the_focus_back(look: Opener) -> None:
    page = opened(look)
    held = []
    for _ in range(4):
        page.keyboard.press("Tab")
        held.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert held == ["上一张", "下一张", "关闭", "上一张"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "下一张"
    page.keyboard.press("Escape")
    page.locator(".box").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('.cover a.zoom')")


def test_the_arrows_turn_the_pages(look: Opener) -> None:
    page = opened(look)
    page.keyboard.press("ArrowRight")
    assert caption(page).startswith("图说body")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert caption(page).startswith("图说wide")


def test_back_closes_it_and_stays_on_the_page(look: Opener) -> None:
    page = opened(look)
    address = page.url
    page.go_back()
    page.locator(".box").wait_for(state="hidden")
    assert page.url == address
    assert not page.evaluate("document.documentElement.classList.contains('boxed')")
    page.locator(".gallery a.zoom").first.click()
    page.get_by_role("button", name="关闭").click()
    page.locator(".box").wait_for(state="hidden")
    page.locator(".cover a.zoom").click()
    assert caption(page).startswith("图说cover"), "it opens again"


SWIPE = """([from, to]) => {
  const stage = document.querySelector('.box__s');
  const at = x => [new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 })];
  stage.dispatchEvent(new TouchEvent('touchstart', { touches: at(from), changedTouches: at(from) }));
  stage.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: at(to) }));
}"""


def test_a_finger_turns_the_pages(look: Opener) -> None:
    page = opened(look, has_touch=True)
    page.evaluate(SWIPE, [300, 100])
    assert caption(page).startswith("图说body")
    page.evaluate(SWIPE, [100, 300])
    assert caption(page).startswith("图说cover")
    page.evaluate(SWIPE, [100, 120])
    assert caption(page).startswith("图说cover"), "a tap turns nothing"


def test_it_fetches_what_fits_the_screen(look: Opener, site: object) -> None:
    for width, dpr, wanted in ((360, 1, 480), (360, 2, 800), (1440, 2, 1600)):
        page = opened(look, width=width, dpr=dpr)
        page.wait_for_function("s => document.querySelector(s).sizes && document.querySelector(s).complete", arg=SHOWN)
        # naturalWidth is in CSS pixels of the density that was chosen: the file's own width is asked of the file.
        page.evaluate("window.held = new Image(); held.src = document.querySelector('.box__s img').currentSrc")
        page.wait_for_function("held.complete")
        assert page.evaluate("held.naturalWidth") == wanted, (width, dpr)


def test_with_another_key_a_link_stays_a_link(look: Opener) -> None:
    page = look(PLACED)
    with page.context.expect_page() as other:
        page.locator(".cover a.zoom").click(modifiers=["Control"])
    assert re.search(r"assets/photos/[0-9a-f]+\.jpg$", other.value.url)
    assert page.locator(".box").is_hidden()


def test_without_scripts_the_largest_is_a_link_away(look: Opener) -> None:
    page = look(PLACED, java_script_enabled=False)
    assert page.locator(".box").is_hidden()
    page.locator(".cover a.zoom").click()
    assert re.search(r"assets/photos/[0-9a-f]+\.jpg$", page.url)
