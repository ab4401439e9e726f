"""A long list cut into pages. They are counted from the oldest, so that something new leaves all but the first alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhendi.chinese import in_script
from zhendi.register.shown import Shown
from zhendi.register.view import Data

A_PAGE = 20


@dataclass(frozen=True)
class Leaf:
    """One page of a list. The first, of the newest, has the number 0; the oldest are page 1.

    `newer` and `older` are the addresses of the pages beside it, empty at the ends.
    """

    folder: str
    number: int
    held: tuple[Shown, ...]
    newer: str
    older: str

    @property
    def url(self) -> str:
        return _url(self.folder, self.number)

    @property
    def is_first(self) -> bool:
        return self.number == 0

    @property
    def is_alone(self) -> bool:
        return not self.newer and not self.older

    def span(self, lang: str) -> str:
        """From which day to which it reaches: 2025年3月2日—4月11日."""
        first, last = self.held[-1].moment.day, self.held[0].moment.day
        year = f"{last.year}年" if last.year != first.year else ""
        until = f"—{year}{last.month}月{last.day}日" if last != first else ""
        return in_script(f"{first.year}年{first.month}月{first.day}日{until}", lang)


def is_long(held: Sequence[Shown]) -> bool:
    """Whether a list takes more than two pages."""
    return _full(held) > 1


def _full(held: Sequence[Shown]) -> int:
    """How many pages of twenty there are after the first, which holds from 10 to 29."""
    return max(0, len(held) - A_PAGE // 2) // A_PAGE


def leaves(folder: str, held: Sequence[Shown]) -> Iterator[Leaf]:
    """The pages of what is held, the newest first. The first holds from 10 to 29, every other 20."""
    full = _full(held)
    starts = [len(held) - number * A_PAGE for number in range(full + 1)]
    for number in (0, *range(full, 0, -1)):
        begin, end = (0, starts[full]) if number == 0 else (starts[number], starts[number - 1])
        newer = _url(folder, (number + 1) % (full + 1)) if number else ""
        older = _url(folder, (number or full + 1) - 1) if full and number != 1 else ""
        yield Leaf(folder, number, tuple(held[begin:end]), newer, older)


def pager(leaf: Leaf, lang: str) -> Data | None:
    """The ways to the pages beside it; None where there are none."""
    if leaf.is_alone:
        return None
    return {
        "newer": leaf.newer,
        "older": leaf.older,
        "first": "" if leaf.is_first else _url(leaf.folder, 0),
        "span": leaf.span(lang),
    }


def _url(folder: str, number: int) -> str:
    return f"{folder}/page_{number}/index.html" if number else f"{folder}/index.html"
