"""QR codes as one SVG path, small and quick enough to stand in every page. ISO/IEC 18004, byte mode, level M.

segno lays out each version once: its finders, timing and format marks. Only the data are worked out here, which takes a
tenth of the time: a code stands on every entry's page, and would cost as much as the rest of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import segno
from segno import consts

from zhendi.register.view import Data

_QUIET = 4  # modules of empty margin
_MASK = 2  # flips every third column; the standard leaves the choice to the maker
_DATA = (consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT)
_FLIPPED = str.maketrans("01", "10")
_RUN = re.compile(r"[0\n]*1+")


def qr(address: str) -> Data:
    """A code as `size` (modules a side, margin included) and `path` (dark runs as lines one module thick)."""
    rows = modules(address)
    runs = _RUN.findall("\n".join(rows))
    path = f"M{_QUIET} {_QUIET}.5" + "".join(map(_steps(len(rows)).__getitem__, runs))
    return {"size": len(rows) + 2 * _QUIET, "path": path}


def modules(address: str) -> list[str]:
    """The code's rows, 1 for a dark module."""
    text = address.encode()
    plan = _plan(next(version for version in range(1, 41) if _room(version) >= len(text)))
    bits = plan.message(text)
    cells = "".join(plan.cells(bits + bits.translate(_FLIPPED) + "01"))
    return [cells[start : start + plan.size] for start in range(0, len(cells), plan.size)]


class _Steps(dict[str, str]):
    """How the path goes on over light modules, and the ends of rows, to dark ones. A code has hundreds of runs, but few unlike."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, run: str) -> str:
        light = run.rstrip("1")
        on, down = len(light), light.count("\n")
        if down:
            on = len(light) - light.rindex("\n") - 1 - self._size + light.index("\n")
        step = self[run] = (f"m{on} {down}" if light else "") + f"h{len(run) - len(light)}"
        return step


_steps = cache(_Steps)


def _blocks(version: int) -> list[tuple[int, int]]:
    """The bytes of data and of correction in each block."""
    told: Any = consts.ECC
    blocks = told[version][consts.ERROR_LEVEL_M]
    return [(block.num_data, block.num_total - block.num_data) for block in blocks for _ in range(block.num_blocks)]


@cache
def _room(version: int) -> int:
    return sum(data for data, _ in _blocks(version)) - (2 if version < 10 else 3)


@dataclass(frozen=True)
class _Plan:
    """How a version holds its data: `cells` picks every module from the message, its negative, and 0 and 1."""

    version: int
    size: int
    spare: int
    blocks: list[tuple[int, int]]
    woven: Callable[[bytes], tuple[int, ...]]
    cells: Callable[[str], tuple[str, ...]]

    def message(self, text: bytes) -> str:
        """The bits of the data, padded, with their corrections, in the order in which they are placed."""
        count = 8 if self.version < 10 else 16
        bits = f"0100{len(text):0{count}b}{int.from_bytes(text):0{8 * len(text)}b}0000"
        data = int(bits, 2).to_bytes(len(bits) // 8)
        room = sum(size for size, _ in self.blocks)
        data += (b"\xec\x11" * room)[: room - len(data)]
        corrections, start = b"", 0
        for size, correction in self.blocks:
            corrections += _correction(data[start : start + size], correction)
            start += size
        woven = bytes(self.woven(data + corrections))
        return f"{int.from_bytes(woven):0{8 * len(woven)}b}" + "0" * self.spare


@cache
def _plan(version: int) -> _Plan:
    code = segno.make("0", version=version, error="m", mask=_MASK, micro=False, boost_error=False)
    kinds = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
    size = len(kinds)
    # segno 1.6 names the cell left of the format marks on the right a mark too: it holds data.
    order = [(x, y) for x, y in _zigzag(size) if kinds[y][x] in _DATA or (x, y) == (size - 9, 8)]
    count = len(order)
    place = {cell: number + (count if cell[0] % 3 == 0 else 0) for number, cell in enumerate(order)}
    dark = {(x, y): 2 * count + code.matrix[y][x] for y in range(size) for x in range(size)}
    cells = [place.get((x, y), dark[x, y]) for y in range(size) for x in range(size)]
    blocks = _blocks(version)
    woven = _woven(blocks)
    return _Plan(version, size, count - 8 * len(woven), blocks, itemgetter(*woven), itemgetter(*cells))


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Columns in pairs from the right, up and down in turn; the column of the timing marks is left out."""
    rights = [*range(size - 1, 6, -2), 5, 3, 1]
    for turn, right in enumerate(rights):
        for y in range(size) if turn % 2 else reversed(range(size)):
            yield right, y
            yield right - 1, y


def _woven(blocks: list[tuple[int, int]]) -> list[int]:
    """The order of the bytes: the first of each block, the second of each, the corrections likewise."""
    woven: list[int] = []
    start = 0
    for part in (0, 1):
        starts = []
        for block in blocks:
            starts.append(start)
            start += block[part]
        longest = max(block[part] for block in blocks)
        woven += [at + n for n in range(longest) for at, block in zip(starts, blocks, strict=True) if n < block[part]]
    return woven


@cache
def _exponents() -> list[int]:
    powers = [1]
    for _ in range(254):
        double = powers[-1] << 1
        powers.append(double ^ 0x11D if double > 255 else double)
    return powers


def _product(a: int, b: int) -> int:
    powers = _exponents()
    return powers[(powers.index(a) + powers.index(b)) % 255] if a and b else 0


@cache
def _multiples(count: int) -> list[int]:
    """For each byte, the generator of `count` corrections times that byte, as one number."""
    generator = [1]
    for power in _exponents()[:count]:
        shifted = [*generator, 0]
        for place, factor in enumerate(generator, 1):
            shifted[place] ^= _product(factor, power)
        generator = shifted
    return [int.from_bytes(bytes(_product(byte, factor) for factor in generator[1:])) for byte in range(256)]


def _correction(block: bytes, count: int) -> bytes:
    """The Reed-Solomon corrections of a block."""
    multiples, top, kept = _multiples(count), 8 * (count - 1), (1 << 8 * count) - 1
    rest = 0
    for byte in block:
        rest = (rest << 8 & kept) ^ multiples[rest >> top ^ byte]
    return rest.to_bytes(count)
