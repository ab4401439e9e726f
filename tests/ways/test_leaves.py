"""Long lists: every entry on one page, twenty a page behind the first, and nothing moves when something new comes."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ways import town
from tests.ways.conftest import Found, Laid, cards
from zhendi.model.chinese_dates import When
from zhendi.outputs.pages.lists.leaves import is_long, leaves, pager
from zhendi.outputs.pages.page import Page
from zhendi.register import Shown


def _held(count: int) -> list[Shown]:
    """So many entries, a day apart, the newest first; the oldest is the same whatever their number."""
    days = (date(2024, 1, 1) + timedelta(days=number) for number in reversed(range(count)))
    return [cast(Shown, SimpleNamespace(id=str(day), moment=When(day))) for day in days]


@settings(deadline=None)
@given(st.integers(1, 400))
def test_every_entry_stands_on_one_page_and_the_pages_hold_twenty(count: int) -> None:
    held = _held(count)
    found = list(leaves("a", held))
    assert [each.id for leaf in found for each in leaf.held] == [each.id for each in held]
    assert 1 <= len(found[0].held) < 30
    assert {len(leaf.held) for leaf in found[1:]} <= {20}
    assert is_long(held) is (len(found) > 2)
    if len(found) > 1:
        assert len(found[0].held) >= 10


@settings(deadline=None)
@given(st.integers(1, 400))
def test_the_pages_are_a_chain_from_the_newest_to_the_oldest(count: int) -> None:
    found = list(leaves("a", _held(count)))
    assert [leaf.older for leaf in found] == [*(leaf.url for leaf in found[1:]), ""]
    assert [leaf.newer for leaf in found] == ["", *(leaf.url for leaf in found[:-1])]
    assert found[0].url == "a/index.html"


@settings(deadline=None)
@given(st.integers(1, 400))
def test_something_new_reaches_the_first_page_and_at_most_its_neighbour(count: int) -> None:
    before, after = ({leaf.number: leaf for leaf in leaves("a", _held(n))} for n in (count, count + 1))
    changed = [number for number, leaf in before.items() if number and leaf.held != after[number].held]
    moved = [number for number, leaf in before.items() if number and leaf.newer != after[number].newer]
    assert changed == []
    assert len(moved) <= 1


def test_a_page_says_from_which_day_to_which_it_reaches() -> None:
    first, *rest = leaves("a", _held(60))
    assert pager(first, "zh-Hans") == {
        "newer": "",
        "older": "a/page_2/index.html",
        "first": "",
        "span": "2024年2月10日—2月29日",
    }
    assert rest[-1].span("zh-Hant") == "2024年1月1日—1月20日"
    assert pager(next(leaves("a", _held(9))), "zh-Hans") is None


@pytest.mark.parametrize("kind", ["notices", "archive"])
def test_a_new_entry_leaves_the_numbered_pages_of_the_site_alone(kind: str, laid: Callable[[Found], Laid]) -> None:
    old = {f"town/east/notices/n{n:02}": town.notice(f"2026-03-{n:02}") for n in range(1, 32)}
    more = {f"town/west/notices/w{n:02}": town.notice(f"2026-03-{n:02}") for n in range(1, 32)}
    before, after = laid({**old, **more}), laid({**old, **more, "town/east/notices/new": town.notice("2026-04-10")})
    numbered = [path for path in before if path.startswith(kind) and "/page_" in path]
    assert len(numbered) >= 2
    changed = [path for path in numbered if before[path].told != after[path].told]
    assert len(changed) <= 1, "the one that had no newer beside it"


def _words(page: Page) -> str:
    return json.dumps(dict(page.told), ensure_ascii=False).replace("\u200b", "")


def test_an_edit_reaches_the_pages_that_show_it_and_no_other(laid: Callable[[Found], Laid]) -> None:
    entries = {f"town/east/notices/n{n:02}": town.notice(f"2026-03-{n:02}", f"第{n}件事") for n in range(1, 32)}
    entries |= {f"town/west/activities/a{n:02}": town.activity(f"2026-02-{n:02}", "巡河") for n in range(1, 28)}
    before = laid(entries)
    after = laid({**entries, "town/east/notices/n03": town.notice("2026-03-03", "改过的标题")})
    changed = {path for path in before if before[path].told != after[path].told}
    shown = {path for path in after if "改过的标题" in _words(after[path])}
    assert changed == shown
    assert len(changed) < len(before) / 3


def test_a_list_that_holds_what_the_one_above_holds_goes_on_there(laid: Callable[[Found], Laid]) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 28)]
    told = laid({f"town/{'east' if n % 2 else 'west'}/notices/n{n:02}": town.notice(day) for n, day in enumerate(days)})
    of_the_site, of_the_town = told["notices/index.md"], told["town/notices/index.md"]
    assert cards(of_the_town) == cards(of_the_site)
    assert of_the_town.context["pager"] == of_the_site.context["pager"]
    assert not [path for path in told if path.startswith("town/notices/page")]
    assert [path for path in told if path.startswith("town/east/notices/page")]


def test_a_list_in_another_script_goes_on_by_itself(laid: Callable[[Found], Laid]) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 28)]
    told = laid({f"gate/notices/n{n:02}": town.notice(day) for n, day in enumerate(days)})
    assert "gate/notices/page_1/index.md" in told
    assert "notices/page_1/index.md" in told


def test_lists_hold_what_the_units_below_have(laid: Callable[[Found], Laid]) -> None:
    entries = {"town/east/notices/one": town.notice("2026-04-01"), "gate/notices/two": town.notice("2026-04-02")}
    told: Any = laid(entries)
    assert cards(told["notices/index.md"]) == ["two", "one"]
    assert cards(told["town/notices/index.md"]) == ["one"]
    assert "town/west/notices/index.md" not in told
