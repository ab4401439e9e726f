"""The index, file by file: its head, the shards, and the texts that results quote.

Where an earlier index holds the same documents in the same order, only what has changed is made again; the bytes are
those of an index made from nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from zhendi.artifact import Artifact
from zhendi.provenance import program_digest
from zhendi.search import postings, shards
from zhendi.search.documents import Document
from zhendi.search.earlier import earlier_index
from zhendi.search.inverting import Inverted, inverted
from zhendi.search.rows import Row
from zhendi.search.updating import updated

FOLDER = "search"
A_CHUNK = 4  # documents whose texts share a file


@dataclass(frozen=True)
class Texts:
    """The rows of all documents, in the order of their numbers, and the same as the files that results quote hold them."""

    rows: Sequence[Row]

    @cached_property
    def chunks(self) -> Sequence[str]:
        return [shards.encoded(self.rows[at : at + A_CHUNK]) for at in range(0, len(self.rows), A_CHUNK)]


def index(held: Sequence[Document], texts: Texts, out: Path) -> Iterator[Artifact]:
    """Every file of the index of these documents and their texts.

    `out` is the earlier output, which need not be there; a file that stays as it is comes as its path there.
    """
    rows, chunks = texts.rows, texts.chunks
    before = earlier_index(out / FOLDER, _program())
    made = (updated(before, rows, chunks) if before else None) or inverted(rows)
    yield Artifact(f"{FOLDER}/head.js", shards.script("h", 0, _program(), shards.encoded(_head(held, chunks, made))))
    for number, mark in enumerate(made.marks):
        path, new = f"{FOLDER}/g{number}.js", made.shards.get(number)
        yield Artifact(path, out / path if new is None else shards.script("g", number, mark, new))
    for number, chunk in enumerate(chunks):
        yield Artifact(f"{FOLDER}/t{number}.js", shards.script("t", number, shards.digest(chunk), chunk))


class Turning(Protocol):
    """How rows are written in another script. `recipe` stands for all but the row itself that decides it."""

    def recipe(self, held: Row) -> str: ...
    def turned(self, held: Row) -> str: ...


def turned_texts(texts: Texts, turning: Turning, folder: str, out: Path) -> Iterator[Artifact]:
    """The texts once more for the edition in `folder`, each turned row as JSON."""
    for number, chunk in enumerate(texts.chunks):
        some = texts.rows[number * A_CHUNK : (number + 1) * A_CHUNK]
        path = f"{folder}/{FOLDER}/t{number}.js"
        recipe = shards.digest("".join((chunk, _program(), *map(turning.recipe, some))))
        if _stands(out / path, recipe):
            yield Artifact(path, out / path)
        else:
            text = f"[{','.join(map(turning.turned, some))}]"
            yield Artifact(path, shards.script("t", number, recipe + shards.digest(text), text))


def _stands(file: Path, recipe: str) -> bool:
    """Whether an earlier file was made by this recipe, and is undamaged."""
    try:
        mark, text = shards.read(file)
    except (OSError, ValueError):
        return False
    return mark == recipe + shards.digest(text)


def _head(held: Sequence[Document], chunks: Sequence[str], made: Inverted) -> Mapping[str, object]:
    return {
        "count": len(held),
        "postings": made.postings,
        "chunk": A_CHUNK,
        "marks": "".join(made.marks),
        "version": shards.digest("".join((*made.marks, *chunks))),
        "variants": made.variants,
        **_column("kind", [each.kind for each in held]),
        **_column("unit", [each.unit for each in held]),
        **_column("year", [each.day[:4] for each in held]),
    }


def _column(name: str, values: Sequence[str]) -> Mapping[str, object]:
    """What every document has of one sort: the values there are, and of each document the place of its own among them."""
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return {f"{name}s": [*places], name: postings.encoded_each([places[value] for value in values])}


def _program() -> str:
    """A digest of all that makes an index of documents: this package, and the libraries with their dictionaries."""
    return program_digest("zhendi.search", "opencc", "pypinyin")[:12]
