"""One spelling of everything that a reader may take for the same, in Python and in the browser."""

import unicodedata

import pytest
from playwright.sync_api import Browser

from tests.search.client import client
from zhendi.chinese import simplified, traditional
from zhendi.search.folding import folded, variants, variants_of

# Every character of the basic plane that stands alone and that this Python knows, and the rarer Chinese ones.
_CODES = (*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2A6E0, 7), *range(0x2F800, 0x2FA1E))
ALL = [char for char in map(chr, _CODES) if unicodedata.category(char) != "Cn"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("標題：裡裏里，後后", "标题里里里后后"),
        ("看著看着", "看着看着"),
        ("ＷｉＦｉ ①㎡ 0730-522 0102", "wifi1m207305220102"),
        ("Ünïcode’s “引号”…", "ünïcodes引号"),
        ("　 、。！\u200b\u2060—", ""),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_what_becomes_of_a_text(written: str, told: str) -> None:
    assert folded(written) == told


def test_what_stands_for_a_family_stands_for_itself() -> None:
    assert all(other not in variants() for other in variants().values())
    assert all(len(char) == len(other) == 1 for char, other in variants().items())


@pytest.mark.parametrize(
    "text", ["皇后在后台吃干面，乾隆年间的钟表", "里长把着头发理了一理", "群众的峰会，余下的只有一只", "台风吹过写字台"]
)
def test_either_script_folds_alike(text: str) -> None:
    assert folded(traditional(text)) == folded(text) == folded(simplified(traditional(text)))


def test_only_the_variants_of_an_alphabet_are_sent() -> None:
    assert variants_of("标a") == "標标"


def test_the_browser_folds_as_python_does(browser: Browser) -> None:
    with client(browser) as page:
        page.evaluate("pairs => learn(pairs)", variants_of(set(variants().values())))
        told = page.evaluate("text => text.map(fold)", ALL)
    assert {char: got for char, got in zip(ALL, told, strict=True) if got != folded(char)} == {}
