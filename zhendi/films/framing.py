"""From the pictures of a film as recorded to those of a screen: upright, 25 a second, BT.709, sized, turned."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import av
from av.buffer import Buffer
from av.filter import Graph
from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorTrc

from zhendi.films.coding import FPS
from zhendi.films.fitting import Frame, Size, fitted

_SCALING = "flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp"
_TURNS = {0: (), 90: ("transpose=clock",), 180: ("hflip", "vflip"), 270: ("transpose=cclock",)}
# How a display matrix (a, b, c, d by their signs) is made upright; ISO/IEC 14496-12, 8.3.2.
_UPRIGHT: dict[tuple[int, ...], tuple[str, ...]] = {
    (-1, 0, 0, -1): ("hflip", "vflip"),
    (0, 1, -1, 0): ("transpose=clock",),
    (0, -1, 1, 0): ("transpose=cclock",),
    (0, 1, 1, 0): ("transpose=cclock_flip",),
    (0, -1, -1, 0): ("transpose=clock_flip",),
    (1, 0, 0, -1): ("vflip",),
    (-1, 0, 0, 1): ("hflip",),
}
_WIDE = (ColorPrimaries.BT2020, ColorPrimaries.SMPTE431, ColorPrimaries.SMPTE432)
_HD_HEIGHT = 720
# Those of ISO/IEC 23091-2, table 4, that the library can turn into BT.709.
_MATRICES = (1, 4, 5, 6, 7, 9)


@dataclass(frozen=True)
class Look:
    """What the pictures of a film are like, as far as it decides what is done to them."""

    width: int
    height: int
    format: str
    aspect: Fraction  # of a pixel
    upright: tuple[str, ...]
    interlaced: bool
    matrix: int
    range: int
    transfer: int
    primaries: int

    @property
    def seen(self) -> tuple[float, float]:
        """Width and height as people see it, upright and with square pixels."""
        width, height = float(self.width * self.aspect), float(self.height)
        return (height, width) if _is_transposed(self.upright) else (width, height)


def look_of(frame: VideoFrame, aspect: Fraction | None) -> Look:
    """aspect is the stream's sample aspect ratio, None where it does not say."""
    return Look(
        frame.width,
        frame.height,
        frame.format.name,
        aspect or Fraction(1),
        _upright(frame),
        frame.interlaced_frame,
        frame.colorspace,
        frame.color_range,
        frame.color_trc,
        frame.color_primaries,
    )


def _upright(frame: VideoFrame) -> tuple[str, ...]:
    held = cast(Mapping[Type, Buffer], frame.side_data).get(Type.DISPLAYMATRIX)
    if held is None:
        return ()
    matrix = memoryview(bytes(held)).cast("i")
    return _UPRIGHT.get(tuple((value > 0) - (value < 0) for value in (matrix[0], matrix[1], matrix[3], matrix[4])), ())


def _is_transposed(steps: tuple[str, ...]) -> bool:
    return any(step.startswith("transpose") for step in steps)


def evenly(frames: Iterable[VideoFrame], start: Fraction, count: int) -> Iterator[tuple[VideoFrame, int]]:
    """Of frames at any times, those that show at 25 moments a second from `start` on, and at how many moments each.

    Exactly `count` moments: the last frame stays where the film ends early, the first where it starts late.
    """
    current: VideoFrame | None = None
    given = 0
    for frame in frames:
        at = frame.pts if frame.pts is not None else frame.dts
        if at is None or frame.time_base is None:
            continue
        begins = (at * frame.time_base - start) * FPS
        moment = max(given, min(count, -int(-(begins - Fraction(1, 2)) // 1)))
        if current is not None and moment > given:
            yield current, moment - given
            given = moment
        current = frame
    if current is not None and given < count:
        yield current, count - given


def framed(frames: Iterable[tuple[VideoFrame, int]], aspect: Fraction | None, frame: Frame) -> Iterator[VideoFrame]:
    """The frames as they are to be encoded, each as often as it shows. Copies are the same object."""
    table: _Table | None = None
    for picture, times in frames:
        look = look_of(picture, aspect)
        if table is None or table.look != look:
            yield from table.rest() if table else ()
            table = _Table(look, frame)
        yield from table.put(picture, times)
    yield from table.rest() if table else ()


class _Table:
    """A filter graph for frames of one look. It may give a frame later than it took it, but gives one for each."""

    def __init__(self, look: Look, frame: Frame) -> None:
        self.look = look
        self._graph = graph = Graph()
        graph.threads = 1
        steps = (_source(look), *_steps(look, frame), "buffersink")
        nodes = [graph.add(*step.split("=", 1)) for step in steps]
        graph.link_nodes(*nodes).configure()
        self._times: deque[int] = deque()
        self._count = 0

    def put(self, picture: VideoFrame, times: int) -> Iterator[VideoFrame]:
        picture.pts, picture.time_base = self._count, Fraction(1, FPS)
        picture.colorspace = _matrix(self.look)
        self._count += 1
        self._times.append(times)
        self._graph.push(picture)
        yield from self._ready()

    def rest(self) -> Iterator[VideoFrame]:
        self._graph.push(None)
        yield from self._ready()

    def _ready(self) -> Iterator[VideoFrame]:
        while self._times:
            try:
                done = self._graph.vpull()
            except (BlockingIOError, av.EOFError):
                return
            for _ in range(self._times.popleft()):
                yield done


def _source(look: Look) -> str:
    return (
        f"buffer=width={look.width}:height={look.height}:pix_fmt={look.format}:time_base=1/{FPS}"
        f":colorspace={_matrix(look)}:range={look.range}"
    )


def _matrix(look: Look) -> int:
    """That of the film; where it says nothing of use what players assume: BT.709 for high definition, else BT.601."""
    if look.matrix in _MATRICES:
        return look.matrix
    return 1 if min(look.width, look.height) >= _HD_HEIGHT else 6


def _steps(look: Look, frame: Frame) -> Iterator[str]:
    size = fitted(look.seen, frame.canvas, enlarge=True)
    if look.interlaced:
        yield "yadif=deint=interlaced"
    yield from _colours(look, size[::-1] if _is_transposed(look.upright) else size)
    yield "format=yuv420p"
    yield from look.upright
    if size != frame.canvas:
        yield f"pad={frame.canvas[0]}:{frame.canvas[1]}:-1:-1"
    yield from _TURNS[frame.turn]
    yield "setsar=1"


def _colours(look: Look, size: Size) -> Iterator[str]:
    """Scale, into BT.709. HDR by hybrid log-gamma (iPhones) is made to be shown as it is; PQ has to be mapped."""
    scale = f"scale={size[0]}:{size[1]}:{_SCALING}:out_color_matrix=bt709:out_range=tv"
    if look.transfer == ColorTrc.SMPTE2084:
        yield f"{scale}:out_primaries=bt709:out_transfer=bt709:intent=perceptual"
    elif look.primaries in _WIDE:
        yield f"setparams=color_primaries={look.primaries}:color_trc=bt709"
        yield f"{scale}:out_primaries=bt709:out_transfer=bt709"
    else:
        yield scale
