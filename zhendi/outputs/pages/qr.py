"""QR codes as one SVG path, small enough to stand in every page."""

from functools import lru_cache

import segno

from zhendi.outputs.pages.view import Data

_QUIET = 4  # modules of empty margin. ISO/IEC 18004.
# The standard lets the maker choose the mask. Scoring all eight takes five times as long as drawing one.
_MASK = 2


@lru_cache(maxsize=64)
def qr(address: str) -> Data:
    """A code as `size` (modules a side, margin included) and `path` (dark runs as lines one module thick)."""
    code = segno.make(address, error="m", mask=_MASK, micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return {"size": len(rows) + 2 * _QUIET, "path": "".join(_row(row, number) for number, row in enumerate(rows))}


def _row(row: bytes, number: int) -> str:
    path = f"M0 {number + _QUIET}.5"
    place, at = 0, -_QUIET
    while (start := row.find(1, place)) >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        path += f"m{start - at} 0h{end - start}"
        place = at = end
    return path
