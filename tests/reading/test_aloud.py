"""朗读: with a voice that does as it is told, what is said, in which pieces, and who may stop it."""

import json

import pytest
from playwright.sync_api import Page

from tests.reading.conftest import Reader, Sits

WATER, GREEN, TALK = (
    "sanhe/notices/water/index.html",
    "sanhe/qinghe/activities/green/index.html",
    "sanhe/qinghe/talks/hills/index.html",
)
# A speaker that says nothing by itself: `voice.end()` ends the sentence it has been given.
SPEAKER = """
window.voice = { said: [], now: null, cancelled: 0, end: function () { var it = this.now; this.now = null; it.onend(); } };
Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: function (text) { this.text = text; } });
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: function () { return %s; },
  speak: function (it) { voice.now = it; voice.said.push(it); },
  cancel: function () { var it = voice.now; voice.now = null; voice.cancelled += 1; if (it) { it.onerror({ error: 'canceled' }); } },
} });
"""
VOICES = [
    {"lang": "en-US", "name": "Anna", "localService": True},
    {"lang": "zh-HK", "name": "Sin-ji", "localService": True},
    {"lang": "zh-TW", "name": "Mei-Jia", "localService": True},
    {"lang": "zh_CN", "name": "Cloud", "localService": False},
    {"lang": "zh_CN", "name": "Ting-Ting", "localService": True},
]


def _reader(sits: Sits, voices: list[dict[str, object]], **told: object) -> Reader:
    reader = sits(**told)
    reader.context.add_init_script(SPEAKER % json.dumps(voices))
    return reader


def _said(page: Page) -> list[str]:
    return list(page.evaluate("voice.said.map(function (it) { return it.text; })"))


def _read_to_the_end(page: Page) -> list[str]:
    page.evaluate("while (voice.now) { voice.end(); }")
    return _said(page)


def test_the_article_is_read_from_its_title_to_its_end(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER)
    page.click("[data-aloud]")
    said = _read_to_the_end(page)
    assert said[:2] == ["周五停水", "请提前储水。"]
    assert said[-1] == "正文在这里。"
    assert "时间" in said
    assert not page.locator("[data-reader]").is_visible()
    assert page.locator(".is-read").count() == 0


def test_the_best_voice_for_mandarin_reads(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER)
    page.click("[data-aloud]")
    assert page.evaluate("[voice.now.voice.name, voice.now.lang, voice.now.rate]") == ["Ting-Ting", "zh-CN", 1]


def test_the_elder_mode_is_read_more_slowly(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER, "?elder=1")
    page.click("[data-aloud]")
    assert page.evaluate("voice.now.rate") < 1


def test_no_piece_is_long_enough_for_an_old_android_to_fall_silent(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER)
    text = (
        "一二三四五六七八九，" * 30
        + "没有停顿的字" * 30
        + "。完。“好！”他说。2026年4月17日（周五）8:30\u2060—\u206017:00"
    )
    page.evaluate(
        "text => { document.querySelector('.prose').textContent = ''; var p = document.createElement('p'); "
        "p.textContent = text; document.querySelector('.prose').appendChild(p); }",
        text,
    )
    page.click("[data-aloud]")
    said = _read_to_the_end(page)
    assert max(map(len, said)) <= 50
    assert "".join(said).endswith(text.replace("\u2060", ""))
    assert said[-4:] == ["完。", "“好！”", "他说。", "2026年4月17日（周五）8:30—17:00"]


def test_the_paragraph_that_is_read_is_marked_and_in_sight(sits: Sits) -> None:
    page = _reader(sits, VOICES, reduced_motion="reduce").open(GREEN)
    page.click("[data-aloud]")
    assert page.locator(".is-read").evaluate("e => e.tagName") == "H1"
    while page.evaluate("voice.now.text") != "正文在这里。":
        page.evaluate("voice.end()")
    assert page.locator(".is-read").inner_text() == "正文在这里。"
    box = page.locator(".is-read").bounding_box() or {"y": -1, "height": 0}
    assert 0 <= box["y"] <= 800 - 70 - box["height"]


def test_pausing_keeps_the_sentence_and_stopping_gives_the_page_back(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER)
    page.click("[data-aloud]")
    page.evaluate("voice.end()")
    page.keyboard.press("Enter")  # the focus has gone to 暂停
    assert (page.evaluate("voice.now"), _said(page)) == (None, ["周五停水", "请提前储水。"])
    page.keyboard.press("Enter")  # and from there to 接着读
    assert _said(page)[-2:] == ["请提前储水。", "请提前储水。"]
    page.click("[data-stop]")
    assert page.evaluate("voice.now") is None
    assert page.evaluate("document.activeElement.hasAttribute('data-aloud')")
    assert page.locator(".is-read").count() == 0


def test_leaving_the_page_ends_the_reading(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(WATER)
    page.click("[data-aloud]")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("voice.now") is None
    assert not page.locator("[data-reader]").is_visible()


@pytest.mark.parametrize("voices", [[], VOICES[:2]])
def test_nothing_shows_without_a_voice_for_mandarin(voices: list[dict[str, object]], sits: Sits) -> None:
    page = _reader(sits, voices).open(WATER)
    assert not page.locator("[data-aloud]").is_visible()
    page.evaluate(
        "speechSynthesis.getVoices = function () { return [{ lang: 'cmn-Hans-CN' }]; }; speechSynthesis.onvoiceschanged()"
    )
    assert page.locator("[data-aloud]").is_visible(), "voices may come late"


def test_nothing_shows_where_the_browser_has_no_speech(sits: Sits) -> None:
    reader = sits()
    reader.context.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    page = reader.open(WATER)
    assert page.locator("[data-aloud]").evaluate("e => e.getClientRects().length") == 0


def test_a_units_own_recording_stands_in_for_the_browsers_voice(sits: Sits) -> None:
    page = _reader(sits, VOICES).open(TALK)
    assert page.locator("[data-aloud], [data-reader]").count() == 0
    assert page.locator("audio").count() == 1
    assert page.get_by_text("听录音").count() == 1
