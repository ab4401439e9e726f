"""Joins the player's sources into the page of one screen, and writes the worker that keeps that page."""

import json
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from zhendi.model.unit import Screen, Unit
from zhendi.outputs.player.card import card
from zhendi.shortening import short_script, short_style

# Each needs only those before it.
SCRIPTS = (
    "journal",
    "pulse",
    "clock",
    "schedule",
    "sha256",
    "checking",
    "carrier",
    "cache",
    "database",
    "store",
    "update",
    "stage",
    "shell",
    "watchdog",
    "overlay",
    "main",
)

# The smallest GIF: one clear pixel.
BEACON = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"

_OWN_DIGEST = re.compile(rb' data-player="([0-9a-f]*)"')


def page(
    screen: Screen, unit: Unit, above: str = "", beacon: bool = False, names: Mapping[str, str] | None = None
) -> bytes:
    """index.html of a screen. `unit` is whose it is, `above` the name of the unit above that, for the title card.

    `names` are those of the units and kinds whose entries it may play, by unit id and folder, for its preview. With
    `beacon` it asks for beacon.gif on each poll. Its data-player is a digest of all the rest of it, by which the
    player knows that it has changed.
    """
    html = (
        _environment()
        .from_string(_source("index.html"))
        .render(
            lang=unit.lang,
            screen=screen,
            unit=unit,
            beacon=beacon,
            names=dict(names or {}),
            style=Markup(style("player")),
            card=Markup(card(screen.width_px, screen.height_px, unit, above)),
            script=Markup(script()),
        )
    )
    blank = (html + "\n").encode()
    digest = sha256(blank).hexdigest()[:16].encode()
    return blank.replace(b' data-player=""', b' data-player="%s"' % digest, 1)


def worker(opened: bytes) -> bytes:
    """worker.js beside a page: the service worker that keeps just this page."""
    found = _OWN_DIGEST.search(opened)
    assert found, "no page of a player"
    return _worker().replace("{{ digest }}", found[1].decode()).encode()


@cache
def _worker() -> str:
    return short_script(_source("worker.js"))


@cache
def script() -> str:
    """The whole program of the player as one, short, in the order in which its parts need each other."""
    parts = "".join(_source(f"{name}.js") for name in SCRIPTS)
    return short_script(f"(function () {{ 'use strict';\n{parts}\n}})();")


@cache
def preview() -> bytes:
    """preview.js beside a page: what `?preview` adds to the player, with its style in it."""
    parts = f"var STYLE = {json.dumps(style('preview'))};\n{_source('preview.js')}"
    return short_script(
        f"window.ZHENDI_PREVIEW = function (Overlay, Schedule) {{\n{parts}\nreturn Preview;\n}};"
    ).encode()


@cache
def style(name: str) -> str:
    """A style sheet of the player, shortened."""
    return short_style(_source(f"{name}.css"))


@cache
def _source(name: str) -> str:
    return (files("zhendi") / "player" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=True)
