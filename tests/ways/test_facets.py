"""Years and types of a list: plain links, each with its number, the current one marked."""

from collections.abc import Callable

from tests.ways import town
from tests.ways.conftest import Found, Laid, cards, choices
from zhendi.outputs.pages.lists.facets import type_slugs
from zhendi.register import Register

MIXED = {
    "town/east/activities/a1": town.activity("2025-12-30", "志愿服务"),
    "town/east/activities/a2": town.activity("2026-02-01", "志愿服务"),
    "town/west/activities/a3": town.activity("2026-03-01", "文体活动"),
    "gate/activities/a4": town.activity("2026-03-02", "志願服務"),
}


def test_a_list_parts_by_year_and_by_type(laid: Callable[[Found], Laid]) -> None:
    told = laid(MIXED)
    assert cards(told["activities/year_2025/index.md"]) == ["a1"]
    assert cards(told["activities/type_zhiyuanfuwu/index.md"]) == ["a4", "a2", "a1"], "in either script"
    offered = [(choice["label"], choice["count"], choice["current"]) for choice in choices(told["activities/index.md"])]
    assert offered == [
        *(("全部", None, True), ("2026年", 3, False), ("2025年", 1, False)),
        *(("全部", None, True), ("志愿服务", 3, False), ("文体活动", 1, False)),
    ]


def test_a_part_marks_itself_and_counts_only_itself(laid: Callable[[Found], Laid]) -> None:
    page = laid(MIXED)["activities/year_2026/index.md"]
    marked = {choice["label"]: (choice["count"], choice["current"]) for choice in choices(page)}
    assert marked["2026年"] == (3, True)
    assert marked["2025年"] == (None, False)
    assert page.context["total"] == 3
    assert page.title == "2026年 · 活动"


def test_every_way_that_is_offered_leads_to_a_page(laid: Callable[[Found], Laid]) -> None:
    told = laid(MIXED)
    for path, page in told.items():
        for choice in choices(page) if page.template == "list.html" else ():
            assert choice["url"].removesuffix(".html") + ".md" in told, path


def test_where_there_is_no_choice_none_is_offered(laid: Callable[[Found], Laid]) -> None:
    told = laid({"town/east/activities/a1": town.activity("2026-02-01", "志愿服务")})
    assert told["activities/index.md"].context["filters"] == []
    assert not [path for path in told if "year_" in path or "type_" in path]


def test_a_unit_offers_a_choice_only_where_its_list_is_long(laid: Callable[[Found], Laid]) -> None:
    many = {
        f"town/east/activities/m{month}{n:02}": town.activity(f"2026-0{month}-{n:02}", "巡河" if n % 2 else "植树")
        for month in (2, 3)
        for n in range(1, 26)
    }
    few = {
        f"town/west/activities/w{n:02}": town.activity(f"2026-03-{n:02}", "巡河" if n % 2 else "植树")
        for n in range(1, 31)
    }
    told = laid({**MIXED, **many, **few})
    assert cards(told["town/east/activities/type_xunhe/index.md"])
    assert told["town/west/activities/index.md"].context["filters"] == []


def test_types_that_read_alike_are_told_apart_by_a_digit_that_stays(register: Callable[[Found], Register]) -> None:
    first = {
        "town/east/activities/a1": town.activity("2026-01-01", "致远"),
        "town/east/activities/a2": town.activity("2026-02-01", "志愿"),
        "town/east/activities/a3": town.activity("2026-02-02", "A类 活动"),
    }
    slugs = {"致远": "type_zhiyuan", "志愿": "type_zhiyuan2", "A类 活动": "type_aleihuodong"}
    assert type_slugs(register(first).of(None, "activities")) == slugs
    later = {**first, "town/east/activities/a9": town.activity("2026-03-01", "之远")}
    assert type_slugs(register(later).of(None, "activities")) == {**slugs, "之远": "type_zhiyuan3"}


def test_a_traditional_unit_is_offered_its_choices_in_its_script(laid: Callable[[Found], Laid]) -> None:
    kinds = ("志願服務", "文體活動")
    days = (f"2026-0{month}-{n:02}" for month in (2, 3) for n in range(1, 26))
    many = {f"gate/activities/m{day}": town.activity(day, kinds[n % 2]) for n, day in enumerate(days)}
    labels = {choice["label"] for choice in choices(laid(many)["gate/activities/index.md"])}
    assert labels == {"全部", "志願服務", "文體活動"}
