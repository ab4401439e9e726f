"""The page on how to use the stick: true to the bundle, in one file, fit for a phone and for paper."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from tests.bundles.conftest import AT
from tests.player.releases import UNIT, screen
from zhendi.bundles.instructions import Told, instructions
from zhendi.bundles.validity import Validity

YARD = screen(code="yard", name="院门屏", place="东门门房", width_px=360, height_px=640, hours=((390, 1290),))
TOLD = Told(
    screen=YARD,
    unit=UNIT,
    above="归义镇",
    release="0123456789abcdef",
    slides=23,
    pictures=21,
    validity=Validity(AT, (AT + timedelta(days=59)).date(), AT + timedelta(days=100)),
    outdated=AT + timedelta(days=3),
)


FONT = Path(__file__).resolve().parents[2] / "zhendi" / "drawing" / "fonts" / "NotoSerifSC-SemiBold.ttf"


@cache
def styled() -> str:
    """The page with a Chinese font in it: the machine that runs this may have none, and every line would be shorter."""
    page = instructions(TOLD).decode()
    font = TTFont(FONT)
    cut = Subsetter()
    cut.populate(text=page)
    cut.subset(font)
    held = BytesIO()
    font.save(held)
    source = f"url(data:font/ttf;base64,{b64encode(held.getvalue()).decode()})"
    style = f"@font-face {{ font-family: Packed; src: {source}; }} :root {{ --sans: Packed !important; --serif: Packed !important; }}"
    return page.replace("</style>", f"{style}</style>")


def text(told: Told) -> str:
    page = instructions(told).decode()
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", page.partition("</style>")[2]))


def test_it_says_which_screen_and_unit_it_is_for() -> None:
    said = text(TOLD)
    assert "院门屏归义镇·友谊河社区东门门房屏幕代码yard，360×640竖屏" in said
    assert "这一份做于2026年4月16日8:30" in said and "发布包0123456789abcdef" in said
    assert "亮屏时段6:30—21:30" in said and "里面有23个画面" in said and "21张图" in said


def test_it_says_until_when_the_content_lasts() -> None:
    said = text(TOLD)
    assert "接电脑、盒子的，最晚这天换2026年6月14日" in said and "直接插电视的，最晚这天换2026年4月19日" in said
    assert "没到期的接着放，最后一条放到2026年7月25日" in said
    undated = text(replace(TOLD, outdated=None, validity=replace(TOLD.validity, ends=None)))
    assert "直接插电视的，最晚这天换2026年6月14日" in undated and "最后一条" not in undated
    assert "不会黑：只放长期的标语和“友谊河社区”的标题画面" in undated


def test_what_ends_at_midnight_was_last_seen_the_day_before() -> None:
    midnight = (AT + timedelta(days=1)).replace(hour=0, minute=0)
    assert "直接插电视的，最晚这天换2026年4月16日" in text(replace(TOLD, outdated=midnight))


def test_a_screen_that_is_always_lit_has_no_dark_hours() -> None:
    assert "以外是黑的" not in text(replace(TOLD, screen=YARD.model_copy(update={"hours": ((0, 1440),)})))


def test_it_is_in_the_script_of_its_unit() -> None:
    hant = instructions(replace(TOLD, unit=UNIT.model_copy(update={"lang": "zh-Hant"}))).decode()
    assert 'lang="zh-Hant"' in hant and "先把它裝進U盤" in hant and "院门屏" in hant  # the unit's own words stand


def test_it_needs_no_other_file(made: Path) -> None:
    page = (made / "yard" / "使用说明.html").read_text(encoding="utf-8")
    assert re.findall(r"""\b(?:src|href)\s*=|@import|url\(|https?:""", page) == []


def test_a_name_cannot_break_out_of_its_place() -> None:
    assert "<b>x" not in instructions(replace(TOLD, screen=YARD.model_copy(update={"name": "<b>x</b>"}))).decode()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_is_cut_off_at_any_width(browser: Browser, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.set_content(styled())
    opened.evaluate("document.fonts.ready.then(() => document.fonts.check('12px Packed'))")
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    opened.close()


def test_it_prints_on_two_sheets_in_black_and_white(browser: Browser) -> None:
    opened = browser.new_page()
    opened.set_content(styled())
    opened.evaluate("document.fonts.ready.then(() => document.fonts.check('12px Packed'))")
    sheets = pypdfium2.PdfDocument(opened.pdf(prefer_css_page_size=True))
    opened.close()
    assert [tuple(round(side) for side in sheet.get_size()) for sheet in sheets] == [(595, 842)] * 2
    for sheet in sheets:
        grey = sheet.render(scale=1).to_pil().convert("HSV").getchannel("S")
        assert grey.getextrema()[1] < 10, "a colour that paper does not have"
    sheets.close()
