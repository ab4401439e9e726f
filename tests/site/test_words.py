"""How headings break, numbers are found to call, and slogans keep their parts apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhendi.register.words import MAY_BREAK, callable_text, hours_text, set_heading, set_slogan

HAN = st.text("清河社区志愿服务一二三的了，、：！？。“”《》（）1234567890", max_size=40)


@settings(deadline=None)
@given(HAN)
def test_a_heading_without_its_breaks_is_the_text(text: str) -> None:
    assert set_heading(text).replace(MAY_BREAK, "").replace("|", "") == text


@given(HAN)
def test_no_line_of_a_heading_begins_with_a_closing_mark(text: str) -> None:
    lines = [line for line in set_heading(text).replace(MAY_BREAK, "|").split("|") if line]
    assert not any(line[0] in "，、：！？。”》）" for line in lines[1:])


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("俏妈舞蹈队广场教舞", "俏妈舞蹈队/广场/教舞"),
        ("认养一片绿地，扮靓共同家园", "认养/一片/绿地，|扮靓/共同/家园"),
        ("书记话“两山”：从一块荒坡说起", "书记话/“两山”：|从一/块荒坡/说起"),
    ],
)
def test_headings_break_between_words(title: str, pieces: str) -> None:
    assert set_heading(title).replace(MAY_BREAK, "/") == pieces


@given(st.text("0123456789-（）电话 ，", max_size=40))
def test_callable_text_joined_is_the_text(text: str) -> None:
    assert "".join(piece["text"] for piece in callable_text(text)) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0439-322 0112（供水抢修，24小时）", "04393220112"),
        ("12345热线", "12345"),
        ("拨 0730-5220102", "07305220102"),
        ("322 0105", "3220105"),
    ],
)
def test_numbers_are_called_by_their_digits(text: str, number: str) -> None:
    assert [piece["tel"] for piece in callable_text(text) if piece["tel"]] == [number]


@pytest.mark.parametrize("text", ["2026年4月16日", "120余人次", "1200餘人次", "110户", "8:30—17:30", "119人"])
def test_a_count_is_no_number_to_call(text: str) -> None:
    assert callable_text(text) == [{"text": text, "tel": ""}]


def test_a_slogans_parts_stand_apart() -> None:
    assert set_slogan("古城門下|五湖一家", "zh-Hant").replace(MAY_BREAK, "") == "古城門下　|五湖一家"


def test_hours_are_read_as_on_a_door() -> None:
    assert hours_text(((420, 1260), (1080, 120))) == "7:00—21:00、18:00—2:00"
    assert hours_text(((0, 1440),)) == "全天"
