"""A film's sound as a lobby wants it: every film equally loud, stereo, 48 kHz, AAC-LC; silence where there is none.

Loudness by EBU R128: measured, brought to -16 LUFS, its true peaks held under -2.5 dB so that the AAC encoder has room.
What lies under 60 Hz goes first: a phone's handling and wind noise and the mains' hum, which no TV's loudspeaker gives
back, would take the room that speech needs. Higher, as for recordings of speech alone (90 Hz), men's voices and music
would lose their ground.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.format import AudioFormat
from av.audio.frame import AudioFrame
from av.audio.layout import AudioLayout
from av.codec.context import Flags
from av.filter import Graph

from zhendi.films import reading
from zhendi.films.coding import FPS

RATE = 48_000
BLOCK = 1024  # samples of an AAC packet
BIT_RATE = 128_000
LOUDNESS = -16.0  # LUFS
PEAK = -2.5  # dB true peak
# Quieter than this it is a room's silence, and louder silence helps nobody.
_SILENCE = -50.0
_CLOSE_ENOUGH = 0.2
_MOST_PASSES = 4


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dB."""

    integrated: float
    peak: float


@dataclass(frozen=True)
class Take:
    """The stretch of a film's sound that goes with its pictures: from `start` on its clock, for so many pictures."""

    file: Path
    start: Fraction
    pictures: int

    @property
    def samples(self) -> int:
        return self.pictures * RATE // FPS

    @property
    def packets(self) -> int:
        return -(-self.samples // BLOCK)


def normalised(take: Take) -> Iterator[bytes]:
    """The AAC packets of a film with sound, one for each 1024 samples begun."""
    return encoded(_processed(take, _levels(take)), take.packets)


def silence(packets: int) -> Iterator[bytes]:
    """So many AAC packets of silence."""
    return encoded(iter(()), packets)


def prepare(context: AudioCodecContext) -> None:
    """Set what the sound of a film is."""
    context.sample_rate, context.layout, context.format = RATE, "stereo", "fltp"
    context.bit_rate = BIT_RATE
    context.time_base = Fraction(1, RATE)
    context.flags |= Flags.bitexact
    context.profile = "LC"


def encoded(blocks: Iterable[AudioFrame], packets: int) -> Iterator[bytes]:
    """Encode blocks of 1024 samples, followed by silence, as so many packets.

    The encoder's first packet, which only leads in, is left out: a decoder starts with its overlap empty, so that the
    first 20 ms fade in and everything stands where it belongs without an edit list, which many TVs do not read.
    """
    context = av.CodecContext.create("aac", "w")
    prepare(context)
    given = -1
    for number, block in enumerate(_padded(blocks)):
        block.pts, block.time_base = number * BLOCK, Fraction(1, RATE)
        for packet in context.encode(block):
            given += 1
            if given > packets:
                return
            if given > 0:
                yield bytes(packet)


def _padded(blocks: Iterable[AudioFrame]) -> Iterator[AudioFrame]:
    yield from blocks
    while True:
        yield silent_block()


def silent_block() -> AudioFrame:
    block = AudioFrame("fltp", "stereo", BLOCK)
    for plane in block.planes:
        plane.update(bytes(plane.buffer_size))
    block.sample_rate = RATE
    return block


@dataclass(frozen=True)
class _Levels:
    """What is done to the sound: a gain in dB, and whether peaks are then held down."""

    gain: float = 0.0
    limited: bool = False


def _levels(take: Take) -> _Levels:
    """The gain that gives the loudness wanted. Holding peaks down costs loudness, so then it is measured again."""
    measured = loudness_of(take)
    if measured.integrated < _SILENCE:
        return _Levels(limited=measured.peak > PEAK)
    gain = LOUDNESS - measured.integrated
    if measured.peak + gain <= PEAK:
        return _Levels(gain)
    for _ in range(_MOST_PASSES):
        missing = LOUDNESS - measure(_processed(take, _Levels(gain, limited=True))).integrated
        if abs(missing) <= _CLOSE_ENOUGH:
            break
        gain += missing
    return _Levels(gain, limited=True)


def loudness_of(take: Take) -> Loudness:
    """How loud a film is as it stands, but for what lies too low to be heard."""
    return measure(_processed(take, _Levels()))


def measure(blocks: Iterable[AudioFrame]) -> Loudness:
    """The loudness of stereo sound at 48 kHz, by ITU-R BS.1770 and EBU R128."""
    told: dict[str, str] = {}
    for frame in _filtered(blocks, "ebur128=metadata=1:peak=true"):
        told.update(frame.metadata)
    peak = float(told.get("lavfi.r128.true_peak", "0"))
    return Loudness(float(told.get("lavfi.r128.I", "-70")), 20 * math.log10(max(peak, 1e-6)))


def _processed(take: Take, levels: _Levels) -> Iterator[AudioFrame]:
    with reading.opened(take.file) as reel:
        yield from _filtered(_placed(reading.sounds(reel), take.start), *_steps(take, levels))


def _placed(frames: Iterable[AudioFrame], start: Fraction) -> Iterator[AudioFrame]:
    """The frames with the clock of the pictures: 0 is where the film begins."""
    for frame in frames:
        if frame.pts is not None and frame.time_base is not None:
            frame.pts = round((frame.pts * frame.time_base - start) * frame.sample_rate)
            frame.time_base = Fraction(1, frame.sample_rate)
            yield frame


def _steps(take: Take, levels: _Levels) -> Iterator[str]:
    yield f"aresample={RATE}:async=1000:first_pts=0"
    yield "aformat=sample_fmts=fltp:channel_layouts=stereo"
    yield "highpass=f=60"
    if levels.gain:
        yield f"volume={levels.gain:.2f}dB:precision=float"
    if levels.limited:
        # At four times the rate, so that peaks between samples are seen too.
        yield f"aresample={4 * RATE}"
        yield f"alimiter=limit={10 ** (PEAK / 20):.4f}:attack=2:release=60:level=disabled:latency=1"
        yield f"aresample={RATE}"
        yield "aformat=sample_fmts=fltp"  # the limiter reckons in doubles
    yield f"apad=whole_len={take.samples}"
    yield f"atrim=end_sample={take.samples}"
    # Against clicks where the sound is cut.
    yield f"afade=t=out:start_sample={max(0, take.samples - RATE // 20)}:nb_samples={RATE // 20}"
    yield f"asetnsamples=n={BLOCK}:p=1"


def _filtered(frames: Iterable[AudioFrame], *steps: str) -> Iterator[AudioFrame]:
    graph: Graph | None = None
    for frame in _alike(frames):
        graph = graph or _graph(frame, steps)
        try:
            graph.push(frame)
        except av.EOFError:  # it has all it wants: the sound goes on after the picture
            break
        yield from _ready(graph)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph)


def _alike(frames: Iterable[AudioFrame]) -> Iterator[AudioFrame]:
    """The frames as the first of them is: a recording may go over to another layout or rate."""
    first: tuple[AudioFormat, AudioLayout, int] | None = None
    converters: dict[tuple[str, str, int], av.AudioResampler] = {}
    for frame in frames:
        first = first or (frame.format, frame.layout, frame.sample_rate)
        look = frame.format.name, frame.layout.name, frame.sample_rate
        if look == (first[0].name, first[1].name, first[2]):
            yield frame
        else:
            yield from converters.setdefault(look, av.AudioResampler(*first)).resample(frame)


def _graph(frame: AudioFrame, steps: Iterable[str]) -> Graph:
    graph = Graph()
    source = (
        f"abuffer=sample_rate={frame.sample_rate}:sample_fmt={frame.format.name}"
        f":channel_layout={frame.layout.name}:time_base=1/{frame.sample_rate}"
    )
    nodes = [graph.add(*step.split("=", 1)) for step in (source, *steps, "abuffersink")]
    graph.link_nodes(*nodes).configure()
    return graph


def _ready(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, AudioFrame)
        yield frame
