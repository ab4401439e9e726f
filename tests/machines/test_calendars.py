"""Calendars for phones: valid by RFC 5545, right to the minute, and stable."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import icalendar
import pytest

from tests.machines.conftest import BASE, QINGHE, golden, register_of, write
from tests.machines.rfc5545 import Component, faults, parse
from zhendi.outputs.calendars import calendars
from zhendi.register import Register

Files = dict[str, bytes]
GREEN = f"{QINGHE}/activities/green"


def made(register: Register) -> Files:
    return {file.path: bytes(file.content) for file in calendars(register)}


def at(register: Register, moment: str) -> Register:
    return Register(register.catalogue, replace(register.view, at=datetime.fromisoformat(f"{moment}:00+08:00")))


@pytest.fixture(scope="module")
def files(register: Register) -> Files:
    return made(register)


def event(files: Files, slug: str, path: str = f"{QINGHE}/calendar.ics") -> Component:
    uid = f"{QINGHE}/activities/{slug}@sanhe.example"
    return next(held for held in parse(files[path]).inside if held.text("UID") == uid)


def hours(held: Component) -> list[str]:
    return [f"{name}{told}:{value}" for name, told, value in held.rows if name in ("DTSTART", "DTEND")]


def test_every_calendar_keeps_the_rules(files: Files) -> None:
    assert {path: faults(parse(content)) for path, content in files.items()} == {path: [] for path in files}


def test_another_reader_finds_the_same(files: Files) -> None:
    for content in files.values():
        read = icalendar.Calendar.from_ical(content)
        assert [str(held["UID"]) for held in read.walk("VEVENT")] == [
            held.text("UID") for held in parse(content).inside
        ]
        assert [str(held["SUMMARY"]) for held in read.walk("VEVENT")] == [
            held.text("SUMMARY") for held in parse(content).inside
        ]


def test_each_unit_and_the_site_have_what_happens_in_them(files: Files, register: Register) -> None:
    for path, unit in (("calendar.ics", None), ("sanhe/calendar.ics", "sanhe"), ("gucheng/calendar.ics", "gucheng")):
        told = [held.text("UID") for held in parse(files[path]).inside]
        assert told == [f"{one.held.id}@sanhe.example" for one in register.occasions(unit)]
    names = {path: parse(content).text("X-WR-CALNAME") for path, content in files.items() if "event" not in path}
    assert names == {
        "calendar.ics": "三河邻里日历",
        "sanhe/calendar.ics": "三河区日历",
        f"{QINGHE}/calendar.ics": "清河社区日历",
        "gucheng/calendar.ics": "古城社區日曆",
    }


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("green", ["DTSTART:20260418T010000Z", "DTEND:20260418T033000Z"]),
        ("fair", ["DTSTART:20260417T010000Z", "DTEND:20260419T120000Z"]),
        ("call", ["DTSTART;VALUE=DATE:20260410", "DTEND;VALUE=DATE:20260521"]),
        ("night", ["DTSTART:20260430T120000Z", "DTEND:20260430T160000Z"]),
        ("open", ["DTSTART;VALUE=DATE:20260509", "DTEND;VALUE=DATE:20260510"]),
        ("hour", ["DTSTART:20260416T020000Z"]),
    ],
)
def test_an_event_stands_at_its_hours(slug: str, told: list[str], files: Files) -> None:
    assert hours(event(files, slug)) == told


def test_an_event_says_what_and_where_and_for_whom(files: Files) -> None:
    held = event(files, "green")
    assert held.text("SUMMARY") == "认养一片绿地，扮靓共同家园"
    assert held.text("LOCATION") == "清河东岸"
    assert held.text("DESCRIPTION").split("\n") == [
        "一户一块，一年做了130余次。",
        "主办：清河社区居委会",
        "报名：打 0730-522 0102 报名",
        "发布：清河社区",
        f"详情：{BASE}{GREEN}/",
    ]
    assert (held.all("URL"), held.all("CATEGORIES")) == ([f"{BASE}{GREEN}/"], ["活动,志愿服务"])
    assert (held.all("STATUS"), held.all("DTSTAMP")) == (["CONFIRMED"], ["20260409T160000Z"])
    assert event(files, "sharp").text("SUMMARY") == '“一号” <b>& "二号"</b>; 逗号, 反斜\\杠'


def test_only_what_is_to_come_has_a_file_of_its_own_which_rings(files: Files, register: Register) -> None:
    singles = {path for path in files if path.endswith("/event.ics")}
    coming = {f"{one.held.id}/event.ics" for one in register.occasions() if one.is_coming(register.view.at)}
    assert singles == coming and f"{GREEN}/event.ics" in singles
    alone = parse(files[f"{GREEN}/event.ics"]).inside
    assert [alarm.all("TRIGGER") for alarm in alone[0].inside] == [["-PT1H"]]
    whole = parse(files[f"{QINGHE}/activities/open/event.ics"]).inside
    assert [alarm.all("TRIGGER") for alarm in whole[0].inside] == [["-PT5H"]], "at seven in the evening before"
    assert not [held for held in parse(files["calendar.ics"]).inside if held.inside], "a whole calendar does not ring"


def test_what_is_not_listed_stays_out(files: Files) -> None:
    whole = "".join(content.decode().replace("\r\n ", "") for content in files.values())
    assert not [title for title in ("草稿通知", "撤下通知", "下周通知") if title in whole]


def test_a_draft_of_a_preview_is_not_settled(content: Path) -> None:
    found = made(register_of(content, preview=True))["sanhe/calendar.ics"]
    draft = next(held for held in parse(found).inside if held.text("SUMMARY") == "草稿通知")
    assert draft.text("STATUS") == "TENTATIVE"


def test_a_calendar_forgets_by_months_and_is_never_empty(register: Register) -> None:
    def titles(moment: str) -> list[str]:
        return [held.text("SUMMARY") for held in parse(made(at(register, moment))["gucheng/calendar.ics"]).inside]

    lanterns = "元宵燈謎夜：謎語掛滿古城門"
    assert titles("2026-04-30T23:00") == titles("2031-01-01T08:00") == [lanterns]
    whole = parse(made(at(register, "2026-05-01T00:00"))["calendar.ics"]).inside
    assert whole and lanterns not in [held.text("SUMMARY") for held in whole]


def test_the_same_content_gives_the_same_bytes_while_nothing_ends(register: Register, files: Files) -> None:
    assert made(at(register, "2026-04-16T09:00")) == files


def test_one_event_changed_changes_its_own_calendars_only(files: Files, tmp_path: Path) -> None:
    file = write(tmp_path) / GREEN / "index.md"
    file.write_text(file.read_text(encoding="utf-8").replace("清河东岸", "清河西岸"), encoding="utf-8")
    after = made(register_of(tmp_path))
    assert {path for path in files if files[path] != after[path]} == {
        *("calendar.ics", "sanhe/calendar.ics", f"{QINGHE}/calendar.ics", f"{GREEN}/event.ics")
    }


@pytest.mark.parametrize(
    ("path", "name"), [("gucheng/calendar.ics", "gucheng.ics"), (f"{GREEN}/event.ics", "green.ics")]
)
def test_a_calendar_is_exactly_this(path: str, name: str, files: Files) -> None:
    assert files[path] == golden(name, files[path])
