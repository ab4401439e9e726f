"""The wall of honour: everybody honoured in a year, those with the most hours first, and the households."""

from collections.abc import Callable
from typing import Any

from tests.ways import town
from tests.ways.conftest import Found, Laid

HONOURS = {
    "town/east/honours/q1": town.honour("2026-04-01", 2026, {"甲某": 320, "乙某": 1600}),
    "town/east/honours/q2": town.honour("2026-04-10", 2026, {"甲某": 410}),
    "town/west/honours/last": town.honour("2026-01-10", 2025, {"丙某": 90}),
    "gate/families/f1": town.family("2026-02-01", 2026, "馬家"),
    "town/east/families/f2": town.family("2026-02-02", 2025, "牛家"),
}


def _wall(page: Any) -> tuple[list[tuple[str, int, int]], list[str]]:
    people = [(who["name"], who["hours"], who["stars"]) for who in page.context["people"]]
    return people, [plaque["notes"][-1] for plaque in page.context["plaques"]]


def test_a_year_holds_each_person_once_with_most_hours_first(laid: Callable[[Found], Laid]) -> None:
    told = laid(HONOURS)
    assert _wall(told["honours/wall/index.md"]) == ([("乙某", 1600, 5), ("甲某", 410, 2)], ["馬家"])
    assert _wall(told["honours/wall/year_2025/index.md"]) == ([("丙某", 90, 0)], ["牛家"])


def test_the_years_lead_to_one_another(laid: Callable[[Found], Laid]) -> None:
    told: Any = laid(HONOURS)["honours/wall/year_2025/index.md"].context
    assert [(year["year"], year["url"], year["current"]) for year in told["years"]] == [
        (2026, "honours/wall/index.html", False),
        (2025, "honours/wall/year_2025/index.html", True),
    ]


def test_a_unit_hangs_its_own(laid: Callable[[Found], Laid]) -> None:
    told = laid(HONOURS)
    assert _wall(told["town/west/honours/wall/index.md"])[0] == [("丙某", 90, 0)]
    assert "gate/honours/wall/index.md" not in told


def test_of_very_many_the_first_hang_above_and_all_of_them_below(laid: Callable[[Found], Laid]) -> None:
    crowd = {
        f"town/{unit}/honours/h": town.honour("2026-04-01", 2026, {f"{unit}{n}": 100 + n for n in range(40)})
        for unit in ("east", "west")
    }
    told = laid(crowd)
    whole: Any = told["town/honours/wall/index.md"].context
    assert (len(whole["people"]), whole["total"]) == (60, 80)
    assert [way["url"] for way in whole["below"]] == [
        "town/east/honours/wall/index.html",
        "town/west/honours/wall/index.html",
    ]
    assert [len(_wall(told[f"town/{unit}/honours/wall/index.md"])[0]) for unit in ("east", "west")] == [40, 40]


def test_home_and_unit_show_the_first_and_lead_to_the_wall(laid: Callable[[Found], Laid]) -> None:
    told: Any = laid(HONOURS)
    assert [who["name"] for who in told["index.md"].context["stars"]] == ["乙某", "甲某"]
    assert told["index.md"].context["wall"] == "honours/wall/index.html"
    assert told["town/west/index.md"].context["wall"] == "town/west/honours/wall/index.html"
    assert told["town/north/index.md"].context["wall"] == ""
