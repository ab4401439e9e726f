"""Figures as pages state them: the number, what it counts, the day it held and where it comes from."""

from collections.abc import Iterable

from zhendi.chinese import in_script
from zhendi.model.unit import Figure, Unit
from zhendi.register.view import Data
from zhendi.register.words import long_date


def figure(stated: Figure, lang: str, unit: str = "") -> Data:
    return {
        "value": _grouped(stated.value),
        "approx": in_script("余", lang) if stated.approx else "",
        "unit": stated.unit,
        "label": stated.label,
        "of": unit,
        "as_of": long_date(stated.as_of, lang),
        "source": stated.source,
    }


def profile(unit: Unit) -> list[Data]:
    """The unit's own measures: area, households and people."""
    rows = (
        (unit.area_km2, "平方公里", "面积"),
        (unit.households, "户", "户数"),
        (unit.residents, "人", "常住人口"),
        (unit.population, "人", "总人口"),
    )
    as_of = long_date(unit.as_of, unit.lang) if unit.as_of else ""
    return [
        {
            "value": _grouped(f"{value:g}" if isinstance(value, float) else str(value)),
            "approx": "",
            "unit": in_script(measure, unit.lang),
            "label": in_script(label, unit.lang),
            "of": "",
            "as_of": as_of,
            "source": "",
        }
        for value, measure, label in rows
        if value is not None
    ]


def in_turn(figures: Iterable[Figure], most: int) -> list[Figure]:
    """Some figures of every unit: the first of each, then the second of each, up to `most`."""
    ranks: dict[str, int] = {}
    ranked = []
    for place, stated in enumerate(figures):
        rank = ranks[stated.unit_id] = ranks.get(stated.unit_id, -1) + 1
        ranked.append((rank, place, stated))
    return [stated for _, _, stated in sorted(ranked, key=lambda row: row[:2])[:most]]


def _grouped(value: str) -> str:
    """A comma for thousands from five digits on; 1348 is read at a glance without one."""
    whole, dot, rest = value.partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + dot + rest
