"""Draw the short film of the sample talk on the second mountain: `python illustrations/mountain_film.py FILM.mp4`.

Ten seconds of mountains-wide.svg taken apart into layers that pass one another, with birds, a boat, water that glints
and a title that comes up; beneath it plucked notes and running water, soft enough that loudness has work to do. Needs
`resvg-py` beside the program's own packages. The same bytes on every run with the same versions.
"""

import io
import math
import random
import sys
from array import array
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import av
import resvg_py
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONTS = HERE.parent / "zhendi" / "drawing" / "fonts"
WIDTH, HEIGHT, FPS, SECONDS, RATE = 1280, 720, 25, 10, 48000
SCALE = WIDTH / 2000  # pixels for one unit of the drawing: the window is 2000 of its 2520 units wide
TOP = -140  # where the window's upper edge lies, in units: above the drawing there is more sky
INK, CINNABAR, PAPER, SKY, GOLD = "#1E2F38", "#A63C2B", "#FBF6EA", "#EFE3C4", "#FFF3CF"
TITLE, BELOW, SEAL = "山水流进账本", "书记话“两山”宣讲 · 示例短片", "两山"

# The drawing's elements from the back to the front, and where the window's left edge begins and ends over each layer.
LAYERS = {
    "sky": ((*range(2, 8), *range(9, 13)), 190, 300),  # without the cloud where the title comes
    "peaks": (range(13, 48), 130, 390),
    "water": ((48, *range(52, 57)), 110, 430),
    "boat": (range(57, 64), 150, 400),
    "near": ((*range(49, 52), *range(64, 124)), 40, 470),
}


def layer(elements: Sequence[int]) -> Image.Image:
    """Some of the drawing's elements as a picture of the film's scale, with the sky above."""
    drawing = ElementTree.parse(HERE / "mountains-wide.svg").getroot()
    for n, child in enumerate(list(drawing)):
        if child.tag.endswith("}defs") or n in elements:
            continue
        drawing.remove(child)
    drawing.set("viewBox", f"0 {TOP} 2520 {1080 - TOP}")
    drawing.set("height", str(1080 - TOP))
    text = ElementTree.tostring(drawing, encoding="unicode")
    png = bytes(resvg_py.svg_to_bytes(svg_string=text, width=round(2520 * SCALE), skip_system_fonts=True))
    return Image.open(io.BytesIO(png)).convert("RGBA")


def ease(share: float) -> float:
    """From 0 to 1, beginning and ending at rest."""
    held = min(max(share, 0.0), 1.0)
    return held * held * (3 - 2 * held)


def pan(name: str, share: float) -> float:
    """The left edge of the window over a layer, in units, at a share of the film."""
    _, first, last = LAYERS[name]
    return first + (last - first) * ease(share)


def window(picture: Image.Image, left: float, down: float = 0.0) -> Image.Image:
    """What the window shows of a layer, `left` and `down` in units; fractions of a pixel count."""
    shift = (1, 0, left * SCALE, 0, 1, -down * SCALE)
    return picture.transform((WIDTH, HEIGHT), Image.Transform.AFFINE, shift, Image.Resampling.BICUBIC)


def faded(colour: str, opacity: float) -> tuple[int, int, int, int]:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue, round(255 * min(max(opacity, 0.0), 1.0))


def fine(draw_on: Sequence[tuple[Sequence[tuple[float, float]], float, tuple[int, int, int, int]]]) -> Image.Image:
    """Strokes (points and width in pixels, colour) drawn at twice the size, so that their edges are smooth."""
    sheet = Image.new("RGBA", (WIDTH * 2, HEIGHT * 2))
    pen = ImageDraw.Draw(sheet)
    for points, width, colour in draw_on:
        doubled = [(x * 2, y * 2) for x, y in points]
        pen.line(doubled, colour, max(1, round(width * 2)), "curve")
    return sheet.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def glints(moment: float) -> Image.Image:
    """Short lights on the water that come and go, thickest beneath the sun."""
    chance = random.Random(7)
    strokes = []
    for _ in range(190):
        depth = chance.random() ** 0.8  # 0 at the far shore, 1 at the near one
        sunny = chance.random() < 0.45
        at = chance.gauss(1440, 70 + 150 * depth) if sunny else chance.uniform(0, 2520)
        pace, phase = chance.uniform(0.35, 0.8), chance.random()
        light = max(0.0, math.sin(2 * math.pi * (moment * pace + phase))) ** 3
        x = (at - pan("water", moment / SECONDS)) * SCALE
        y = (775 + 175 * depth - TOP) * SCALE
        half = (5 + 17 * depth) * (0.5 + 0.5 * light)
        colour = faded(GOLD if sunny else PAPER, light * (0.95 if sunny else 0.7))
        strokes.append((((x - half, y), (x + half, y)), 1.4 + 1.2 * depth, colour))
    return fine([stroke for stroke in strokes if stroke[2][3] > 8])


def birds(moment: float) -> Image.Image:
    """Five birds that cross the sky, each with a beat of its own and rests between its beats."""
    chance = random.Random(11)
    strokes = []
    for n in range(5):
        lag, lift, pace = chance.uniform(0, 40), chance.uniform(-16, 16), chance.uniform(1.0, 1.3)
        x = 560 + 66 * n + lag + 30 * moment
        y = 232 - 20 * n + lift - 5 * moment + 5 * math.sin(moment * 0.9 + n)
        beat = math.sin(2 * math.pi * (moment * pace + n * 0.37)) * (0.45 + 0.55 * math.sin(moment * 0.8 + n) ** 2)
        span = 15 - n
        for side in (-1, 1):
            strokes.append((wing(x, y, side * span, beat), 2.1, faded(INK, 0.78)))
    return fine(strokes)


def wing(x: float, y: float, span: float, beat: float) -> list[tuple[float, float]]:
    """A wing from the body outwards: it arches, and its tip lags behind."""
    rise = abs(span) * (0.28 + 0.42 * beat)
    bend = (x + span * 0.48, y - rise * 1.15)
    tip = (x + span, y - rise * 0.55 + abs(span) * 0.14)
    steps = [n / 8 for n in range(9)]
    return [
        ((1 - t) ** 2 * x + 2 * t * (1 - t) * bend[0] + t * t * tip[0],
         (1 - t) ** 2 * y + 2 * t * (1 - t) * bend[1] + t * t * tip[1])
        for t in steps
    ]  # fmt: skip


def title(moment: float) -> Image.Image:
    """The title, one character after another; then its line, and the seal at last."""
    sheet = Image.new("RGBA", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(sheet)
    large = ImageFont.truetype(FONTS / "NotoSerifSC-Black.ttf", 80)
    small = ImageFont.truetype(FONTS / "NotoSerifSC-SemiBold.ttf", 32)
    for n, character in enumerate(TITLE):
        there = ease((moment - 1.2 - 0.16 * n) / 1.0)
        pen.text((84 + 86 * n, 62 + 8 * (1 - there)), character, faded(INK, there), large)
    pen.text((88, 176), BELOW, faded("#3C5560", ease((moment - 2.7) / 1.0)), small)
    pressed = ease((moment - 3.5) / 0.7)
    pen.rounded_rectangle((620, 76, 666, 154), 6, faded(CINNABAR, pressed))
    carved = ImageFont.truetype(FONTS / "NotoSerifSC-Black.ttf", 32)
    for n, character in enumerate(SEAL):
        pen.text((643, 96 + 36 * n), character, faded(PAPER, pressed), carved, anchor="mm")
    return sheet


def frames() -> Iterator[Image.Image]:
    held = {name: layer(elements) for name, (elements, _, _) in LAYERS.items()}
    for n in range(FPS * SECONDS):
        moment = n / FPS
        picture = Image.new("RGBA", (WIDTH, HEIGHT), SKY)
        for name, sheet in held.items():
            drift, bob = (-2.6 * moment, 1.6 * math.sin(moment * 1.7) - 30) if name == "boat" else (0.0, 0.0)
            picture.alpha_composite(window(sheet, pan(name, moment / SECONDS) + drift, bob))
            if name == "water":
                picture.alpha_composite(glints(moment))
        picture.alpha_composite(birds(moment))
        picture.alpha_composite(title(moment))
        yield picture.convert("RGB")


def sound() -> list[float]:
    """A quiet tune on plucked strings over running water, one channel, from -1 to 1."""
    track = water()
    tune = ((0.6, 293.66), (1.7, 440.0), (2.6, 392.0), (3.4, 329.63), (4.6, 293.66), (5.7, 220.0), (6.5, 246.94))
    for at, tone in (*tune, (7.3, 293.66), (7.3, 440.0)):
        for n, value in enumerate(plucked(tone), round(at * RATE)):
            if n < len(track):
                track[n] += 0.09 * value
    for n in range(RATE):  # silence comes gently
        track[-1 - n] *= n / RATE
    return track


def plucked(tone: float, seconds: float = 2.8) -> Iterator[float]:
    """A string after Karplus and Strong: noise that runs round a loop and loses its edge."""
    chance = random.Random(int(tone))
    loop = [chance.uniform(-1, 1) for _ in range(round(RATE / tone))]
    for _ in range(3):  # a fingertip, not a plectrum
        loop = [(before + after) / 2 for before, after in pairwise([loop[-1], *loop])]
    for n in range(round(seconds * RATE)):
        k = n % len(loop)
        yield loop[k] * min(1.0, n / 120)
        loop[k] = 0.9985 * (loop[k] + loop[(k + 1) % len(loop)]) / 2


def water() -> list[float]:
    """Noise without its highs and lows, swelling a little."""
    chance = random.Random(3)
    low = lower = 0.0
    track: list[float] = []
    for n in range(RATE * SECONDS):
        low += 0.16 * (chance.uniform(-1, 1) - low)
        lower += 0.02 * (low - lower)
        swell = 0.7 + 0.3 * math.sin(2 * math.pi * n / RATE * 0.23) * math.sin(2 * math.pi * n / RATE * 0.61)
        track.append(0.03 * swell * (low - lower) * min(1.0, n / RATE))
    return track


def encode(file: Path) -> None:
    with av.open(str(file), "w", options={"movflags": "+faststart"}) as film:
        video = film.add_stream("libx264", FPS, options={"crf": "29", "preset": "veryslow", "threads": "1"})
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        coded = video.codec_context
        coded.color_primaries = coded.color_trc = coded.colorspace = coded.color_range = 1  # BT.709, as players take it
        audio = film.add_stream("aac", RATE, options={"b": "64k"})
        audio.layout = "mono"
        for picture in frames():
            frame = av.VideoFrame.from_image(picture)
            film.mux(video.encode(frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")))
        film.mux(video.encode(None))
        for piece in pieces(sound()):
            film.mux(audio.encode(piece))
        film.mux(audio.encode(None))


def pieces(track: list[float]) -> Iterator[av.AudioFrame]:
    for begin in range(0, len(track), 1024):
        part = array("f", track[begin : begin + 1024])
        piece = av.AudioFrame("fltp", "mono", len(part))
        piece.planes[0].update(part.tobytes().ljust(piece.planes[0].buffer_size, b"\0"))
        piece.sample_rate, piece.pts, piece.time_base = RATE, begin, Fraction(1, RATE)
        yield piece


if __name__ == "__main__":
    encode(Path(sys.argv[1]))
