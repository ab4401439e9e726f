"""Before and after: one slider over two pictures of one shape; side by side where it cannot be."""

from playwright.sync_api import Page

from tests.pictures.conftest import PLACED, Opener


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found
    return {key: round(value) for key, value in found.items()}


def cut(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.querySelector('.ba__p--before .ba__i')).clipPath")


def test_both_lie_on_each_other_in_one_shape(look: Opener) -> None:
    for width in (360, 768, 1440):
        page = look(PLACED, width)
        before, after = box(page, ".ba__p--before img"), box(page, ".ba__p--after img")
        assert before == after
        assert abs(before["width"] * 3 / 4 - before["height"]) <= 1
        assert box(page, ".ba__f") == before


def test_keys_move_it_and_a_reader_hears_what_is_seen(look: Opener) -> None:
    page = look(PLACED)
    slider = page.get_by_role("slider", name="左右拖动，比一比前后")
    assert slider.get_attribute("aria-valuetext") == "左边50%是从前，右边50%是现在"
    assert cut(page) == "inset(0px 50% 0px 0px)"
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert cut(page) == "inset(0px 49% 0px 0px)"
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "左边0%是从前，右边100%是现在"
    assert cut(page) == "inset(0px 100% 0px 0px)"


def test_the_line_is_where_the_finger_is(look: Opener) -> None:
    page = look(PLACED)
    page.locator(".ba__f").scroll_into_view_if_needed()
    frame = box(page, ".ba__f")
    middle = frame["y"] + frame["height"] / 2
    page.mouse.move(frame["x"] + frame["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] / 4, middle, steps=5)
    page.mouse.up()
    line = box(page, ".ba__h")
    assert abs(line["x"] + 2 - (frame["x"] + frame["width"] / 4)) <= 4
    page.mouse.click(frame["x"] + frame["width"] - 2, middle)
    assert cut(page) in ("inset(0px)", "inset(0px 0% 0px 0px)", "inset(0px 1% 0px 0px)")


def test_nothing_reaches_out_of_a_small_phone(look: Opener) -> None:
    assert look(PLACED, 320).evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_and_on_paper_they_stand_side_by_side(look: Opener) -> None:
    plain, paper = look(PLACED, 1000, java_script_enabled=False), look(PLACED, 1000)
    paper.emulate_media(media="print")
    for page in (plain, paper):
        before, after = box(page, ".ba__p--before .ba__i"), box(page, ".ba__p--after .ba__i")
        assert (before["y"], before["width"], before["height"]) == (after["y"], after["width"], after["height"])
        assert before["x"] + before["width"] < after["x"]
        assert not page.locator(".ba__r").is_visible()
    assert cut(paper) == "none"
