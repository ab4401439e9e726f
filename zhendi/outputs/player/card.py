"""The title card that is built into the player's page: what shows before the first slide, and whenever nothing else can.

It is one SVG in the proportions of the screen, its words as outlines: no font has to be on the device.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from math import sin
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from zhendi.drawing.fonts import font_files
from zhendi.model.unit import Unit

_FONTS = {
    ("zh-Hans", True): "NotoSerifSC-Black.ttf",
    ("zh-Hans", False): "NotoSerifSC-SemiBold.ttf",
    ("zh-Hant", True): "NotoSerifTC-Black.ttf",
    ("zh-Hant", False): "NotoSerifTC-SemiBold.ttf",
}

_ENDINGS = "省市区县镇乡村街道路门區縣鎮鄉門"  # with which the parts of a place's name end


@dataclass(frozen=True)
class _Line:
    """A line of words: its size in pixels, its colour, and how far its characters stand apart in ems."""

    text: str
    size: float
    fill: str
    bold: bool = False
    spacing: float = 0.08

    @property
    def ems(self) -> float:
        wide = sum(0.6 if char.isascii() else 1.0 for char in self.text)
        return wide + self.spacing * (len(self.text) - 1)


def card(width: int, height: int, unit: Unit, above: str = "") -> str:
    """The card as an SVG element, `width` × `height` pixels as people see it."""
    colours = _theme(unit.theme)
    drawn = _strip if width > 2.4 * height or height < 200 else _tall if height > width else _wide
    inside = "".join(drawn(width, height, unit, above, colours))
    box = f'viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid meet"'
    label = escape(unit.name, quote=True)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{label}">{inside}</svg>'


def _wide(width: int, height: int, unit: Unit, above: str, colours: dict[str, str]) -> Iterator[str]:
    left, room = 0.066 * width, 0.868 * width
    yield from _ground(width, height, colours, 0.56)
    yield _sun(0.8 * width, 0.68 * height, 0.17 * height, colours)
    yield from _ridges(width, height, 0.69, colours)
    title = _fitting(_Line(unit.name, 0.2 * height, colours["on_field"], True), room)
    top = 0.15 * height
    if above:
        yield _words(_Line(above, 0.042 * height, colours["bright"], spacing=0.3), left, top, unit.lang)
    base = top + 0.06 * height + title.size
    yield _words(title, left, base, unit.lang)
    yield _bar(left, base + 0.075 * height, 0.083 * width, 0.0065 * height, colours)
    size = 0.056 * height
    for n, text in enumerate(_broken(unit.slogan), 1):
        line = _fitting(_Line(text, size, colours["bright"], spacing=0.16), 0.6 * room)
        yield _words(line, left, base + 0.085 * height + n * 1.5 * size, unit.lang)


def _tall(width: int, height: int, unit: Unit, above: str, colours: dict[str, str]) -> Iterator[str]:
    room = 0.84 * width
    yield from _ground(width, height, colours, 0.6)
    yield _sun(0.5 * width, 0.645 * height, min(0.17 * width, 0.1 * height), colours)
    yield from _ridges(width, height, 0.69, colours)
    base = (0.14 if len(_halves(unit.name)) == 1 else 0.11) * height
    if above:
        line = _fitting(_Line(above, 0.044 * width, colours["bright"], spacing=0.3), room)
        yield _centred(line, width, base, unit.lang)
    for text in _halves(unit.name):
        title = _fitting(_Line(text, 0.19 * width, colours["on_field"], True), room)
        base += title.size * 1.28
        yield _centred(title, width, base, unit.lang)
    base += 0.07 * width
    yield _bar(0.43 * width, base, 0.14 * width, 0.0085 * width, colours)
    base += 0.05 * width
    for text in _broken(unit.slogan):
        line = _fitting(_Line(text, 0.06 * width, colours["bright"], spacing=0.16), room)
        base += line.size * 1.5
        yield _centred(line, width, base, unit.lang)


def _strip(width: int, height: int, unit: Unit, above: str, colours: dict[str, str]) -> Iterator[str]:
    small = height < 200
    if small:
        yield f'<rect width="{width}" height="{height}" fill="{colours["panel"]}"/>'
    else:
        yield from _ground(width, height, colours, 1)
        for y in (0.06, 0.93):
            yield _bar(0.03 * width, y * height, 0.94 * width, 0.01 * height, colours)
    bright, soft = (colours["panel_bright"], "#fff") if small else (colours["on_field"], colours["bright"])
    title = _fitting(_Line(unit.name, 0.44 * height, bright, True), 0.86 * width)
    slogan = _fitting(_Line(unit.slogan.replace("|", ""), 0.17 * height, soft, spacing=0.12), 0.86 * width)
    # Words under 16 pixels say nothing: on a small panel the name stands alone.
    two = bool(unit.slogan) and slogan.size >= 16
    base = 0.5 * height + (0.12 if two else 0.37) * title.size
    yield _centred(title, width, base, unit.lang)
    if two:
        yield _centred(slogan, width, base + 0.31 * height, unit.lang)


def _fitting(line: _Line, room: float) -> _Line:
    if not line.text or line.ems * line.size <= room:
        return line
    return _Line(line.text, room / line.ems, line.fill, line.bold, line.spacing)


def _broken(slogan: str) -> list[str]:
    """A slogan in the lines that its own marks make."""
    for mark in "|，, 、；":
        slogan = slogan.replace(mark, "\n")
    return slogan.split("\n") if slogan else []


def _halves(name: str) -> list[str]:
    """A long name in two lines, cut after the word nearest its middle: on a standing screen one line would be small."""
    if len(name) < 7:
        return [name]
    cuts = [n for n in range(3, len(name) - 1) if name[n - 1] in _ENDINGS] or [len(name) // 2]
    cut = min(cuts, key=lambda n: abs(2 * n - len(name)))
    return [name[:cut], name[cut:]]


def _ground(width: int, height: int, colours: dict[str, str], down: float) -> Iterator[str]:
    stops = f'<stop stop-color="{colours["field"]}"/><stop offset="1" stop-color="{colours["field_end"]}"/>'
    yield f'<defs><linearGradient id="field" x2="0" y2="{down}">{stops}</linearGradient></defs>'
    yield f'<rect width="{width}" height="{height}" fill="url(#field)"/>'


def _sun(x: float, y: float, radius: float, colours: dict[str, str]) -> str:
    stops = f'<stop stop-color="{colours["sun"]}"/><stop offset="1" stop-color="{colours["sun"]}" stop-opacity=".3"/>'
    gradient = f'<defs><linearGradient id="sun" x2="0" y2="1">{stops}</linearGradient></defs>'
    return f'{gradient}<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="url(#sun)"/>'


def _ridges(width: int, height: int, top: float, colours: dict[str, str]) -> Iterator[str]:
    """Three ranges of hills, the nearest lowest; a gold line runs along the second."""
    for layer in range(3):
        count = 6 + layer
        step = width / (count - 1.4)
        rise = height * (1 - top) * (0.34 - 0.05 * layer)
        foot = height * (top + (1 - top) * (0.14 + 0.27 * layer))
        points = [
            (
                step * (n - 0.6),
                foot + rise * (0.5 * (n + layer) % 1 * 2 - 0.5) * (0.7 + 0.5 * sin(7.3 * n + 3.1 * layer)),
            )
            for n in range(count + 1)
        ]
        line = _curve(points)
        yield f'<path d="{line}V{height}H{points[0][0]:.0f}Z" fill="{colours[f"mist{layer}"]}"/>'
        if layer == 1:
            weight = max(1.0, 0.0016 * max(width, height))
            yield f'<path d="{line}" fill="none" stroke="{colours["rule"]}" stroke-width="{weight:.1f}"/>'


def _curve(points: list[tuple[float, float]]) -> str:
    """A smooth line whose summits and valleys are the points."""
    (x, y), *others = points
    path = f"M{x:.0f} {y:.0f}"
    for next_x, next_y in others:
        middle = (x + next_x) / 2
        path += f"C{middle:.0f} {y:.0f} {middle:.0f} {next_y:.0f} {next_x:.0f} {next_y:.0f}"
        x, y = next_x, next_y
    return path


def _bar(x: float, y: float, width: float, height: float, colours: dict[str, str]) -> str:
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{max(2, height):.0f}" fill="{colours["rule"]}"/>'


def _centred(line: _Line, width: int, base: float, lang: str) -> str:
    return _words(line, (width - line.ems * line.size) / 2, base, lang)


def _words(line: _Line, x: float, base: float, lang: str) -> str:
    """A line as outlines, its first character's foot at (x, base); what the font lacks stands as text."""
    font = _font(_FONTS[lang, line.bold])
    if any(ord(char) not in font.getBestCmap() for char in line.text):
        spacing = line.spacing * line.size
        style = f'font-size="{line.size:.1f}" letter-spacing="{spacing:.1f}" font-weight="{700 if line.bold else 500}"'
        return f'<text x="{x:.0f}" y="{base:.0f}" {style} fill="{line.fill}">{escape(line.text)}</text>'
    units = font["head"].unitsPerEm
    paths, at = [], 0.0
    for char in line.text:
        glyph = font.getBestCmap()[ord(char)]
        paths.append(f'<path transform="translate({at:.0f})" d="{_outline(_FONTS[lang, line.bold], glyph)}"/>')
        at += font["hmtx"][glyph][0] + line.spacing * units
    scale = line.size / units
    return f'<g transform="translate({x:.1f} {base:.1f})scale({scale:.4f} -{scale:.4f})" fill="{line.fill}">{"".join(paths)}</g>'


@cache
def _font(name: str) -> TTFont:
    return TTFont(next(file for file in font_files() if Path(file).name == name), lazy=True)


@cache
def _outline(name: str, glyph: str) -> str:
    glyphs = _font(name).getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}")
    glyphs[glyph].draw(pen)
    return str(pen.getCommands())


@cache
def _theme(name: str) -> dict[str, str]:
    """The colours of a theme, the layers of its hills as mist0 to mist2."""
    tokens = tomllib.loads((files("zhendi.drawing") / "tokens.toml").read_text(encoding="utf-8"))["theme"][name]
    layers = {f"mist{n}": colour for n, colour in enumerate(tokens["mist"])}
    return {key: value for key, value in tokens.items() if isinstance(value, str)} | layers
