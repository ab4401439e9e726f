"""The search: the index of all that the site lists, and its texts once more for the edition in traditional characters."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.editions import TRADITIONAL, Editions
from zhendi.register import Register
from zhendi.search import Row, Texts, documents, index, row, turned_texts


def search(register: Register, editions: Editions, out: Path) -> Iterator[Artifact]:
    """`out` is the earlier output, from which is taken what has not changed."""
    held = tuple(documents(register))
    texts = Texts([row(each) for each in held])
    yield from index(held, texts, out)
    yield from turned_texts(texts, _InTraditional(editions), TRADITIONAL.folder, out)


@dataclass(frozen=True)
class _InTraditional:
    """How a row is written there, its names as on its page. What is written so already stays."""

    editions: Editions

    def recipe(self, held: Row) -> str:
        return self.editions.recipe(held.url, TRADITIONAL)

    def turned(self, held: Row) -> str:
        text = json.dumps(held._replace(lang=TRADITIONAL.lang), ensure_ascii=False, separators=(",", ":"))
        return text if held.lang == TRADITIONAL.lang else self.editions.text(held.url, text, TRADITIONAL)
