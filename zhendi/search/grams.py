"""Grams: the single characters and the neighbouring pairs of a folded text."""

from collections.abc import Iterable
from operator import add


def grams(passages: Iterable[str]) -> set[str]:
    """Every character and pair of the folded passages; a pair never reaches from one passage into the next."""
    found: set[str] = set()
    for passage in passages:
        found.update(passage)
        found.update(map(add, passage, passage[1:]))
    return found
