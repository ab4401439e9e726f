"""What assistive technology meets: axe finds nothing at WCAG 2.2 AA, headings and landmarks are right, pictures have words."""

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.reading.conftest import Sits

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
SEEN = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
NORMAL, ELDER = False, True


def _found(answer: Any) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in answer.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("width", "elder", "dark", "rules"),
    [
        (360, NORMAL, False, RULES),
        (1440, ELDER, False, RULES),
        (1440, NORMAL, True, SEEN),
    ],
)
def test_axe_finds_nothing(width: int, elder: bool, dark: bool, rules: dict[str, Any], sits: Sits) -> None:
    """Colours and sizes in every mode; all else, which no mode changes, on a phone and on a desk."""
    axe, problems = Axe(), {}
    for name, page in sits(width=width, dark=dark).walk(elder):
        problems[name] = _found(axe.run(page, options=rules))
    assert {name: found for name, found in problems.items() if found} == {}


_HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => [Number(h.tagName[1]), h.textContent.trim()])"
_UNNAMED = """[...document.querySelectorAll('nav, aside, section[aria-label], section[aria-labelledby], [role=group]')]
.filter(e => !(e.getAttribute('aria-label') || '').trim() && !(e.getAttribute('aria-labelledby') || '').split(' ')
  .some(id => id && document.getElementById(id) && document.getElementById(id).textContent.trim()))
.map(e => e.outerHTML.slice(0, 80))"""
_ALIKE = """(() => { const names = [...document.querySelectorAll('nav, aside')].map(e => e.tagName + (e.getAttribute('aria-label') ||
  e.getAttribute('aria-labelledby'))); return names.filter((name, i) => names.indexOf(name) !== i); })()"""
_WORDLESS = """[...document.querySelectorAll('img')].filter(i => !i.hasAttribute('alt') ||
  (!i.alt.trim() && i.closest('figure'))).map(i => i.outerHTML.slice(0, 120))"""


def test_headings_descend_step_by_step_from_one(sits: Sits) -> None:
    for name, page in sits().walk():
        levels = [level for level, text in page.evaluate(_HEADINGS) if text]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_landmarks_have_names_that_tell_them_apart(sits: Sits) -> None:
    for name, page in sits().walk():
        assert page.locator("header.head, main, footer.foot").count() == 3, name
        assert page.evaluate(_UNNAMED) == [], name
        assert page.evaluate(_ALIKE) == [], name


def test_every_photo_has_words(sits: Sits) -> None:
    for name, page in sits().walk():
        assert page.evaluate(_WORDLESS) == [], name
