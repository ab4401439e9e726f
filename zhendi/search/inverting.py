"""Inverting: from rows and their grams to grams and the numbers of the rows that hold them, in shards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhendi.search import postings, shards
from zhendi.search.folding import variants_of
from zhendi.search.rows import Row, grams_of

Gathered = dict[str, list[int]]


@dataclass(frozen=True)
class Inverted:
    """How many postings there are, each shard's digest, and the shards as JSON: all of them, or those that are new.

    `variants` are those of every character that stands in a row.
    """

    postings: int
    marks: tuple[str, ...]
    shards: Mapping[int, str]
    variants: str


def inverted(rows: Sequence[Row]) -> Inverted:
    anywhere, foremost = _gathered(rows)
    total = sum(map(len, anywhere.values()))
    held = shards.spread(anywhere, shards.shard_count(total))
    parts = [shards.shard({gram: value(anywhere[gram], foremost.get(gram, ())) for gram in grams}) for grams in held]
    variants = variants_of(gram for gram in anywhere if len(gram) == 1)
    return Inverted(total, tuple(map(shards.digest, parts)), dict(enumerate(parts)), variants)


def value(anywhere: Sequence[int], foremost: Sequence[int]) -> str:
    """A gram's postings; after a space those of titles and names, where there are any."""
    return " ".join(postings.encoded(numbers) for numbers in (anywhere, foremost) if numbers)


def _gathered(rows: Sequence[Row]) -> tuple[Gathered, Gathered]:
    """For every gram the rows that hold it, and those that hold it in a title or a name."""
    anywhere: Gathered = defaultdict(list)
    foremost: Gathered = defaultdict(list)
    for number, row in enumerate(rows):
        first, every = grams_of(row)
        for gram in first:
            foremost[gram].append(number)
        for gram in every:
            anywhere[gram].append(number)
    return dict(anywhere), dict(foremost)
