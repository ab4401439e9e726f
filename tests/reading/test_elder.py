"""长辈版: asked for once, by a button or by an address, it stays; without scripts there is no button that does nothing."""

from tests.reading.conftest import Sits

HOME, WATER = "index.html", "sanhe/notices/water/index.html"
ON = "document.documentElement.classList.contains('elder')"


def test_the_button_turns_it_on_and_says_so_and_every_page_keeps_it(sits: Sits) -> None:
    reader = sits()
    page = reader.open(HOME)
    button = page.get_by_role("button", name="长辈版")
    assert (button.get_attribute("aria-pressed"), page.evaluate(ON)) == ("false", False)
    button.click()
    assert (button.get_attribute("aria-pressed"), page.evaluate(ON)) == ("true", True)
    page = reader.open(WATER)
    assert (button.get_attribute("aria-pressed"), page.evaluate(ON)) == ("true", True)
    button.click()
    assert not reader.open(HOME).evaluate(ON)


def test_an_address_asks_for_it_once_and_for_good(sits: Sits) -> None:
    """What a unit prints as a QR code in a house where many are old."""
    reader = sits()
    page = reader.open(WATER, "?elder=1")
    assert page.evaluate(ON)
    assert reader.open(HOME).evaluate(ON)
    page = reader.open(WATER, "?elder=1#main")
    page.get_by_role("button", name="长辈版").click()
    assert page.url.endswith("water/index.html#main"), "the address would turn it on again"
    page.reload()
    assert not page.evaluate(ON)


def test_it_is_set_before_the_first_paint(sits: Sits) -> None:
    reader = sits()
    reader.open(HOME, "?elder=1")
    reader.context.add_init_script(
        "new MutationObserver(function (seen, watch) { if (document.body) { window.early = "
        f"{ON}; watch.disconnect(); }} }}).observe(document, {{ childList: true, subtree: true }});"
    )
    assert reader.open(WATER).evaluate("early")


def test_where_nothing_may_be_kept_it_holds_for_the_page(sits: Sits) -> None:
    reader, problems = sits(), list[str]()
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get: function () { throw new Error('refused'); } })"
    )
    page = reader.open(HOME)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.get_by_role("button", name="长辈版").click()
    assert page.evaluate(ON)
    assert reader.open(WATER, "?elder=1").evaluate(ON)
    assert problems == []


def test_nothing_moves_in_it(sits: Sits) -> None:
    for name, page in sits().walk(elder=True):
        moving = page.evaluate(
            """[...document.querySelectorAll('*')].filter(function (e) { var s = getComputedStyle(e);
            return s.transitionDuration.split(', ').some(parseFloat) && s.transitionProperty !== 'none' || s.animationName !== 'none' ||
              s.scrollBehavior === 'smooth'; }).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert moving == [], name
