"""What is left out for speed where it cannot find anything gives the same as if it were not."""

import re
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from zhendi.bodies import referring
from zhendi.bodies.cleaning import drawn
from zhendi.rules import privacy
from zhendi.source import pitfalls

_MARKDOWN = st.lists(
    st.sampled_from(
        [
            *"甲a1 \n*_`\\[]()<>&!^:|#-.",
            "\n\n",
            "  \n",
            "[^1]",
            "[^1]: ",
            "](b.md)",
            "<b>",
            "&amp;",
            "![",
            "**",
            "    ",
            "\t",
        ]
    ),
    max_size=40,
).map("".join)
_LINES = st.lists(
    st.sampled_from(
        [
            *"甲a1 \n:：,，[]{}()（）\"'#-|>、",
            ": ",
            "title",
            "标题",
            "title: 甲",
            "topics: [甲",
            "]\n",
            "name: {a: ",
            "}\n",
            "（甲）",
            ", a: ",
            ", ",
            "  ",
            "- ",
            "\u3000",
            "2026-03-05 09:00",
        ]
    ),
    max_size=30,
).map("".join)
_DIGITS = st.text("1398 -　０X", max_size=40)


@settings(max_examples=400, deadline=None)
@given(_MARKDOWN)
def test_inline_patterns_that_find_nothing_are_not_missed(text: str) -> None:
    whole = Markdown(extensions=["tables", "footnotes", "admonition", "sane_lists"], output_format="html")
    assert drawn(text) == whole.convert(text)


@settings(max_examples=400, deadline=None)
@given(_MARKDOWN)
def test_a_body_that_is_not_looked_through_leads_nowhere(text: str) -> None:
    with patch.object(referring, "_MAY_REFER", re.compile("")):
        thorough = referring.references.__wrapped__(text)
    found = referring.references(text)
    assert found == thorough or not found
    assert bool(found) == bool(thorough) or all(reference.target.startswith("#fn") for reference in thorough)


@settings(max_examples=600, deadline=None)
@given(_LINES)
def test_a_line_that_is_passed_at_a_glance_is_passed_when_looked_at(text: str) -> None:
    keys = frozenset({"title", "标题", "topics", "name", "a", "甲"})
    lines = text.split("\n")
    with patch.object(pitfalls, "_SOUND", re.compile("(?!)")):
        thorough = pitfalls.mended(lines, "a.md", 2, keys)
    assert pitfalls.mended(lines, "a.md", 2, keys) == thorough


@settings(max_examples=400, deadline=None)
@given(_DIGITS)
def test_no_private_number_is_shorter_than_the_run_that_is_looked_for_first(text: str) -> None:
    with patch.object(privacy, "_LONG", re.compile("")):
        thorough = list(privacy.private_numbers(text))
    assert list(privacy.private_numbers(text)) == thorough
