"""Films that the tests make for themselves: a coloured picture that changes, with or without a tone."""

import math
from array import array
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av
from PIL import Image

RATE = 48000


def film(
    size: tuple[int, int] = (320, 180), seconds: int = 2, fps: int = 10, hue: int = 90, tone: float = 0.05, **told: str
) -> bytes:
    """An MP4 with its index in front. `tone` is how loud 440 Hz sounds, 0 for no sound at all; `told` are metadata."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "film.mp4"
        with av.open(str(file), "w", options={"movflags": "+faststart+use_metadata_tags"}) as made:
            made.metadata.update(told)
            video = made.add_stream("libx264", fps, options={"preset": "ultrafast", "threads": "1"})
            video.width, video.height, video.pix_fmt = *size, "yuv420p"
            audio = made.add_stream("aac", RATE, layout="mono") if tone else None
            for n in range(seconds * fps):
                made.mux(video.encode(_picture(size, hue, n)))
            made.mux(video.encode(None))
            if audio:
                _sound(made, audio, seconds, tone)
        return file.read_bytes()


def tune(seconds: int = 2) -> bytes:
    """Sound alone, in a file that might hold a film."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tune.mp4"
        with av.open(str(file), "w") as made:
            _sound(made, made.add_stream("aac", RATE, layout="mono"), seconds, 0.1)
        return file.read_bytes()


def damaged(whole: bytes) -> bytes:
    """The same film with most of its pictures overwritten: its index is sound, what it points to is not."""
    begin = whole.index(b"mdat") + len(whole) // 8
    length = len(whole) * 5 // 8
    return whole[:begin] + b"\x5a" * length + whole[begin + length :]


def _picture(size: tuple[int, int], hue: int, number: int) -> av.VideoFrame:
    light = Image.linear_gradient("L").rotate(5 * number).resize(size)
    bands = Image.new("L", size, hue), Image.new("L", size, 160), light
    return av.VideoFrame.from_image(Image.merge("HSV", bands).convert("RGB"))


def _sound(made: av.container.OutputContainer, audio: av.AudioStream, seconds: int, loud: float) -> None:
    for first in range(0, seconds * RATE, 1024):
        wave = array("f", (loud * math.sin(2 * math.pi * 440 * (first + n) / RATE) for n in range(1024)))
        block = av.AudioFrame("fltp", "mono", 1024)
        block.planes[0].update(wave.tobytes().ljust(block.planes[0].buffer_size, b"\0"))
        block.sample_rate, block.pts, block.time_base = RATE, first, Fraction(1, RATE)
        made.mux(audio.encode(block))
    made.mux(audio.encode(None))
