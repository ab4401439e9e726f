"""Names stay names, whichever way a page is turned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendi.chinese import page_in_script, traditional
from zhendi.editions import SIMPLIFIED, TRADITIONAL, Edition, Editions
from zhendi.editions.surnames import ENDING, written

STREET, GATE, SITE = "houjie/talks/gate/index.html", "houjie/gate/families/yu/index.html", "index.html"


def turned(editions: Editions, page: str, text: str, edition: Edition = TRADITIONAL) -> str:
    lang = "zh-Hant" if edition is SIMPLIFIED else "zh-Hans"
    html = editions.made(page, f'<html lang="{lang}"><p>{text}</p>', edition)
    return html.partition("<p>")[2].removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("后街就在仁寿门后面", "后街就在仁壽門後面"),
        ("于某某是于书记的邻居", "于某某是於書記的鄰居"),
        ("关于某某街，余大姐说，一百余人来", "關於某某街，余大姐說，一百餘人來"),
        ("范仲云和钟声", "范仲雲和鍾聲"),
        ("里仁堂里面", "里仁堂裏面"),
        ("后某管一格", "后某管一格"),
        ("头发发展", "頭髮發展"),
        ("仁<wbr>寿门<wbr>后街", "仁<wbr>壽門<wbr>后街"),
        ('于</span><span class="ph">某某', '于</span><span class="ph">某某'),
    ],
)
def test_a_simplified_page_keeps_its_names(editions: Editions, text: str, told: str) -> None:
    assert turned(editions, STREET, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("乾清門裏的乾糧", "乾清门里的干粮"),
        ("仁壽門後面", "仁寿门后面"),
        ("於某某家庭，關於某某街", "於某某家庭，关于某某街"),
        ("后街", "后街"),
    ],
)
def test_a_traditional_page_keeps_its_names(editions: Editions, text: str, told: str) -> None:
    assert turned(editions, GATE, text, SIMPLIFIED) == told


def test_a_name_holds_where_its_unit_is_told_of(editions: Editions) -> None:
    """In the unit, below it, and above it, where lists name what is below; not in another unit's pages."""
    assert turned(editions, "houjie/gate/index.html", "后街") == "后街"
    assert turned(editions, SITE, "后街与仁寿门、乾清门") == "后街與仁壽門、乾清門"
    assert turned(editions, "houjie/index.html", "乾清门") == "乾清門"
    assert editions.names.shield("other/index.html", "zh-Hant") is editions.names.shield(SITE, "zh-Hant")


def test_every_surname_is_one_that_opencc_spoils_or_may() -> None:
    for surname in "于范余岳后丑郁党种台咸采干里占朴":
        assert traditional(surname) != surname, f"{surname} needs no care any more"
        assert written(f"{surname}某某", "zh-Hant") == (surname, surname)
    for name, told in (("谷雨", "穀"), ("周末", "週"), ("胡同", "衚"), ("沈阳", "瀋"), ("姜黄", "薑"), ("钟声", "鐘")):
        assert traditional(name)[0] == told
        assert (written(name, "zh-Hant") or ("", told))[1] != told
    assert written("王某某", "zh-Hant") is None
    assert written("于", "zh-Hant") is None, "a surname alone names nobody"


def test_every_ending_belongs_to_a_surname() -> None:
    assert all(written(f"{surname}某", "zh-Hant") or written(f"{surname}某", "zh-Hans") for surname in ENDING)


@given(st.text(alphabet="于关某余后街仁寿门里堂，\ue000a1 ", max_size=30))
def test_turning_keeps_every_other_character_and_loses_nothing(editions: Editions, text: str) -> None:
    """A text of which nothing is a name is turned as OpenCC turns it; private-use characters come out as they went in."""
    told = turned(editions, "", text)
    assert len(told) == len(text)
    assert told.count("\ue000") == text.count("\ue000")
    if not any(name in text for name in ("于某", "余", "后", "仁寿门", "里仁堂", "\ue000")):
        assert told == page_in_script(text, "zh-Hant")
