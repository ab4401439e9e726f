"""How large a film may be on which screen: pure geometry, in pixels."""

from dataclasses import dataclass

Size = tuple[int, int]  # width, height

# Below this the decoders of some phones and TVs refuse, or show green.
LEAST = 128


def canvas(screen: Size, longest: int, shortest: int) -> Size:
    """Return the size of a film of the screen's proportion, at most longest × shortest, lying or standing, sides even.

    A larger screen is scaled down. Where a side is under LEAST, the film is a whole multiple of the screen so that
    each of its pixels stays sharp; where that would be too long, the side is LEAST and the rest of it black.
    """
    most = (longest, shortest) if screen[0] >= screen[1] else (shortest, longest)
    scale = min(1.0, most[0] / screen[0], most[1] / screen[1])
    if scale == 1.0 and min(screen) < LEAST:
        scale = max(1, min(-(-LEAST // min(screen)), most[0] // screen[0], most[1] // screen[1]))
    return max(LEAST, even(screen[0] * scale)), max(LEAST, even(screen[1] * scale))


def fitted(picture: tuple[float, float], box: Size, enlarge: bool) -> Size:
    """Return the largest even size within the box that keeps the picture's proportion; its own unless `enlarge`.

    Where it would leave a hairline of the box, it is as wide or as high as the box.
    """
    scale = min(box[0] / picture[0], box[1] / picture[1])
    scale = scale if enlarge else min(1.0, scale)
    return _side(picture[0] * scale, box[0]), _side(picture[1] * scale, box[1])


def _side(length: float, most: int) -> int:
    return most if most - length <= 2 else max(2, even(length))


def even(length: float) -> int:
    return 2 * round(length / 2)


@dataclass(frozen=True)
class Frame:
    """What a picture is put into: a canvas as people see it, and by how many degrees clockwise it is then turned.

    A picture of another proportion stands in its middle, on black.
    """

    canvas: Size
    turn: int = 0

    @property
    def size(self) -> Size:
        """The size as it is encoded."""
        return self.canvas if self.turn % 180 == 0 else (self.canvas[1], self.canvas[0])
