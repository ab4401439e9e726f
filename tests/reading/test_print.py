"""On paper: no head, no ground of colour that eats ink, the code to the page, and the address of what is linked elsewhere."""

import pypdfium2 as pdfium
import pytest

from tests.reading.conftest import Sits

WATER, GREEN = "sanhe/notices/water/index.html", "sanhe/qinghe/activities/green/index.html"
_DARK = """[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('svg')).filter(e => {
  const style = getComputedStyle(e), parts = (style.backgroundColor.match(/[\\d.]+/g) || []).map(Number);
  return /gradient/.test(style.backgroundImage) || (parts.length === 3 || parts[3] > 0) && .3 * parts[0] + .6 * parts[1] + .1 * parts[2] < 200
    && !e.matches('img');
}).map(e => e.tagName + '.' + e.className)"""
_PALE = """[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('svg, .stars') &&
  [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).filter(e => {
    const parts = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
    return .3 * parts[0] + .6 * parts[1] + .1 * parts[2] > 130; }).map(e => e.tagName + '.' + e.className)"""


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_white_and_words_are_dark(dark: bool, sits: Sits) -> None:
    for name, page in sits(width=794, dark=dark).walk():
        page.emulate_media(media="print")
        assert (page.evaluate(_DARK), page.evaluate(_PALE)) == ([], []), name
        assert page.locator(".head:visible, .crumbs:visible, button:visible, form:visible, nav:visible").count() == 0, (
            name
        )


@pytest.mark.parametrize("name", [WATER, GREEN])
def test_an_entry_carries_the_code_to_itself(name: str, sits: Sits) -> None:
    page = sits(width=794).open(name)
    page.emulate_media(media="print")
    box = page.locator(".share__qr").bounding_box() or {"width": 0}
    assert box["width"] > 90, "25 mm can be read from a wall"
    assert page.locator(".share__u").is_visible()


def test_a_notice_fits_on_one_sheet(sits: Sits) -> None:
    sheet = pdfium.PdfDocument(sits().open(WATER).pdf(prefer_css_page_size=True))
    assert len(sheet) == 1
    assert [round(side / 72 * 25.4) for side in sheet[0].get_size()] == [210, 297]
    sheet.close()


def test_a_link_that_leaves_is_printed_with_its_address(sits: Sits) -> None:
    page = sits().open(WATER)
    page.evaluate(
        "var link = document.createElement('a'); link.href = 'https://elsewhere.example/x'; link.textContent = '那里';"
        "document.querySelector('.prose p').appendChild(link)"
    )
    page.emulate_media(media="print")
    told = page.locator(".prose p a").evaluate("e => getComputedStyle(e, '::after').content")
    assert "https://elsewhere.example/x" in told
