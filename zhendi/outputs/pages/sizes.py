"""How wide pictures are drawn, told to the browser so that it fetches the file that fits.

A picture that fills a square is drawn wider than the square. Beyond two device pixels to a CSS pixel nobody sees more:
a phone of three is told two thirds of the width.
"""

_FINE = "(-webkit-min-device-pixel-ratio: 2.5)"
_WIDE = "(min-width: 64em)"
_MIDDLE = "(min-width: 37.5em)"


def _sizes(*steps: tuple[str, int, str]) -> str:
    """The `sizes` of pictures: for each step a condition, a width and its unit; the last holds for all the rest."""
    fine = (
        f"{_FINE} and {at} {width * 2 // 3 + 1}{unit}" if at else f"{_FINE} {width * 2 // 3 + 1}{unit}"
        for at, width, unit in steps
    )
    return ", ".join((*fine, *(f"{at} {width}{unit}".strip() for at, width, unit in steps)))


SIZES = {
    "column": _sizes((_WIDE, 760, "px"), ("", 100, "vw")),
    "half": _sizes((_WIDE, 380, "px"), (_MIDDLE, 50, "vw"), ("", 100, "vw")),
    "lead": _sizes((_WIDE, 640, "px"), ("", 100, "vw")),
    "card": _sizes((_WIDE, 380, "px"), ("", 165, "px")),
    "face": _sizes((_WIDE, 260, "px"), ("", 132, "px")),
    "logo": "96px",
}
