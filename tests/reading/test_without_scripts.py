"""Without JavaScript: everything is there but searching and reading aloud, and no button does nothing."""

from tests.reading.conftest import Sits

GREEN, TALK = "sanhe/qinghe/activities/green/index.html", "sanhe/qinghe/talks/hills/index.html"


def test_no_button_is_dead(sits: Sits) -> None:
    for name, page in sits(java_script_enabled=False).walk():
        assert page.locator("button:visible:not([type=submit])").count() == 0, name
        assert page.locator("[role=button]:visible, a[href='#']").count() == 0, name


def test_the_menu_leads_on(sits: Sits) -> None:
    page = sits(java_script_enabled=False).open(GREEN)
    page.click(".menu summary")
    page.click(".menu__box a[href$='notices/index.html']")
    assert page.locator("h1").inner_text() == "通知"


def test_the_other_script_is_a_link(sits: Sits) -> None:
    page = sits(java_script_enabled=False).open(GREEN)
    page.click(".menu summary")
    page.click(".hanzi a:has-text('繁體')")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


def test_before_and_after_stand_beside_each_other(sits: Sits) -> None:
    page = sits(java_script_enabled=False).open(GREEN)
    pictures = page.locator(".ba img")
    assert pictures.count() == 2
    assert all(pictures.nth(at).is_visible() for at in range(2))


def test_a_recording_and_a_film_have_the_browsers_own_controls(sits: Sits) -> None:
    page = sits(java_script_enabled=False).open(TALK)
    assert page.locator("audio[controls]:visible, video[controls]:visible").count() == 2
