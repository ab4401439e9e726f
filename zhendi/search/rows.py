"""Rows: what the index keeps of a document. A result is shown from its row, and its grams are those of its row."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from zhendi.search.documents import Document
from zhendi.search.folding import folded
from zhendi.search.grams import grams
from zhendi.search.readings import name_grams, name_reading, reading, reading_grams


class Row(NamedTuple):
    """Texts of several passages have one a line; `names` are people and other titles, `sounds` how the title is read,
    `read` how names and labels are. Readings have their syllables apart by spaces.
    """

    url: str
    lang: str
    day: str
    title: str
    names: str
    prose: str
    notes: str
    sounds: str
    read: dict[str, str]


def row(held: Document) -> Row:
    return Row(
        held.url,
        held.lang,
        held.day,
        held.titles[0],
        names=_lines(held.titles[1:], held.names),
        prose=_lines(held.prose),
        notes=_lines(held.labels, held.notes),
        sounds=" ".join(reading(held.titles[0])),
        read={name: " ".join(name_reading(name)) for name in (*held.names, *held.labels)},
    )


def _lines(*parts: Iterable[str]) -> str:
    """Every passage once, one a line."""
    return "\n".join(dict.fromkeys(chain(*parts)))


def grams_of(held: Row) -> tuple[set[str], set[str]]:
    """The grams of a row's title and names, then all of its grams."""
    foremost = held.names.split("\n")
    first = grams(map(folded, (held.title, *foremost)))
    first.update(reading_grams(tuple(held.sounds.split(" "))), *_named(held, foremost))
    others = grams(map(folded, chain(held.prose.split("\n"), held.notes.split("\n"))))
    others.update(first, *_named(held, held.notes.split("\n")))
    return first, others


def _named(held: Row, names: list[str]) -> Iterator[frozenset[str]]:
    return (name_grams(name) for name in names if name in held.read)
