"""Everything by month, all kinds together, day by day."""

from collections.abc import Callable
from typing import Any

from tests.ways import town
from tests.ways.conftest import Found, Laid, lines

ENTRIES = {
    "town/east/notices/n1": town.notice("2025-12-31"),
    "town/east/talks/t1": town.talk("2026-03-05", "王某"),
    "town/west/notices/n2": town.notice("2026-03-05"),
    "gate/activities/a1": town.activity("2026-03-20", "燈會"),
}


def test_a_month_holds_all_kinds_by_day(laid: Callable[[Found], Laid]) -> None:
    month: Any = laid(ENTRIES)["archive/2026-03/index.md"]
    assert lines(month) == ["a1", "t1", "n2"]
    assert [day["when"]["day"] for day in month.context["days"]] == [20, 5]
    assert (month.context["total"], month.context["beside"]["later"]) == (3, None)
    assert month.context["beside"]["earlier"]["url"] == "archive/2025-12/index.html"


def test_the_years_count_their_months(laid: Callable[[Found], Laid]) -> None:
    told: Any = laid(ENTRIES)["archive/index.md"].context
    counted = [
        (year["year"], year["count"], [(m["month"], m["count"]) for m in year["months"]]) for year in told["years"]
    ]
    assert counted == [(2026, 3, [(3, 3)]), (2025, 1, [(12, 1)])]


def test_a_small_unit_has_it_all_on_one_page(laid: Callable[[Found], Laid]) -> None:
    told = laid(ENTRIES)
    assert lines(told["town/east/archive/index.md"]) == ["t1", "n1"]
    assert not [path for path in told if path.startswith("town/east/archive/2")]
    index: Any = told["town/east/archive/index.md"].context
    assert index["years"][0]["months"][0]["url"] == "town/east/archive/index.html#m2026-3"


def test_a_long_month_goes_on_in_pages_of_twenty(laid: Callable[[Found], Laid]) -> None:
    entries = {f"town/east/notices/n{n:02}": town.notice(f"2026-03-{n % 28 + 1:02}") for n in range(45)}
    told = laid(entries)
    assert (len(lines(told["archive/2026-03/index.md"])), len(lines(told["archive/2026-03/page_1/index.md"]))) == (
        25,
        20,
    )


def test_months_that_hold_what_those_above_hold_are_theirs(laid: Callable[[Found], Laid]) -> None:
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 9) for day in range(1, 21)]
    told = laid({f"town/{'east' if n % 2 else 'west'}/notices/n{n:03}": town.notice(day) for n, day in enumerate(days)})
    index: Any = told["town/archive/index.md"].context
    assert {month["url"] for month in index["years"][0]["months"]} == {
        f"archive/2025-{month:02}/index.html" for month in range(1, 9)
    }
    assert not [path for path in told if path.startswith("town/archive/2")]


def test_a_unit_without_entries_has_none(laid: Callable[[Found], Laid]) -> None:
    assert "town/north/archive/index.md" not in laid(ENTRIES)
