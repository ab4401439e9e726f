"""The two pages of a bundle for people: the one that starts the loop, and the one that tells how to use the stick."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from zhendi.bundles.validity import Validity, last_shown, written, written_moment
from zhendi.chinese import in_script
from zhendi.model.unit import Screen, Unit
from zhendi.playback import DAYS_ALONE
from zhendi.register.words import hours_text

START = "index.html"
INSTRUCTIONS = "使用说明.html"


@dataclass(frozen=True)
class Told:
    """What the instructions say of one bundle.

    `above` is the name of the unit above, empty at the top; `slides` counts the release's slides and `pictures` those
    of one round; `outdated` is the moment at which the first of that round has had its time, None if none ever has.
    """

    screen: Screen
    unit: Unit
    above: str
    release: str
    slides: int
    pictures: int
    validity: Validity
    outdated: datetime | None


def start_page(screen: Screen, unit: Unit) -> bytes:
    """index.html: goes to the player at once, and is a link to it where that fails."""
    return _filled("start.html", unit.lang, screen=screen, unit=unit)


def instructions(told: Told) -> bytes:
    """The page on how to use the stick, in the script and the colours of the unit. It needs no other file."""
    validity, screen = told.validity, told.screen
    outdated = last_shown(told.outdated) if told.outdated else None
    return _filled(
        "instructions.html",
        told.unit.lang,
        told=told,
        theme=_theme(told.unit.theme),
        shape="竖屏" if screen.height_px > screen.width_px else "横屏",
        hours=hours_text(screen.hours),
        built=written_moment(validity.built),
        last_day=written(validity.last_day),
        days=DAYS_ALONE,
        ends=written(last_shown(validity.ends)) if validity.ends else "",
        outdated=written(outdated) if outdated else "",
        tv_day=written(min(outdated or validity.last_day, validity.last_day)),
    )


def _filled(name: str, lang: str, **told: object) -> bytes:
    """A page of ours: its own words in the script of the unit, what the unit wrote as it stands."""
    source = in_script((files("zhendi") / "bundles" / name).read_text(encoding="utf-8"), lang)
    return (_environment().from_string(source).render(**told) + "\n").encode()


@cache
def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def _theme(name: str) -> dict[str, object]:
    """The colours that the unit's slides have."""
    tokens = (files("zhendi.drawing") / "tokens.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(tokens)["theme"][name])
