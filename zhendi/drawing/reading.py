"""What a passer-by reads on a page, counted: the measure of how long it must stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhendi.drawing.setting import seen

_READ = {
    "story": ("title", "facts", "lines"),
    "quote": ("title", "quote", "name"),
    "points": ("title", "points", "name"),
    "people": ("title", "lines", "people"),
    "words": ("text",),
    "notice": ("label", "title", "facts", "lines"),
    "emergency": ("label", "title", "facts", "lines"),
    "figures": ("title", "figures"),
    "family": ("label", "title", "motto", "criteria", "lines"),
    "title": ("above", "title", "slogan"),
    "nameplate": ("above", "title", "slogan"),
    "share": ("label", "title", "said", "facts"),
}
_READ_OF_ITEM = ("name", "team", "hours", "deeds", "value", "unit", "label")
_TOLD_ONCE = ("criteria",)  # on the first page of a series


def characters(layout: str, page: Mapping[str, Any]) -> int:
    """Count the characters that people read on a page; captions, sources and the unit's name are not read in passing."""
    keys = [key for key in _READ[layout] if page.get("index", 1) == 1 or key not in _TOLD_ONCE]
    return sum(seen(text) for key in keys for text in _texts(page.get(key)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str | int | float):
        yield str(value)
    elif isinstance(value, Mapping):
        for key in _READ_OF_ITEM:
            yield from _texts(value.get(key))
    elif value is not None:
        for part in value:
            yield from _texts(part)
