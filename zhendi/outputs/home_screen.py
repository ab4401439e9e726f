"""The site on a phone's home screen: its manifest, and its mark as icons. W3C, Web Application Manifest."""

import json
from collections.abc import Iterator
from functools import cache
from typing import cast

import typst

from zhendi.artifact import Artifact
from zhendi.look import mark
from zhendi.register import Register

_GROUND = "#0f4a36"  # the mark's own
_PAPER = "#fbf8f1"
# What each is for, its side in pixels, and what it is for in the manifest: a launcher cuts a maskable one to any shape
# that holds a circle of four fifths of its width; Apple's is opaque, and no part of the manifest.
_ICONS = (("192", 192, "any"), ("512", 512, "any"), ("maskable", 512, "maskable"), ("apple", 180, ""))
_SHORT = 12  # characters below an icon, of which most launchers show fewer


def home_screen(register: Register) -> Iterator[Artifact]:
    yield Artifact("app.webmanifest", _manifest(register))
    yield Artifact("assets/mark.svg", mark().encode())
    for (name, _, _), drawn in zip(_ICONS, _drawn(), strict=True):
        yield Artifact(_address(name), drawn)


def _address(name: str) -> str:
    return f"assets/icon-{name}.png"


def _manifest(register: Register) -> bytes:
    """app.webmanifest. Every address is relative to it, so that the site may lie below any path."""
    name = register.catalogue.portal.name
    told = {
        "name": name,
        "short_name": name[:_SHORT],
        "lang": "zh-Hans",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _GROUND,
        "icons": [
            {"src": _address(name), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for name, side, purpose in _ICONS
            if purpose
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


@cache
def _drawn() -> tuple[bytes, ...]:
    """The icons as PNG, in their order."""
    pages = "\n".join(_page(side, purpose == "any") for _, side, purpose in _ICONS)
    told = {"mark": mark()}
    drawn = typst.compile(pages.encode(), format="png", ppi=72, sys_inputs=told, ignore_system_fonts=True)
    return tuple(cast(list[bytes], drawn))  # one of each page


def _page(side: int, round_: bool) -> str:
    """A page of Typst that the mark fills; round as it is, or on a ground that reaches every edge."""
    ground = "none" if round_ else f'rgb("{_GROUND}")'
    mark_ = f'image(bytes(sys.inputs.mark), format: "svg", width: {side}pt)'
    return f"#page(width: {side}pt, height: {side}pt, margin: 0pt, fill: {ground}, {mark_})"
