"""Type that the old can read and targets that they can hit, on every page, measured in Chromium.

The general standard for the old (适老化) asks for 18 px of main text, lines of 1.3, paragraphs 1.3 lines apart and
targets of 44 px, 60 for the elder edition.
"""

import pytest
from playwright.sync_api import Page

from tests.reading.conftest import Sits

# Small print: sentences beside the text that people come for.
SMALL = "figcaption, .legend, .sign, .cited, .figs__src, .footnote, .share__u, .crumbs, code"
MODES = [(width, elder) for width in (360, 1440) for elder in (False, True)]


def _open_menu(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(function (held) { held.open = true; })")


@pytest.mark.parametrize(("width", "elder"), MODES)
def test_no_text_is_too_small(width: int, elder: bool, sits: Sits) -> None:
    least, read = (24, 24) if elder else (16, 18)
    for name, page in sits(width=width).walk(elder):
        _open_menu(page)
        assert [held for held in page.evaluate("measuring.sizes()") if held[1] < least] == [], name
        sentences = page.evaluate("small => measuring.sentences(small)", SMALL)
        assert [held for held in sentences if held[1] < read] == [], name


@pytest.mark.parametrize(("width", "elder"), MODES)
def test_every_target_is_large_enough(width: int, elder: bool, sits: Sits) -> None:
    for name, page in sits(width=width).walk(elder):
        _open_menu(page)
        assert page.evaluate("least => measuring.targets(least)", 60 if elder else 44) == [], name


@pytest.mark.parametrize("elder", [False, True])
def test_lines_and_paragraphs_stand_apart(elder: bool, sits: Sits) -> None:
    for name, page in sits().walk(elder):
        assert [held for held in page.evaluate("measuring.lines()") if held[1] < 1.6 - 0.001] == [], name
        assert [held for held in page.evaluate("measuring.spacings()") if held[1] < 1.3] == [], name


@pytest.mark.parametrize("dark", [False, True])
def test_the_elder_mode_is_strong_in_contrast(dark: bool, sits: Sits) -> None:
    """WCAG's AAA: 7 to 1, and for what is much larger than the text 4.5 to 1."""
    for name, page in sits(dark=dark).walk(elder=True):
        assert page.evaluate("measuring.faint(7, 32, 4.5)") == [], name
