"""Small films and pictures made in code, and what is needed to look into an MP4."""

import math
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw

RED, BLUE = (230, 30, 30), (30, 30, 200)
RATE = 48_000


@dataclass(frozen=True)
class Footage:
    """What a camera might record: a red bar that grows over blue from the left, and a tone."""

    width: int = 160
    height: int = 96
    fps: int = 30
    seconds: float = 2.0
    codec: str = "libx264"
    format: str = "yuv420p"
    turned: int = 0  # degrees against the clock
    mirrored: bool = False
    sound: str | None = "stereo"
    rate: int = RATE
    level: float = 0.1  # of the tone, 1 is full scale
    transfer: int = 1
    primaries: int = 1
    matrix: int = 1
    milliseconds: Callable[[int], int] | None = None  # when the n-th picture shows, for films without a steady rate
    sound_from: float = 0.0  # seconds after the first picture
    aspect: Fraction = Fraction(1)  # of a pixel
    options: str = ""  # of x264


def film(file: Path, footage: Footage) -> Path:
    """Write the footage to a file; its suffix says in which container."""
    with av.open(str(file), "w") as container:
        quiet = {"x265-params": "log-level=none"} if footage.codec == "libx265" else {}
        more = {"x264-params": footage.options} if footage.options else {}
        video = container.add_stream(footage.codec, rate=footage.fps, options=quiet | more)
        video.width, video.height, video.pix_fmt = footage.width, footage.height, footage.format
        context = video.codec_context
        context.color_trc, context.color_primaries = footage.transfer, footage.primaries
        context.colorspace, context.color_range = footage.matrix, 1
        context.sample_aspect_ratio = footage.aspect
        if footage.milliseconds:
            context.time_base = Fraction(1, 1000)
        if footage.turned or footage.mirrored:
            video.set_display_rotation(footage.turned, hflip=footage.mirrored)
        audio = container.add_stream("aac", rate=footage.rate) if footage.sound else None
        if audio:
            audio.layout = footage.sound
        for frame in frames(footage):
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio:
            for block in tone(footage):
                container.mux(audio.encode(block))
            container.mux(audio.encode(None))
    return file


def frames(footage: Footage) -> Iterator[VideoFrame]:
    count = round(footage.fps * footage.seconds)
    for n in range(count):
        picture = Image.new("RGB", (footage.width, footage.height), BLUE)
        ImageDraw.Draw(picture).rectangle(
            (0, 0, max(0, footage.width * (n + 1) // count - 1), footage.height), fill=RED
        )
        frame = VideoFrame.from_image(picture).reformat(format=footage.format, dst_colorspace="ITU709")
        frame.colorspace, frame.color_trc, frame.color_primaries = footage.matrix, footage.transfer, footage.primaries
        frame.color_range = 1
        if footage.milliseconds:
            frame.pts, frame.time_base = footage.milliseconds(n), Fraction(1, 1000)
        else:
            frame.pts, frame.time_base = n, Fraction(1, footage.fps)
        yield frame


def tone(footage: Footage) -> Iterator[av.AudioFrame]:
    for at in range(0, round(footage.rate * footage.seconds), 1024):
        block = av.AudioFrame("flt", footage.sound, 1024)
        channels = len(block.layout.channels)
        wave = (footage.level * math.sin(2 * math.pi * 440 * (at + n) / footage.rate) for n in range(1024))
        samples = array("f", (value for value in wave for _ in range(channels)))
        block.planes[0].update(samples.tobytes().ljust(block.planes[0].buffer_size, b"\0"))
        block.sample_rate, block.time_base = footage.rate, Fraction(1, footage.rate)
        block.pts = at + round(footage.sound_from * footage.rate)
        yield block


def bang(file: Path) -> Path:
    """Four seconds of quiet sound with one loud moment."""
    quiet, loud = Footage(seconds=4.0, level=0.02), Footage(seconds=4.0, level=0.9)
    with av.open(str(file), "w") as container:
        video = container.add_stream("libx264", rate=quiet.fps)
        video.width, video.height, video.pix_fmt = quiet.width, quiet.height, quiet.format
        audio = container.add_stream("aac", rate=quiet.rate)
        for frame in frames(quiet):
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        for n, (soft, hard) in enumerate(zip(tone(quiet), tone(loud), strict=True)):
            container.mux(audio.encode(hard if n == 90 else soft))
        container.mux(audio.encode(None))
    return file


def growing(file: Path, before: tuple[int, int], after: tuple[int, int]) -> Path:
    """Two seconds of pictures that have another size from the middle on, which the file's head knows nothing of."""
    with av.open(str(file), "w") as container:
        video = container.add_stream("mpeg4", rate=25)
        video.width, video.height, video.pix_fmt = *before, "yuv420p"
        at = 0
        for size in (before, after):
            encoder = av.CodecContext.create("mpeg4", "w")
            encoder.width, encoder.height, encoder.pix_fmt = *size, "yuv420p"
            encoder.time_base, encoder.framerate = Fraction(1, 25), Fraction(25)
            for frame in (*frames(Footage(*size, fps=25, seconds=1.0)), None):
                for packet in encoder.encode(frame):
                    moved = av.Packet(bytes(packet))
                    moved.stream, moved.pts, moved.dts, moved.time_base = video, at, at, Fraction(1, 25)
                    moved.is_keyframe = packet.is_keyframe
                    container.mux(moved)
                    at += 1
    return file


def slide(file: Path, colour: tuple[int, int, int], size: tuple[int, int] = (320, 180)) -> Path:
    """A JPEG with edges, thin lines and a flat ground, as slides have."""
    picture = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((size[0] // 8, size[1] // 8, size[0] // 2, size[1] // 2), fill=(250, 246, 238))
    for n in range(0, size[0], 16):
        draw.line((n, size[1] * 5 // 8, n + 12, size[1] * 7 // 8), fill=(20, 20, 20), width=2)
    picture.save(file, "JPEG", quality=88, subsampling=0)
    return file


@dataclass(frozen=True)
class Packed:
    """A packet of a finished film: times in units of its stream."""

    pts: int
    dts: int
    lasts: int
    is_key: bool
    data: bytes


def packets(file: Path, kind: str) -> tuple[list[Packed], Fraction]:
    """Every packet of a stream, and how long its unit of time is in seconds."""
    with av.open(str(file)) as container:
        stream = container.streams.video[0] if kind == "video" else container.streams.audio[0]
        held = [
            Packed(packet.pts, packet.dts, packet.duration, packet.is_keyframe, bytes(packet))
            for packet in container.demux(stream)
            if packet.size
        ]
        return held, stream.time_base


def shown(file: Path) -> list[Image.Image]:
    """Every picture of a film, decoded, in RGB."""
    with av.open(str(file)) as container:
        return [
            frame.reformat(format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709").to_image()
            for frame in container.decode(video=0)
        ]


def raw(file: Path) -> list[bytes]:
    """The planes of light of every picture, as decoded."""
    with av.open(str(file)) as container:
        return [bytes(frame.planes[0]) for frame in container.decode(video=0)]


def loud_tenths(file: Path) -> list[int]:
    """Those tenths of a second, numbered, in which most of a film's sound is no silence."""
    samples = array("f")
    with av.open(str(file)) as container:
        for block in container.decode(audio=0):
            samples.frombytes(bytes(block.planes[0])[: 4 * block.samples])
    tenths = (samples[at : at + RATE // 10] for at in range(0, len(samples) - RATE // 20, RATE // 10))
    return [n for n, tenth in enumerate(tenths) if sum(abs(value) > 0.01 for value in tenth) > len(tenth) / 2]


def boxes(data: bytes, inside: tuple[str, ...] = ("moov", "trak", "mdia", "minf", "stbl")) -> list[str]:
    """The names of an MP4's boxes in their order, those of `inside` opened."""
    found, at = [], 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8].decode("latin-1")
        found.append(name)
        if name in inside:
            found += boxes(data[at + 8 : at + size], inside)
        at += max(8, size)
    return found


def near(pixel: tuple[int, ...], colour: tuple[int, ...], tolerance: int = 24) -> bool:
    return all(abs(one - other) <= tolerance for one, other in zip(pixel, colour, strict=True))
