"""What a brief becomes: balanced pages, nothing lost but what is reported, and an exact count of what is too much."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drawing import specimens
from tests.drawing.specimens import CANVASES, planned
from zhendi.drawing import Canvas
from zhendi.drawing.paging import READABLE
from zhendi.drawing.setting import seen

FACTS = [
    ["时间", "4月12日（周日）9:00"],
    ["地点", "友谊河东岸科普农园"],
    ["对象", "居民家庭、志愿者"],
    ["电话", "0439-322 0101"],
]
SENTENCES = [
    "每户认领一块地。",
    "挂牌、浇水、除草，秋天一起收。",
    "社区准备工具和树苗，孩子可以给自己的树起名字。",
    "自带水杯。",
]


def test_seven_people_stand_four_and_three_on_a_lobby_screen(tmp_path: Path) -> None:
    found = planned("people", specimens.data("people", specimens.picture(tmp_path)), CANVASES["wide"])
    assert [len(page["people"]) for page in found.pages] == [4, 3]
    names = [person["name"] for page in found.pages for person in page["people"]]
    assert names == [name for name, *_ in specimens.PEOPLE]


@given(
    st.lists(st.sampled_from(FACTS), max_size=4, unique_by=str),
    st.lists(st.sampled_from(SENTENCES), max_size=4, unique=True),
    st.sampled_from(sorted(CANVASES)),
    st.sampled_from(["story", "notice", "emergency"]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_facts_and_sentences_keep_their_order_and_none_is_lost(
    facts: list[list[str]], sentences: list[str], surface: str, layout: str
) -> None:
    found = planned(layout, specimens.data(layout, facts=facts, lines=sentences), CANVASES[surface])
    assert not found.excess
    assert [fact for page in found.pages for fact in page["facts"]] == facts
    said = "".join(line for page in found.pages for line in page["lines"])
    assert said + "".join(found.left_out) == "".join(sentences)
    assert all(sum(map(seen, page["lines"])) <= READABLE for page in found.pages)
    assert [(page["index"], page["count"]) for page in found.pages] == [
        (i + 1, len(found.pages)) for i in range(len(found.pages))
    ]
    if layout != "story":
        assert found.left_out == ()


def test_a_long_quotation_is_divided_at_its_sentences() -> None:
    quote = "把河边的树种好，把楼前的花养好。推开窗，就是大家共有的绿水青山。" * 4
    found = planned("quote", specimens.data("quote", quote=quote), CANVASES["wide"])
    assert "".join(page["quote"] for page in found.pages) == quote
    assert all(seen(page["quote"]) <= READABLE and page["quote"].endswith("。") for page in found.pages)


def test_points_keep_their_numbers_over_the_pages() -> None:
    points = [f"第{n}件事要一件一件做，做完一件再说下一件，大家都看得见" for n in "一二三四五"]
    found = planned("points", specimens.data("points", points=points), CANVASES["wide"])
    assert [page["first"] for page in found.pages] == [1, 2, 3, 4, 5]
    assert [point for page in found.pages for point in page["points"]] == points


def test_a_summary_that_is_too_long_stays_with_the_site_and_says_so() -> None:
    lines = [f"{n}是一个有二十多个字的句子，它讲的是另外一件要紧的事情。" for n in "甲乙丙丁戊己庚"]
    found = planned("story", specimens.data("story", lines=lines), CANVASES["wide"])
    said = [line for page in found.pages for line in page["lines"]]
    assert (*said, *found.left_out) == tuple(lines)
    assert len(found.pages) == 3
    assert found.left_out


@pytest.mark.parametrize("surface", ["small LED", "tall LED", "LED"])
@pytest.mark.parametrize("layout", ["story", "notice", "emergency"])
def test_the_count_of_characters_to_cut_is_exact(layout: str, surface: str) -> None:
    """With so many characters fewer it is shown, with one fewer cut it is not."""
    title = "关于进一步做好冬季供热期间老旧小区管网检修和用户室内温度监测工作的紧急通知" * 2
    canvas = CANVASES[surface]
    whole = specimens.data(layout, title=title, qr=None, photo=None)
    excess = planned(layout, whole, canvas).excess
    assert 0 < excess < len(title)
    assert planned(layout, whole, canvas).pages == ()
    assert planned(layout, whole | {"title": title[:-excess]}, canvas).excess == 0
    assert planned(layout, whole | {"title": title[: 1 - excess or None]}, canvas).excess > 0


def test_a_sentence_without_a_pause_is_too_long() -> None:
    speech = "我" * 60
    assert planned("quote", specimens.data("quote", quote=speech), CANVASES["wide"]).excess == 15


def test_the_card_of_a_unit_is_always_there() -> None:
    for canvas in (*CANVASES.values(), Canvas(320, 160, 640, 40), Canvas(160, 80, 800, 30)):
        title = "归义镇友谊河南岸新城第三社区居民委员会"
        assert len(planned("title", specimens.data("title", title=title), canvas).pages) == 1


def test_the_title_is_large_once_and_then_a_running_head() -> None:
    canvas = CANVASES["small LED"]
    (_, first), *later = specimens.sheets("notice", specimens.data("notice"), canvas)
    large = specimens.em_of(first, "停水一天")
    assert later
    assert all(0 < specimens.em_of(sheet, "停水一天") < 0.8 * large for _, sheet in later)


def test_the_code_and_the_photograph_give_way_to_words(tmp_path: Path) -> None:
    """Rather than leave a slide off a screen, it is shown without its QR code, then without its photograph."""
    canvas = Canvas(640, 256, 400, 4)
    title = "友谊河社区居民议事会讨论停车位和充电桩的办法"
    whole = specimens.data("story", specimens.picture(tmp_path), title=title)
    found = planned("story", whole, canvas)
    assert found.pages
    assert not found.excess


def test_no_point_stands_alone_for_a_mark_or_two() -> None:
    points = ["政策好不好，看楼道亮不亮", "一件小事办成，胜过十张表格填满", "居民提的，居民议，居民评，末了告诉居民"]
    for surface in ("wide", "tall"):
        found = planned("points", specimens.data("points", points=points), CANVASES[surface])
        assert [page["points"] for page in found.pages] == [points]


def test_a_small_led_tells_a_story_on_two_pages() -> None:
    found = planned("story", specimens.data("story", facts=FACTS, lines=SENTENCES), CANVASES["small LED"])
    assert [fact for page in found.pages for fact in page["facts"]] == FACTS
    assert all(page["facts"] for page in found.pages[2:])
