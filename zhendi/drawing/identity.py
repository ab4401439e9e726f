"""What makes a series what it is: two briefs of one identity are one picture, and a cache may hold it for ever."""

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from zhendi.drawing.brief import Brief
from zhendi.drawing.fonts import fonts_digest

_LIBRARIES = ("budoux", "fonttools", "pillow", "pypdfium2", "segno", "typst")


def identity(brief: Brief) -> str:
    """A digest of everything that matters to the pixels: data, canvas, templates, program, fonts, libraries.

    A photograph counts by its digest and focus, not by where it lies, so that a cache may move with its checkout.
    """
    whole = {
        "layout": brief.layout,
        "data": _without_places(brief.data),
        "canvas": asdict(brief.canvas),
        "light": brief.light,
        "program": _program_digest(),
        "fonts": fonts_digest(),
        "libraries": _library_versions(),
    }
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _without_places(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_places(part) for key, part in value.items() if key != "file"}
    if isinstance(value, list | tuple):
        return [_without_places(part) for part in value]
    return value


@functools.cache
def _library_versions() -> Mapping[str, str]:
    return {name: version(name) for name in _LIBRARIES}


@functools.cache
def _program_digest() -> str:
    here = Path(__file__).parent
    patterns = ("*.py", "*.toml", "typ/*.typ", "../photos/*.py")
    whole = hashlib.sha256()
    for file in sorted(file for pattern in patterns for file in here.glob(pattern)):
        # a checkout may have Windows line ends: the same program all the same
        whole.update(file.name.encode() + hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).digest())
    return whole.hexdigest()
