"""Calendar pages as data: which months there are, what stands on which day, and in what words."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.machines.conftest import QINGHE
from zhendi.outputs.pages import Page, pages
from zhendi.outputs.pages.calendars import calendar_pages
from zhendi.outputs.pages.month import Month, hours_told
from zhendi.register import Register
from zhendi.register.occasions import Occasion

Told = dict[str, Any]


def at(register: Register, moment: str) -> Register:
    return Register(register.catalogue, replace(register.view, at=datetime.fromisoformat(f"{moment}:00+08:00")))


def laid(register: Register) -> dict[str, Page]:
    return {page.path.removesuffix("index.md"): page for page in calendar_pages(register)}


@pytest.fixture(scope="module")
def calendars(register: Register) -> dict[str, Page]:
    return laid(register)


def month(page: Page) -> Told:
    told = page.context["month"]
    assert isinstance(told, dict)
    return told


def days(page: Page) -> dict[str, Told]:
    return {day["iso"]: day for week in month(page)["weeks"] for day in week if day}


def rows(page: Page, iso: str) -> list[tuple[str, str]]:
    day = days(page)[iso]
    return [(row["time"], row["title"]) for row in (*day["rows"], *day["more"])]


def test_the_site_has_every_month_and_a_unit_the_last_ones(register: Register) -> None:
    later = laid(at(register, "2026-09-01T08:00"))
    assert {path for path in later if path.startswith("calendar/")} == {
        "calendar/",
        *(f"calendar/2026-0{number}/" for number in (2, 3, 4, 5, 9)),
    }
    assert {path for path in later if path.startswith("gucheng/")} == {"gucheng/calendar/", "gucheng/calendar/2026-09/"}
    assert month(later["gucheng/calendar/"])["empty"]


def test_the_month_built_for_comes_first_and_keeps_its_own_address(calendars: dict[str, Page]) -> None:
    first, own = calendars["calendar/"], calendars["calendar/2026-04/"]
    assert month(first)["label"] == "2026年4月"
    assert month(first) == month(own)
    assert first.title == "三河邻里日历" and own.title == "2026年4月 三河邻里日历"
    assert own.canonical == "https://sanhe.example/web/calendar/2026-04/"


def test_months_lead_to_each_other(calendars: dict[str, Page]) -> None:
    march, april = calendars["calendar/2026-03/"].context, calendars["calendar/"].context
    assert calendars[min(path for path in calendars if path.startswith("calendar/2"))].context["back"] is None
    assert march["on"] == {"label": "4月", "month": 4, "url": "calendar/index.html", "here": False}
    assert april["back"] and april["on"]
    led = {way["url"].removesuffix("index.html") for year in april["years"] for way in year["months"]}  # type: ignore[attr-defined]
    assert led == {path for path in calendars if path.startswith("calendar/")} - {"calendar/2026-04/"}


def test_a_month_has_all_its_days_in_weeks_from_monday(calendars: dict[str, Page]) -> None:
    weeks = month(calendars["calendar/"])["weeks"]
    assert all(len(week) == 7 for week in weeks)
    assert [day["day"] for week in weeks for day in week if day] == list(range(1, 31))
    for week in weeks:
        for place, day in enumerate(week):
            assert day is None or date.fromisoformat(day["iso"]).weekday() == place
            assert day is None or day["weekday"] == f"周{'一二三四五六日'[place]}"


def test_each_day_says_what_happens_when(calendars: dict[str, Page]) -> None:
    page = calendars[f"{QINGHE}/calendar/"]
    assert rows(page, "2026-04-16") == [("10:00", "只有开始的钟点")]
    fair = "邻里集市，三天都在"
    assert rows(page, "2026-04-17") == [("9:00起", fair)]
    assert rows(page, "2026-04-18") == [("9:00\u2060—\u206011:30", "认养一片绿地，扮靓共同家园"), ("全天", fair)]
    assert rows(page, "2026-04-19") == [("到20:00为止", fair)]
    assert rows(page, "2026-04-30") == [("20:00\u2060—\u206024:00", "跨夜守岁")]
    may = calendars[f"{QINGHE}/calendar/2026-05/"]
    assert rows(may, "2026-05-01") == [], "what ends at midnight does not reach into the next day"
    assert rows(may, "2026-05-09") == [("全天", "开放日")]


def test_what_goes_on_for_more_than_a_week_stands_at_its_ends(calendars: dict[str, Page]) -> None:
    april, may = calendars[f"{QINGHE}/calendar/"], calendars[f"{QINGHE}/calendar/2026-05/"]
    told = [
        iso for page in (april, may) for iso in days(page) if "征集老照片" in [title for _, title in rows(page, iso)]
    ]
    assert told == ["2026-04-10", "2026-05-20"]
    assert rows(april, "2026-04-10")[-1][0] == "这天起"
    assert rows(may, "2026-05-20")[-1][0] == "最后一天"
    for page in (april, may):
        assert [(row["title"], row["time"]) for row in month(page)["lasting"]] == [
            ("征集老照片", "4月10日（周五）至5月20日（周三）")
        ]


def test_no_occasion_of_a_month_is_missing(calendars: dict[str, Page], register: Register) -> None:
    seen = {
        row["url"] for page in calendars.values() for day in days(page).values() for row in (*day["rows"], *day["more"])
    }
    assert seen == {one.held.url for one in register.occasions()}


def test_what_is_past_says_so_and_what_is_not_says_when(calendars: dict[str, Page]) -> None:
    rows = {row["title"]: row for day in days(calendars["calendar/"]).values() for row in day["rows"]}
    assert (rows["把青山讲到家门口"]["over"], rows["把青山讲到家门口"]["until"]) == (True, "")
    fair = rows["邻里集市，三天都在"]
    assert (fair["over"], fair["until"]) == (False, "2026-04-19T20:00:00+08:00")


def test_a_phone_skips_what_is_past(calendars: dict[str, Page], register: Register) -> None:
    assert month(calendars["calendar/"])["next"] == {"iso": "2026-04-16", "label": "跳到4月16日（周四）"}
    assert month(calendars["calendar/2026-03/"])["next"] is None
    assert month(laid(at(register, "2026-04-01T08:00"))["calendar/"])["next"] is None, "nothing stands before it"


def test_a_traditional_units_calendar_speaks_its_script(calendars: dict[str, Page]) -> None:
    page = calendars["gucheng/calendar/2026-03/"]
    assert page.title == "2026年3月 古城社區日曆"
    assert month(page)["weekdays"][0] == "週一"
    assert page.context["subscribe"] == {
        "url": "gucheng/calendar.ics",
        "address": "https://sanhe.example/web/gucheng/calendar.ics",
        "webcal": "webcal://sanhe.example/web/gucheng/calendar.ics",
    }


def test_another_units_event_changes_no_calendar_but_those_above(
    calendars: dict[str, Page], register: Register
) -> None:
    fewer = register.catalogue.keeping(entry=lambda entry: entry.id != f"{QINGHE}/activities/fair")
    after = laid(Register(fewer, register.view))
    changed = {path for path in calendars if calendars[path].told != after[path].told}
    above = ("calendar/", "sanhe/calendar/", f"{QINGHE}/calendar/")
    assert changed == {f"{where}{part}" for where in above for part in ("", "2026-04/")}


def test_a_unit_where_nothing_happens_has_no_calendar(register: Register) -> None:
    quiet = register.catalogue.keeping(entry=lambda entry: entry.unit != "gucheng" or entry.happens is None)
    told = Register(quiet, register.view)
    assert not [path for path in laid(told) if path.startswith("gucheng")]
    unit = next(page for page in pages(told) if page.path == "gucheng/index.md")
    assert unit.context["follow"]["calendar"] == ""  # type: ignore[index]


def test_months_follow_each_other_over_the_year() -> None:
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert Month(2025, 12).plus(3) == Month(2026, 3)
    assert (Month(2024, 2).last, Month(2026, 12).last) == (date(2024, 2, 29), date(2026, 12, 31))


def test_a_moment_without_length_is_told_as_one(register: Register) -> None:
    one = next(one for one in register.occasions() if one.held.id.endswith("/sharp"))
    assert hours_told(Occasion(one.held, one.first, one.first), one.first.day) == "9:00"
