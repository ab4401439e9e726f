"""Numbers as text: what is written is read, in Python and in the browser."""

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.search.client import client
from zhendi.search.postings import decoded, encoded, encoded_each
from zhendi.search.shards import place_of

NUMBERS = st.sets(st.integers(0, 3_000_000)).map(sorted)


@given(NUMBERS)
def test_what_is_written_is_read(numbers: list[int]) -> None:
    text = encoded(numbers)
    assert decoded(text) == numbers
    assert not set(text) & set('"\\ ') and text.isascii() and text.isprintable()


def test_near_neighbours_take_one_sign() -> None:
    assert len(encoded(range(5000))) == 5000


def test_the_browser_reads_and_places_as_python_does(browser: Browser) -> None:
    lists = [[], [0], [0, 1, 57, 58, 1995, 1996, 70_000, 2_000_000], list(range(0, 9000, 61))]
    grams = ["文明", "𠮷野", "ab", "0", "'wen", "*wm"]
    with client(browser) as page:
        assert page.evaluate("texts => texts.map(numbers)", [encoded(one) for one in lists]) == lists
        assert page.evaluate("text => values(text)", encoded_each([5, 3, 60, 0])) == [5, 3, 60, 0]
        places = page.evaluate("grams => grams.map(function (gram) { return placeOf(gram, 512); })", grams)
    assert places == [place_of(gram, 512) for gram in grams]
