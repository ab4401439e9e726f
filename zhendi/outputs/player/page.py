"""Joins the player's sources into the page of one screen."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from zhendi.model.unit import Screen, Unit
from zhendi.outputs.player.card import card

# Each needs only those before it.
SCRIPTS = ("clock", "schedule", "sha256", "feed", "stage", "overlay", "main")


def page(screen: Screen, unit: Unit, above: str = "") -> bytes:
    """index.html of a screen. `unit` is whose it is, `above` the name of the unit above that, for the title card."""
    html = (
        _environment()
        .from_string(_source("index.html"))
        .render(
            lang=unit.lang,
            screen=screen,
            unit=unit,
            style=Markup(_source("player.css")),
            card=Markup(card(screen.width_px, screen.height_px, unit, above)),
            script=Markup(script()),
        )
    )
    return (html + "\n").encode()


@cache
def script() -> str:
    """The whole program of the player, in the order in which its parts need each other."""
    return "\n".join(_source(f"{name}.js") for name in SCRIPTS)


@cache
def _source(name: str) -> str:
    return (files("zhendi") / "player" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=True)
