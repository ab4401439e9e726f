"""Whatever holds the words is found: recall is 1 against plain substrings, in Python and by the browser's own program."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.search.client import client
from tests.search.made import contents, document, files_of, held_of
from zhendi.search import Document
from zhendi.search.folding import folded

SIGNS = "文明家庭標标題题里裡，。 a1Ａ𠮷\n"
TEXT = st.text(SIGNS, max_size=24)


def holders(held: list[Document], word: str) -> list[int]:
    texts = [[folded(part) for part in (*each.titles, *each.names, *each.prose, *each.labels)] for each in held]
    return [number for number, parts in enumerate(texts) if any(word in part for part in parts)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=8), st.text(SIGNS, min_size=1, max_size=5))
def test_the_grams_of_a_word_lead_to_all_that_hold_it(texts: list[tuple[str, str]], asked: str) -> None:
    held = [document(number, title or "无", prose) for number, (title, prose) in enumerate(texts)]
    word = folded(asked)
    files = files_of(held)
    for gram in {word[at : at + 2] for at in range(len(word) - 1)} or {word} - {""}:
        assert set(holders(held, word)) <= set(held_of(files, gram))


def test_the_browser_finds_all_that_hold_the_words(browser: Browser) -> None:
    """A thousand queries of one to eighteen characters, cut out of the texts and put together at random."""
    chance = random.Random(7)
    alphabet = [chr(code) for code in range(0x4E00, 0x4E60)] + list("abz09標裡")
    texts = ["".join(chance.choices(alphabet, k=60)) for _ in range(300)]
    held = [document(number, text[:12], text[12:]) for number, text in enumerate(texts)]
    queries = [_cut(chance, texts) if n % 3 else "".join(chance.choices(alphabet, k=2)) for n in range(1000)]
    told = contents(files_of(held))
    index = {
        gram: value for path, file in told.items() if path.startswith("search/g") for gram, value in _data(file).items()
    }
    variants = _data(told["search/head.js"])["variants"]
    with client(browser) as page:
        found = page.evaluate(
            """([index, variants, queries]) => { learn(variants); return queries.map(function (query) {
              return answers(wordsOf(query), function (key) { return index[key] || ""; }, function () { return false; });
            }); }""",
            [index, variants, queries],
        )
    missed = {q: set(holders(held, folded(q))) - set(got) for q, got in zip(queries, found, strict=True)}
    assert {query: left for query, left in missed.items() if left} == {}
    short = [(q, got) for q, got in zip(queries, found, strict=True) if len(folded(q)) <= 2 and not q.isascii()]
    assert len(short) > 100
    assert all(sorted(got) == holders(held, folded(query)) for query, got in short)


def _cut(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts)
    begins = chance.randrange(12, len(text) - 1)
    return text[begins : begins + chance.randrange(1, 19)]


def _data(file: bytes) -> dict[str, str]:
    return dict(json.loads(file.decode().split(",", 3)[3].removesuffix(");\n")))
