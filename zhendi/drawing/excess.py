"""How many characters must be cut from a page before it can be shown legibly."""

from collections.abc import Callable
from typing import Any

from zhendi.drawing.setting import seen
from zhendi.drawing.typeset import Sheet

# What staff would shorten: by the column that runs over.
_CUT = {
    "text": ("title",),
    "panel": ("title",),
    "heading": ("title",),
    "words": ("text",),
    "quote": ("quote",),
    "speaker": ("name",),
    "source": ("source",),
    "person": ("people",),
    "figure": ("figures",),
}
_ITEM_KEYS = ("points", "lines", "facts")


def least_cut(page: dict[str, Any], set_page: Callable[[dict[str, Any]], Sheet]) -> int:
    """The fewest characters to take off the end of the text that does not fit; 1 at least."""
    over = next((fit.name for fit in set_page(page).fits if fit.over), "")
    where = _path(page, over)
    text = _at(page, where)
    low, high = 1, max(1, len(text) - 1)
    while low < high:
        middle = (low + high) // 2
        if _fits(set_page(_with(page, where, text[: len(text) - middle]))):
            high = middle
        else:
            low = middle + 1
    return max(1, seen(text[len(text) - low :]))


def _fits(sheet: Sheet) -> bool:
    return not sheet.over and all(fit.kept == fit.of for fit in sheet.fits)


def _path(page: dict[str, Any], over: str) -> tuple[Any, ...]:
    """Where in a page's data the text stands that is too long."""
    if over in ("person", "figure"):
        return _longest_of(page, *_CUT[over], "name" if over == "person" else "label")
    if over:
        return _CUT.get(over, ("title",))
    key = next(key for key in _ITEM_KEYS if page.get(key))
    return (key, 0, -1) if key == "facts" else (key, 0)


def _longest_of(page: dict[str, Any], key: str, name: str) -> tuple[Any, ...]:
    items = page[key]
    return (key, max(range(len(items)), key=lambda i: seen(items[i][name])), name)


def _at(page: Any, where: tuple[Any, ...]) -> str:
    for step in where:
        page = page[step]
    return str(page)


def _with(page: Any, where: tuple[Any, ...], text: str) -> Any:
    if not where:
        return text
    step, *others = where
    if isinstance(page, dict):
        return page | {step: _with(page[step], tuple(others), text)}
    index = range(len(page))[step]
    return [_with(part, tuple(others), text) if i == index else part for i, part in enumerate(page)]
