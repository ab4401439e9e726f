"""Where the fonts are, which characters they hold, and how to tell one set of fonts from another."""

import functools
import hashlib
import unicodedata
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTCollection

_OWN = Path(__file__).parent / "fonts"
# Not drawn: joiners and spaces set lines, the bar marks a break, selectors choose a form.
_UNDRAWN = frozenset("|\u200b\u2060\ufeff") | {chr(code) for code in range(0xFE00, 0xFE10)}


def sans_file() -> Path:
    """Noto Sans CJK, one variable collection for simplified and traditional text (OFL, from its wheel)."""
    return Path(str(files("manimgx_fonts_cjk"))) / "NotoSansCJK-VF.otf.ttc"


def font_files() -> tuple[Path, ...]:
    """Every font file that drawing uses: the sans, and the bold serifs kept beside this module."""
    return (sans_file(), *sorted(_OWN.glob("*.ttf")))


@functools.cache
def fonts_digest() -> str:
    """SHA-256 over the fonts' bytes: other fonts, other pictures."""
    whole = hashlib.sha256()
    for file in font_files():
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


@functools.cache
def _coverage() -> frozenset[int]:
    # The faces of the collection differ in forms, not in the characters they hold, and every serif falls back on them.
    with TTCollection(str(sans_file()), lazy=True) as collection:
        return frozenset(collection.fonts[0].getBestCmap())


def missing_glyphs(text: str, lang: str) -> tuple[str, ...]:
    """The characters of text that no font can draw, each once, in order. lang is zh-Hans or zh-Hant.

    Without this check they would be drawn as empty boxes, and nothing would say so.
    """
    known = _coverage()
    wanted = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(char for char in wanted if ord(char) not in known and not _is_undrawn(char))


def _is_undrawn(char: str) -> bool:
    return char in _UNDRAWN or char.isspace() or unicodedata.category(char) == "Cc"
