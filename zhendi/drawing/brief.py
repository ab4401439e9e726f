"""What the drawing is asked for, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Canvas:
    """A surface as people see it: width and height in pixels, its visible height in mm, the viewing distance in m."""

    width: int
    height: int
    height_mm: float
    distance_m: float


@dataclass(frozen=True)
class Brief:
    """One entry on one canvas: a layout's name and its data as plain JSON values.

    light: half the bytes at some cost in fine colour, for what people load and send on their phones.
    """

    layout: str
    data: Mapping[str, object]
    canvas: Canvas
    light: bool = False


@dataclass(frozen=True)
class Page:
    """One finished picture, a baseline JPEG in the cache. characters: those a passer-by reads on it."""

    file: Path
    sha256: str
    size: int
    characters: int


@dataclass(frozen=True)
class Series:
    """The pages of a brief, in order.

    excess above 0: that many characters must be cut before anything can be shown legibly, and there are no pages.
    left_out: the texts that stay with the site, because a passer-by has no time for them on this canvas.
    """

    pages: tuple[Page, ...]
    excess: int = 0
    left_out: tuple[str, ...] = ()
