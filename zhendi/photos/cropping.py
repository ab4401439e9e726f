"""Which part of a picture to show in a box of another shape: pure geometry, in fractions of width and height."""

from dataclasses import dataclass

Focus = tuple[float, float]


@dataclass(frozen=True)
class Region:
    """A part of a picture, in fractions of its width and height from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def pixels(self, width: int, height: int) -> tuple[float, float, float, float]:
        """Return the region within a picture of so many pixels, never a hair outside it."""
        right, bottom = min(self.right * width, width), min(self.bottom * height, height)
        return min(self.left * width, right), min(self.top * height, bottom), right, bottom


WHOLE = Region(0.0, 0.0, 1.0, 1.0)


def default_focus(width: int, height: int) -> Focus:
    """Return where the faces most likely are: in the middle across, above it in height, higher still in a portrait.

    Only one of the two matters: a box that is wider than the picture trims its height, a narrower one its width.
    """
    return (0.5, 0.36) if height > width else (0.5, 0.42)


def region(picture: tuple[int, int], box: tuple[int, int], focus: Focus | None) -> Region:
    """Return the largest part of a picture with the shape of box, its centre as near the focus as the edges allow.

    picture and box are width and height in pixels; a focus outside the picture counts as its nearest edge.
    """
    scale = min(picture[0] / box[0], picture[1] / box[1])
    x, y = focus or default_focus(*picture)
    left, right = _span(x, min(1.0, box[0] * scale / picture[0]))
    top, bottom = _span(y, min(1.0, box[1] * scale / picture[1]))
    return Region(left, top, right, bottom)


def _span(centre: float, length: float) -> tuple[float, float]:
    start = min(max(centre - length / 2, 0.0), 1.0 - length)
    return start, start + length
