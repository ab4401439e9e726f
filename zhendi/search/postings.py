r"""Postings: the rising numbers of the documents that hold a gram, as text.

Each number is told by its distance from the one before, in mixed digits: those from `]` on (base 34) say that more
follow, one from `#` to `[` (base 57) ends. Neither `"` nor `\` is among them, so that a script may quote the text as it
is; near neighbours take one sign, which gzip packs to a few bits. zhendi/look/search/postings.js reads it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from operator import sub

_ENDING, _GOING_ON = 57, 34
_FIRST_ENDING, _FIRST_GOING_ON = ord("#"), ord("]")


def encoded(numbers: Sequence[int]) -> str:
    """Rising numbers from 0 as text; none is the empty text."""
    if not numbers:
        return ""
    distances = map(sub, numbers[1:], numbers)
    return _sign(numbers[0]) + "".join(map(_sign, distances))


def encoded_each(values: Sequence[int]) -> str:
    """Numbers in any order, each by itself."""
    return "".join(map(_sign, values))


def decoded(text: str) -> list[int]:
    numbers: list[int] = []
    for distance in _distances(text):
        numbers.append(distance + (numbers[-1] if numbers else 0))
    return numbers


def _distances(text: str) -> Iterator[int]:
    value = 0
    for code in map(ord, text):
        if code >= _FIRST_GOING_ON:
            value = value * _GOING_ON + code - _FIRST_GOING_ON
        else:
            yield value * _ENDING + code - _FIRST_ENDING
            value = 0


@cache
def _sign(value: int) -> str:
    more, last = divmod(value, _ENDING)
    signs = chr(_FIRST_ENDING + last)
    while more:
        more, digit = divmod(more, _GOING_ON)
        signs = chr(_FIRST_GOING_ON + digit) + signs
    return signs
