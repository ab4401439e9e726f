"""Every colour that text wears against every ground it may stand on: 7:1, so that old eyes read it by daylight."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

import zhendi.drawing

TOKENS = tomllib.loads((Path(zhendi.drawing.__file__).parent / "tokens.toml").read_text(encoding="utf-8"))
WHITE = "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", TOKENS["theme"])
def test_text_stands_out_on_every_ground(theme: str) -> None:
    colour = TOKENS["theme"][theme]
    light = (colour["paper"], colour["paper_sun"], WHITE, *colour["ridge"])
    dark = (colour["field"], colour["field_end"], *colour["mist"])
    pairs = [
        *product((colour["ink"], colour["soft"], colour["accent"]), light),
        *product((colour["on_field"], colour["bright"]), dark),
        (colour["on_seal"], colour["seal"]),
        *product((colour["panel_bright"], WHITE), (colour["panel"],)),
    ]
    assert [(one, other) for one, other in pairs if contrast(one, other) < 7] == []


def test_an_alarm_stands_out_most() -> None:
    alarm = TOKENS["emergency"]
    assert contrast(alarm["on_signal"], alarm["signal"]) >= 10
    assert min(contrast(alarm[name], alarm["ground"]) for name in ("text", "soft", "signal")) >= 10
