"""Updating: the shards of an index after some of its rows have changed, from the shards that it had."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from zhendi.search import postings, shards
from zhendi.search.earlier import Earlier
from zhendi.search.folding import variants_of
from zhendi.search.inverting import Inverted, value
from zhendi.search.rows import Row, grams_of

_TOO_MANY = 8  # a share of all rows: from one in so many on, an index from nothing costs less

Change = tuple[int, Row | None, Row]  # a row's number, what it was, and what it is


class NotTheSame(Exception):
    """The documents have other numbers than in the earlier index."""


@dataclass
class _Difference:
    """The numbers that a gram's postings lose and gain."""

    lost: list[int] = field(default_factory=list)
    gained: list[int] = field(default_factory=list)

    def applied(self, text: str) -> list[int]:
        lost = set(self.lost)
        return sorted([*(number for number in postings.decoded(text) if number not in lost), *self.gained])


def updated(before: Earlier, rows: Sequence[Row], chunks: Sequence[str]) -> Inverted | None:
    """The index of these rows; None where it has to be made from nothing. `chunks` are the rows as files hold them."""
    try:
        changes = list(_changes(before, rows, chunks))
        return _updated(before, changes) if len(changes) * _TOO_MANY <= len(rows) else None
    except (OSError, ValueError, KeyError, TypeError, NotTheSame):
        return None


def _changes(before: Earlier, rows: Sequence[Row], chunks: Sequence[str]) -> Iterator[Change]:
    """Every row that is new or another. Raises NotTheSame where one is gone or has another number."""
    size, count = before.head["chunk"], before.head["count"]
    if count > len(rows):
        raise NotTheSame
    for number, chunk in enumerate(chunks):
        known = number * size < count
        if known and before.chunk(number) == chunk:
            continue
        earlier = before.rows(number) if known else []
        now = rows[number * size : (number + 1) * size]
        for place, (was, is_now) in enumerate(zip_longest(earlier, now)):
            if is_now is None or (was and was.url != is_now.url):
                raise NotTheSame
            if was != is_now:
                yield number * size + place, was, is_now


def _updated(before: Earlier, changes: Iterable[Change]) -> Inverted | None:
    anywhere, foremost = _differences(changes)
    total = before.head["postings"] + sum(len(one.gained) - len(one.lost) for one in anywhere.values())
    count = shards.shard_count(total)
    marks = before.marks
    if count != len(marks):
        return None
    held = {number: before.shard(number) for number in range(count)}
    alphabet = {gram for values in held.values() for gram in values if len(gram) == 1}
    new: dict[int, str] = {}
    for number, grams in enumerate(shards.spread(anywhere | foremost, count)):
        if grams:
            new[number] = shards.shard(_changed(held[number], grams, anywhere, foremost))
            marks[number] = shards.digest(new[number])
            alphabet.difference_update(gram for gram in grams if gram not in held[number])
            alphabet.update(gram for gram in grams if gram in held[number] and len(gram) == 1)
    return Inverted(total, tuple(marks), new, variants_of(alphabet))


def _differences(changes: Iterable[Change]) -> tuple[dict[str, _Difference], dict[str, _Difference]]:
    """By gram what changes of its postings, then what changes of those of titles and names."""
    found: tuple[dict[str, _Difference], dict[str, _Difference]] = (defaultdict(_Difference), defaultdict(_Difference))
    for number, was, is_now in changes:
        old, new = grams_of(was) if was else (set(), set()), grams_of(is_now)
        for differences, had, has in zip(reversed(found), old, new, strict=True):
            for gram in had - has:
                differences[gram].lost.append(number)
            for gram in has - had:
                differences[gram].gained.append(number)
    return found


def _changed(
    values: dict[str, str],
    grams: Iterable[str],
    anywhere: Mapping[str, _Difference],
    foremost: Mapping[str, _Difference],
) -> dict[str, str]:
    """A shard's values with those of some grams changed; a gram that stands nowhere any more goes."""
    for gram in grams:
        first, _, second = values.get(gram, "").partition(" ")
        told = value(
            anywhere.get(gram, _Difference()).applied(first), foremost.get(gram, _Difference()).applied(second)
        )
        if told:
            values[gram] = told
        else:
            values.pop(gram, None)
    return values
