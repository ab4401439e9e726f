"""How titles and names are read, and by which letters they are found."""

import pytest
from playwright.sync_api import Browser

from tests.search.client import client
from zhendi.search.readings import name_reading, reading, reading_grams


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("文明家庭", "wen ming jia ting"),
        ("重庆的银行，行长很重要", "chong qing de yin hang hang zhang hen zhong yao"),
        ("2026年綠地", "nian lv di"),
        ("女儿、侵略者", "nv er qin lue zhe"),
        ("AED", ""),
    ],
)
def test_a_title_is_read_phrase_by_phrase(text: str, told: str) -> None:
    assert " ".join(reading(text)) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("单某（示例）", "shan mou shi li"),
        ("曾曾", "zeng ceng"),
        ("長孫無忌", "zhang sun wu ji"),
        ("尉迟恭", "yu chi gong"),
    ],
)
def test_a_surname_is_read_as_one(name: str, told: str) -> None:
    assert " ".join(name_reading(name)) == told


def test_letters_initials_and_beginnings_are_keys() -> None:
    assert reading_grams(("wen", "", "o")) == {"'wen", "'eno", "'w", "'we", "'o", "*wo"}


@pytest.mark.parametrize(
    ("letters", "marked"),
    [
        ("wenming", [2, 3]),
        ("wenm", [2, 3]),
        ("wm", [2, 3]),
        ("wmjt", [2, 5]),
        ("jia", [4, 4]),
        ("j", [4, 4]),
        ("ta", None),
    ],
)
def test_the_browser_marks_what_is_read_so(letters: str, marked: list[int] | None, browser: Browser) -> None:
    with client(browser) as page:
        told = page.evaluate(
            "([letters, sounds]) => readAs(letters, '评“文明家庭”', sounds)", [letters, "ping wen ming jia ting"]
        )
    assert told == marked
