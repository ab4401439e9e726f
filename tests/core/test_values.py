"""How what staff write becomes what the program knows: scalars, dates, names of keys, defaults."""

from datetime import date, datetime, time

import pytest

from tests.core.bound import LEAST, activity, read
from zhendi.model.chinese_dates import (
    CHINA,
    DateProblem,
    When,
    day_text,
    read_weekdays,
    read_when,
    read_window,
    span_text,
)
from zhendi.model.entry import Entry
from zhendi.model.kinds import Activity


def sound(*lines: str, text: str = LEAST, body: str = "") -> Activity:
    entry, found = activity(*lines, text=text, body=body)
    assert not found and isinstance(entry, Activity)
    return entry


@pytest.mark.parametrize("written", ["yes", "true", "是", "Yes", "TRUE"])
def test_yes(written: str) -> None:
    assert sound(f"approx: {written}").approx is True


@pytest.mark.parametrize("written", ["no", "false", "否", "No", "False"])
def test_no(written: str) -> None:
    assert sound(f"approx: {written}").approx is False


@pytest.mark.parametrize("written", ["", " ", "~", "null", "Null", "''", "\u3000"])
def test_absent(written: str) -> None:
    entry = sound(f"expire_on: {written}".rstrip(" "), f"summary: {written}".rstrip(" "))
    assert entry.expire_on is None and entry.summary == ""


def test_null_in_quotes_is_a_word() -> None:
    assert sound('audience: "null"').audience == "null"


def test_scalars_stay_as_written() -> None:
    entry = sound("audience: 0102", "outcome: No", "series: 19:00", "signup: 1e3")
    assert (entry.audience, entry.outcome, entry.series, entry.signup) == ("0102", "No", "19:00", "1e3")


def test_text_is_composed_and_its_line_ends_are_plain() -> None:
    entry, found = read(f"---\r\n{LEAST}audience: Cafe\u0301\r\n---\r\n一\r\n二\r三\n".encode())
    assert not found and isinstance(entry, Activity)
    assert entry.audience == "Caf\u00e9" and entry.home.body == "一\n二\n三\n"


@pytest.mark.parametrize(
    ("key", "value", "field", "meant"),
    [
        ("标题", "甲", "title", "甲"),
        ("標題", "甲", "title", "甲"),
        ("Title", "甲", "title", "甲"),
        ("狀態", "發布", "status", "published"),
        ("状态", "下架", "status", "withdrawn"),
        ("語言", "繁體", "lang", "zh-Hant"),
        ("展示面", "[网站, 電子屏, board]", "surfaces", ("site", "screen", "board")),
        ("展示面", "网站", "surfaces", ("site",)),
        ("涉未成年人", "是", "has_minors", True),
        ("創建項目", "三城创建", "campaigns", ("三城创建",)),
        ("人次", "８６", "attendance", 86),
    ],
)
def test_either_name_of_a_key_in_either_script(key: str, value: str, field: str, meant: object) -> None:
    text = LEAST.replace("title: 绿地\n", "") if field == "title" else LEAST
    assert getattr(sound(f"{key}: {value}", text=text), field) == meant


def test_priority_in_either_script() -> None:
    assert sound("播放: {優先級: 緊急, 星期: 周一至周五}", "下线日: 2026-04-13").tier == "emergency"


def test_defaults() -> None:
    entry = sound()
    assert entry.status == "draft" and entry.surfaces == ("site", "screen") and entry.photos == ()
    assert entry.play.priority == "normal" and entry.play.descendants is None and entry.lang is None


def test_an_entry_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        sound().title = "乙"  # type: ignore[misc]


def test_blocks_of_text_are_read_as_one() -> None:
    assert sound("summary: |", "  第一句。", "  第二句 # 不是注释。").summary == "第一句。 第二句 # 不是注释。"
    assert sound("summary: >-", "  第一句。", "  第二句。").summary == "第一句。 第二句。"
    assert sound('summary: "标题: #一"').summary == "标题: #一"


def test_a_plain_value_may_go_on_below() -> None:
    assert sound("summary: 第一句，", "  第二句：完。").summary == "第一句， 第二句：完。"


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("2026-04-03", date(2026, 4, 3), None),
        ("2026/4/3", date(2026, 4, 3), None),
        ("2026.4.3", date(2026, 4, 3), None),
        ("2026年4月3日", date(2026, 4, 3), None),
        ("２０２６－０４－０３", date(2026, 4, 3), None),
        ("4月3日（周五）", date(2026, 4, 3), None),
        ("4月3日 星期五 9:30", date(2026, 4, 3), time(9, 30)),
        ("4月5日（星期天）下午2点半", date(2026, 4, 5), time(14, 30)),
        ("4月5日 中午1点", date(2026, 4, 5), time(13)),
        ("4月5日 晚上7点15分", date(2026, 4, 5), time(19, 15)),
        ("4月5日 9点整", date(2026, 4, 5), time(9)),
        ("2026-04-03T08:30:00", date(2026, 4, 3), time(8, 30)),
        ("2026-04-03T00:30:00Z", date(2026, 4, 3), time(8, 30)),
        ("2026-04-02T20:30-04:00", date(2026, 4, 3), time(8, 30)),
        ("2026-04-03 08:30+08:00", date(2026, 4, 3), time(8, 30)),
    ],
)
def test_dates_that_are_understood(written: str, day: date, at: time | None) -> None:
    assert read_when(written, 2026) == When(day, at)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("明天", "date-unknown"),
        ("2026", "date-unknown"),
        ("2026年4月", "date-unknown"),
        ("2026-02-30", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("4月3日（周六）", "date-weekday"),
        ("2026-04-03 24:10", "date-impossible"),
        ("2026-04-03 晚上12点", "date-impossible"),
        ("2026-04-03 至 04-05", "date-unknown"),
        ("9999-12-31T23:00-09:00", "date-impossible"),
    ],
)
def test_dates_that_cannot_be(written: str, code: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_when(written, 2026)
    assert problem.value.code == code


def test_a_date_without_a_year_needs_one() -> None:
    with pytest.raises(DateProblem) as problem:
        read_when("4月3日", None)
    assert problem.value.code == "date-year"


def test_a_day_lasts_to_its_end() -> None:
    assert When(date(2026, 4, 3)).end_moment == datetime(2026, 4, 4, tzinfo=CHINA)
    assert When(date(2026, 4, 3), time(9)).end_moment == datetime(2026, 4, 3, 9, tzinfo=CHINA)


def test_windows_and_weekdays() -> None:
    assert read_window("20:00-02:00") == (1200, 120) and read_window("０：００至２４：００") == (0, 1440)
    assert read_weekdays("周六至周一") == (1, 6, 7) and read_weekdays("星期三、5") == (3, 5)


def test_dates_are_written_as_people_read_them() -> None:
    start = When(date(2026, 4, 12), time(9))
    assert day_text(date(2026, 4, 12), year=True) == "2026年4月12日（周日）"
    assert span_text(start, When(date(2026, 4, 12), time(11, 30))) == "4月12日（周日）9:00—11:30"
    assert span_text(When(date(2026, 4, 20)), When(date(2026, 4, 30))) == "4月20日（周一）至4月30日（周四）"


def test_a_place_in_the_file_is_kept_for_every_value() -> None:
    entry = sound("photos:", "  - file: a.jpg", "    caption: 甲")
    assert isinstance(entry, Entry)
    place = entry.span("photos", 0, "caption")
    assert (place.line, place.column) == (10, 14)
    assert entry.span("photos", 0, "people", 3) == entry.span("photos", 0)
