"""Typst: a page's data becomes a PDF of one page, and a report of how the text fitted and where pictures go."""

import functools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import segno
import typst

from zhendi.drawing.brief import Canvas
from zhendi.drawing.fonts import font_files
from zhendi.drawing.setting import broken_settings, columns, line_settings, loose_settings, runs, set_text

_HERE = Path(__file__).parent
_MASK = 3  # (row + column) modulo 3: no long runs, no large plain areas


@dataclass(frozen=True)
class Fit:
    """How one column of a page came out: items kept of those given, decoration dropped, over when even that is too much."""

    name: str
    kept: int
    of: int
    dropped: tuple[str, ...]
    over: bool


@dataclass(frozen=True)
class PhotoBox:
    """Where a photograph goes, in pixels."""

    digest: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class QrBox:
    """Where the first module of a QR code goes, and the pixels of a module. spare: not worth another page."""

    x: int
    y: int
    module: int
    spare: bool


@dataclass(frozen=True)
class Sheet:
    """A typeset page. capacity: how many people or figures it holds; most: the pages of a story that are read on it."""

    pdf: bytes
    fits: tuple[Fit, ...]
    capacity: int
    photos: tuple[PhotoBox, ...]
    qr: QrBox | None
    most: int = 3

    @property
    def over(self) -> bool:
        return any(fit.over for fit in self.fits)

    def fit(self, name: str) -> Fit:
        return next(fit for fit in self.fits if fit.name == name)


@functools.lru_cache(maxsize=256)
def qr_modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code without its quiet zone, the fewest that hold the address."""
    # Any of the eight masks is read as well as another, large and sharp as it stands here; to try them all takes longer
    # than to typeset the slide.
    code = segno.make(url, micro=False, mask=_MASK)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@functools.cache
def _compiler() -> typst.Compiler:
    # One for the life of the process: fonts are read once, and templates that did not change are not parsed again.
    folders = sorted({str(file.parent) for file in font_files()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(str(_HERE / "typ" / "main.typ"), root=str(_HERE), font_paths=fonts, ignore_system_fonts=True)


def typeset(layout: str, page: Mapping[str, object], canvas: Canvas) -> Sheet:
    """Set one page. Its data is as in a brief; index, count, first and continued tell its place in a series."""
    slide = _dressed(layout, page)
    return _typeset(json.dumps(slide, ensure_ascii=False, sort_keys=True), json.dumps(asdict(canvas)))


@functools.lru_cache(maxsize=16)
def _typeset(slide: str, canvas: str) -> Sheet:
    compiler = _compiler()
    inputs = {"slide": slide, "canvas": canvas}
    pdf = cast(bytes, compiler.compile(format="pdf", sys_inputs=inputs, timestamp=0, pdf_tags=False))
    notes = json.loads(compiler.query("<report>", field="value"))
    kinds: dict[str, list[Any]] = {"fit": [], "photo": [], "qr": [], "capacity": [], "most": []}
    for note in notes:
        kinds[note.pop("kind")].append(note)
    return _sheet(pdf, **kinds)


def _sheet(pdf: bytes, fit: list[Any], photo: list[Any], qr: list[Any], capacity: list[Any], most: list[Any]) -> Sheet:
    fits = tuple(Fit(**note | {"dropped": tuple(note["dropped"])}) for note in fit)
    room = capacity[0]["value"] if capacity else 0
    boxes = tuple(PhotoBox(**note) for note in photo)
    return Sheet(pdf, fits, room, boxes, QrBox(**qr[0]) if qr else None, most[0]["value"])


# Names, numbers and labels have no line breaks to choose; a figure's label, which stands deeper, has.
_AS_WRITTEN = frozenset({"unit", "site", "theme", "lang", "label", "qr", "watermark", "text", "name", "as_of"})
_AFTER_MARK = re.compile(r"([，、；：。！？…—])[|]")
_BRACKETED = re.compile(r"[（(].*")
_AS_WRITTEN_WITHIN = frozenset({"unit", "value", "name", "digest"})


def _dressed(layout: str, page: Mapping[str, object]) -> dict[str, object]:
    lang = str(page.get("lang") or "zh-Hans")
    unit = _BRACKETED.sub("", str(page.get("unit") or ""))
    slide = {key: value if key in _AS_WRITTEN else _set(value, lang, unit) for key, value in page.items()} | {
        "layout": layout
    }
    slide["qr_modules"] = len(qr_modules(str(page["qr"]))) if page.get("qr") else 0
    slide["runs"] = {text: runs(text) for whole in _texts(slide) for text in _pieces(whole)}
    if layout == "words":
        text = str(page["text"])
        slide |= {"settings": line_settings(text), "loose": loose_settings(text), "columns": columns(text)}
        slide["broken"] = broken_settings(text, lang, unit)
    return slide


def _set(value: object, lang: str, unit: str) -> object:
    """Every text of a value set by the rules of Chinese, however deep it stands."""
    if isinstance(value, str):
        return _set_once(value, lang, unit)
    if isinstance(value, Mapping):
        drawn = {key: part for key, part in value.items() if key != "file"}
        return {key: part if key in _AS_WRITTEN_WITHIN else _set(part, lang, unit) for key, part in drawn.items()}
    if isinstance(value, list | tuple):
        return [_set(part, lang, unit) for part in value]
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(part)


def _pieces(text: str) -> Iterator[str]:
    """A text as the templates may set it: whole, on one line (on-one-line in type.typ), or broken at its breaks."""
    yield from (text, _AFTER_MARK.sub(r"\1", text).replace("|", "\u3000"), *text.split("|"))


@functools.lru_cache(maxsize=4096)
def _set_once(text: str, lang: str, unit: str) -> str:
    return set_text(text, lang, unit)
