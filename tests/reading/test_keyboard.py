"""The keyboard: everything that can be clicked is reached, in the order of the page, and is seen when it is."""

import pytest

from tests.reading.conftest import Sits

WATER = "sanhe/notices/water/index.html"
# What a keyboard should reach: whatever is shown and can be worked, once per group of choices.
_REACHABLE = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [controls]')]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0).length"""
_STOPS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const held = e.getBoundingClientRect(), style = getComputedStyle(e), around = e.parentElement && getComputedStyle(e.parentElement);
  const covered = e.nextElementSibling && getComputedStyle(e.nextElementSibling);
  e.dataset.stopped = (Number(e.dataset.stopped) || 0) + 1;
  return { told: e.outerHTML.slice(0, 90), seen: e.controls || e.matches('[type=range]') && getComputedStyle(e.nextElementSibling.querySelector('.ic')).boxShadow !== 'none' || [style, around, covered].some(s => s && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2),
    again: e.dataset.stopped > (e.controls ? 20 : 1), inside: held.bottom > 0 && held.top < innerHeight }; }"""


@pytest.mark.parametrize("elder", [False, True])
def test_the_keyboard_reaches_everything_and_it_is_seen(elder: bool, sits: Sits) -> None:
    for name, page in sits(reduced_motion="reduce").walk(elder):
        left = page.evaluate(_REACHABLE)
        for _ in range(2 * left + 40):
            page.keyboard.press("Tab")
            stop = page.evaluate(_STOPS)
            if stop is None or stop["again"]:
                break
            assert stop["seen"], (name, stop)
            assert stop["inside"], (name, stop)
        missed = page.evaluate(
            """[...document.querySelectorAll('a[href], button, select, summary')].filter(e => e.checkVisibility({ visibilityProperty: true })
            && !e.dataset.stopped).map(e => e.outerHTML.slice(0, 90))"""
        )
        assert missed == [], name


def test_the_first_stop_leads_past_the_head(sits: Sits) -> None:
    page = sits().open(WATER)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.locator(".skip").evaluate("e => e.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_escape_closes_it(sits: Sits) -> None:
    page = sits().open(WATER)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu__box') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(".menu__box").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
