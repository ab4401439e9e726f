"""What is called out becomes a title and the rest; whatever is called out, the file says just that."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.emergency.town import AT, Town
from zhendi.diagnostics import has_errors
from zhendi.emergency.notice import notice
from zhendi.emergency.wording import EmergencyRefused, Wording, worded
from zhendi.loading import load_narrowly, with_unwritten
from zhendi.source.tree import INVISIBLE


@pytest.mark.parametrize(
    ("text", "title", "summary"),
    [
        ("停水了", "停水了", ""),
        ("停水了！请存水。", "停水了！", "请存水。"),
        ("停水通知\n甲社区今天停水。请存水。", "停水通知", "甲社区今天停水。请存水。"),
        ("停水通知\n\n  甲社区今天停水\n请存水  ", "停水通知", "甲社区今天停水。请存水"),
        (
            "因主管道突然爆裂需要抢修，甲社区一号楼至六号楼今天停水，请各位居民提前存水。",
            "因主管道突然爆裂需要抢修，甲社区一号楼至六号楼今天停水",
            "请各位居民提前存水。",
        ),
        (
            "甲社区沿河一带居民请马上转移到社区小学操场并听从统一指挥安排",
            "甲社区沿河一带居民请马上转移到社区小学操场并听从统一指挥安排",
            "",
        ),
        ("Gas leak! 请撤离。", "Gas leak!", "请撤离。"),
    ],
)
def test_a_title_is_a_sentence_or_the_clauses_that_screens_have_room_for(text: str, title: str, summary: str) -> None:
    assert worded(text) == Wording(title, summary, "")


def test_a_title_of_its_own_leaves_the_text_whole() -> None:
    assert worded("停水了。请存水。", " 甲社区 停水 ") == Wording("甲社区 停水", "停水了。请存水。", "")
    assert worded("", "停水") == Wording("停水", "", "")


def test_what_screens_have_no_room_for_is_on_the_page() -> None:
    sentences = [f"第{n:02}句话请大家听好。" for n in range(20)]
    words = worded("出事了。" + "".join(sentences))
    assert words == Wording("出事了", "".join(sentences[:10]), "".join(sentences))
    assert len(words.summary) <= 120


@pytest.mark.parametrize("text", ["", " \n ", "。", "字" * 41, "停水。" + "字" * 121])
def test_what_can_be_no_title_or_no_summary_is_refused(text: str) -> None:
    with pytest.raises(EmergencyRefused):
        worded(text)


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(EmergencyRefused, match="标题有41个字"):
        worded("停水", "字" * 41)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=200) | st.text(
    "停水了请存，。！；：\"'\\#|[]{}<>*&%@-:, \n\tab", max_size=200
)


@given(TEXTS)
def test_nothing_that_is_said_gets_lost(text: str) -> None:
    try:
        words = worded(text)
    except EmergencyRefused:
        return
    passed_over = re.compile(f"[。，；：,;:\\s{INVISIBLE}]")
    assert passed_over.sub("", words.title + (words.body or words.summary)) == passed_over.sub("", text)
    assert len(words.title) <= 40
    assert len(words.summary) <= 120


@settings(deadline=None)
@given(TEXTS)
@example("停水\xad")
@example("停水\xad。\u200b请存水。\u200b")
def test_the_file_is_read_as_what_was_said(built: Town, text: str) -> None:
    """Whatever signs it holds, they neither end a value nor begin another."""
    try:
        words = worded(text)
    except EmergencyRefused:
        return
    catalogue, _ = load_narrowly(built.content)
    new = notice(Path("none"), "qu", words, AT, 3, "一楼")
    together, found = with_unwritten(catalogue, new)
    entry = together.entry(new.id)
    if entry is None:
        assert has_errors(found)
        assert {problem.code for problem in found} <= {"control", "key-missing"}
        return
    assert (entry.title, entry.tier, entry.status) == (words.title, "emergency", "published")
    assert getattr(entry, "contact", "") == "一楼"
