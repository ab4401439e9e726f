"""Chinese setting: what may stand at a line's edges, what stays whole, and how long texts divide."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import specimens
from tests.drawing.specimens import CANVASES, lines
from zhendi.drawing import Canvas
from zhendi.drawing.setting import BREATH, JOINER, columns, line_settings, loose_settings, seen, set_text, split_text
from zhendi.drawing.typeset import typeset

CLOSING = "，。、；：！？”’）》」』…"
OPENING = "“‘（《「『"
WIDTHS = range(640, 1900, 140)

CORPUS = (
    "居民说：“两山”就在家门口，《市民公约》（第三版）写得清清楚楚，人人都能照着做。",
    "“三长”下楼、干部下沉、支部建在网格上，遇事先商量；小事不出楼，大事不出社区！",
    "保护好友谊河，就是保护家门口的饭碗——这句话，老书记讲了十年……",
    "本周六（4月18日）9:00—11:00，请到红色广场集合，电话：0439-322 0101。",
)


def drawn(layout: str, width: int, **texts: object) -> list[str]:
    canvas = Canvas(width, 1080, 685, 3)
    given = specimens.data(layout, qr=None, **texts)
    broken = [line for _, sheet in specimens.sheets(layout, given, canvas) for line in lines(sheet)]
    return [line for line in broken if line != "“"]  # the ornament over a quotation


@pytest.mark.parametrize("text", CORPUS)
def test_lines_begin_and_end_as_chinese_lines_may(text: str) -> None:
    for width in WIDTHS:
        broken = drawn("quote", width, quote=text) + drawn("story", width, lines=[text], title=text[:12])
        for line in broken:
            shown = line.strip()
            assert shown[0] not in CLOSING, line
            assert shown[-1] not in OPENING, line


@pytest.mark.parametrize("term", ["“两山”", "“三长”", "《公约》"])
def test_short_quoted_terms_are_never_divided(term: str) -> None:
    for width in (640, 1060, 1620):
        for before in range(1, 12, 2):
            text = "居民朋友们记住了常常说起"[:before] + term + "这四个字，天天照着做。"
            assert any(term in line for line in drawn("story", width, lines=[text]))


def test_times_and_telephone_numbers_stay_on_a_line() -> None:
    for width in WIDTHS:
        broken = "\n".join(drawn("notice", width, facts=[["时间", "每周六 8:00—11:00"], ["电话", "0439-322 0101"]]))
        assert "8:00—11:00" in broken
        assert "0439-3220101" in broken


@pytest.mark.parametrize(
    "title", ["社区里的一堂课", "春季义务植树动员会", "居民议事会开到楼门口了", "友谊河社区大学开学了"]
)
def test_no_headline_ends_in_a_line_of_one_character(title: str) -> None:
    for width in (640, 760, 900, 1080):
        page = specimens.data("story", qr=None, title=title, facts=[], lines=[], label="") | {"index": 1, "count": 1}
        sheet = typeset("story", page, Canvas(width, 1400, 900, 4))
        large = max(glyph.em for glyph in specimens.glyphs(sheet))
        kept = {glyph.y for glyph in specimens.glyphs(sheet) if glyph.em == large}
        last = [glyph for glyph in specimens.glyphs(sheet) if glyph.em == large and glyph.y == min(kept)]
        assert len(last) > 1 or len(title) == 1


@pytest.mark.parametrize("surface", ["wide", "tall", "strip 540", "small LED"])
def test_the_editors_breaks_are_kept(surface: str) -> None:
    canvas = specimens.CANVASES[surface]
    for layout in ("story", "notice", "emergency"):
        title = "认养绿地|扮靓家园"
        page, sheet = next(iter(specimens.sheets(layout, specimens.data(layout, title=title), canvas)))
        assert page["index"] == 1
        assert {"认养绿地", "扮靓家园"} <= {line.strip() for line in lines(sheet)}


def test_the_units_name_breaks_before_its_last_word_only() -> None:
    assert set_text("友谊河社区", "zh-Hans", "友谊河社区").replace(BREATH, "/") == (
        f"友{JOINER}谊{JOINER}河/社{JOINER}区"
    )


def test_phrases_are_joined_and_the_breaks_stay() -> None:
    assert (
        set_text("认养一片绿地|扮靓家园", "zh-Hans").replace(JOINER, "").replace(BREATH, "") == "认养一片绿地|扮靓家园"
    )
    assert f"一{JOINER}片{JOINER}绿{JOINER}地" in set_text("认养一片绿地", "zh-Hans")


def test_punctuation_gives_up_its_half_at_a_lines_edge() -> None:
    """Two marks in a row take the room of one and a half: “）。” would else leave a hole in the line."""
    page = specimens.data("story", title="好（好）。", qr=None, facts=[], lines=[]) | {"index": 1, "count": 1}
    sheet = typeset("story", page, specimens.CANVASES["wide"])
    assert "好（好）。" in "".join(lines(sheet))


TEXT = st.text(st.sampled_from("一二三四五六七八九十，。、；！？：“”"), max_size=160)


@given(TEXT, st.integers(8, 45))
def test_a_divided_text_rejoins_and_keeps_to_its_limit(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert "".join(pieces) == text
    clauses = re.findall(r"[^，。、；！？：]*[，。、；！？：]*[”]*", text)
    longest = max(map(seen, clauses), default=0)
    assert all(seen(piece) <= max(limit, longest) for piece in pieces)


@given(TEXT)
@settings(max_examples=60)
def test_setting_changes_nothing_that_is_read(text: str) -> None:
    assert re.sub(f"[{JOINER}{BREATH}\u200b]", "", set_text(text, "zh-Hans")) == text


def test_pieces_are_as_even_as_they_can_be() -> None:
    text = "一二三四五六七八九。" * 5
    assert [seen(piece) for piece in split_text(text, 45)] == [30, 20]


def test_a_slogan_may_stand_in_several_ways_and_the_editors_is_first() -> None:
    ways = line_settings("文明友谊河|惠及千万家")
    assert ways[0] == ["文明友谊河", "惠及千万家"]
    assert ["文明友谊河　惠及千万家"] in ways
    assert all("".join(way).replace("　", "") == "文明友谊河惠及千万家" for way in ways)


def test_pieces_keep_together_and_pauses_at_a_lines_end_are_not_drawn() -> None:
    assert line_settings("组织起来|共享起来|文明起来") == [
        ["组织起来", "共享起来", "文明起来"],
        ["组织起来　共享起来　文明起来"],
    ]
    assert loose_settings("组织起来|共享起来|文明起来") == [["组织起来　共享起来", "文明起来"]]
    assert line_settings("街区靓、|小区美")[0] == ["街区靓", "小区美"]
    assert columns("街区靓、小区美|楼道白、居民乐") == [["街区靓", "小区美"], ["楼道白", "居民乐"]]


@pytest.mark.parametrize("surface", CANVASES)
@pytest.mark.parametrize(
    "text", ["卫生、花园|宜居、文明", "组织起来|共享起来|文明起来", "街区靓、小区美|楼道白、居民乐", "“四小”做起来"]
)
def test_a_slogan_stays_clear_of_the_edges(text: str, surface: str) -> None:
    canvas = CANVASES[surface]
    ((_, sheet),) = specimens.sheets("words", specimens.data("words", text=text), canvas)
    boxes = specimens.glyph_boxes(sheet, canvas)
    assert min(box[0] for box in boxes) >= 0.025 * canvas.width
    assert max(box[2] for box in boxes) <= 0.975 * canvas.width
    assert min(box[1] for box in boxes) >= 0.02 * canvas.height
    assert max(box[3] for box in boxes) <= 0.98 * canvas.height


@pytest.mark.parametrize("surface", ["strip", "strip 540", "LED", "small LED"])
def test_a_piece_of_a_slogan_is_never_broken_on_a_low_surface(surface: str) -> None:
    for text in ("组织起来|共享起来|文明起来", "绿水青山|就是金山银山"):
        ((_, sheet),) = specimens.sheets("words", specimens.data("words", text=text), CANVASES[surface])
        broken = lines(sheet)
        assert all(any(piece in line for line in broken) for piece in text.split("|")), broken


@pytest.mark.parametrize("surface", ["wide", "tall", "strip", "small LED"])
def test_a_running_head_keeps_the_gap_of_its_break(surface: str) -> None:
    data = specimens.data("points", title="科普课|三条路")
    _, sheet = list(specimens.sheets("points", data, specimens.CANVASES[surface]))[-1]
    whole = "".join(glyph.char for glyph in specimens.glyphs(sheet))
    on_one_line = any("科普课三条路" in line for line in lines(sheet))
    assert not on_one_line or "科普课　三条路" in whole
