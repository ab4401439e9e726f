"""Share images: whose there are, what stands on them, and that nothing on them is too small or runs over."""

import hashlib
import io
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from tests.drawing import specimens
from tests.share.conftest import BASE
from tests.site.conftest import AT
from zhendi.briefs import Briefing
from zhendi.catalogue import Catalogue
from zhendi.drawing import Brief, Studio
from zhendi.drawing.compose import picture
from zhendi.drawing.identity import identity
from zhendi.drawing.typeset import Sheet, typeset
from zhendi.photos import PhotoStore
from zhendi.share_images import CANVAS, Shares, draw_shares

GREEN = "sanhe/qinghe/activities/green"
THEMES = ("green", "red", "gold")
LONGEST = "我们社区的居民在河边种了四百二十棵小树苗请街坊邻居周末都来浇水松土认领一棵好吗"


class Plain:
    """A store of photographs that are one colour, whatever the file."""

    def crop(self, file: Path, digest: str, width: int, height: int, focus: tuple[float, float] | None) -> Image.Image:
        return Image.new("RGB", (width, height), (20, 90, 200))


def _briefing(catalogue: Catalogue) -> Briefing:
    return Briefing(catalogue, cache(lambda file: hashlib.sha256(str(file).encode()).hexdigest()))


def _drawn(catalogue: Catalogue, folder: Path, preview: bool = False) -> Shares:
    told: list[tuple[int, int]] = []
    studio = Studio(folder, Plain())
    return draw_shares(catalogue, _briefing(catalogue), studio, AT, preview, lambda n, of: told.append((n, of)))


@pytest.fixture(scope="session")
def shares(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Shares:
    few = catalogue.keeping(entry=lambda entry: "/old-" not in entry.id or entry.id.endswith("old-01"))
    return _drawn(few, tmp_path_factory.mktemp("shares"))


def test_all_that_is_listed_has_one_and_nothing_else(shares: Shares) -> None:
    assert set(shares.pages) == {
        "",
        "sanhe",
        "sanhe/qinghe",
        "gucheng",
        GREEN,
        "sanhe/qinghe/talks/hills",
        "sanhe/qinghe/honours/stars",
        "sanhe/qinghe/notices/old-01",
        "sanhe/notices/storm",
        "sanhe/notices/water",
        "gucheng/families/ma",
        "gucheng/activities/lanterns",
    }, "no draft, nothing withdrawn, nothing that begins next week"


def test_each_is_a_small_jpeg_of_the_size_that_chats_ask_for(shares: Shares) -> None:
    for owner, page in shares.pages.items():
        content = page.file.read_bytes()
        image = Image.open(io.BytesIO(content))
        assert (image.format, image.size) == ("JPEG", (1200, 630)), owner
        assert 15_000 < len(content) < 100_000, (owner, len(content))
        assert shares.addresses[owner] == f"assets/share/{hashlib.sha256(content).hexdigest()}.jpg"
    assert {artifact.path for artifact in shares.artifacts()} == set(shares.addresses.values())


def test_each_is_drawn_once_and_the_same_everywhere(catalogue: Catalogue, tmp_path: Path) -> None:
    one = catalogue.keeping(entry=lambda entry: entry.id == GREEN)
    first = _drawn(one, tmp_path / "first")
    kept = {page.file: page.file.stat().st_mtime_ns for page in first.pages.values()}
    again = _drawn(one, tmp_path / "first")
    assert {page.file: page.file.stat().st_mtime_ns for page in again.pages.values()} == kept
    assert _drawn(one, tmp_path / "other").addresses == first.addresses


def test_a_change_of_one_entry_redraws_that_one(catalogue: Catalogue, tmp_path: Path) -> None:
    two = catalogue.keeping(entry=lambda entry: entry.id in (GREEN, "sanhe/notices/water"))
    renamed = tuple(
        entry.model_copy(update={"title": "认养一片花", "screen_title": ""}) if entry.id == GREEN else entry
        for entry in two.entries
    )
    before, after = _drawn(two, tmp_path).addresses, _drawn(replace(two, entries=renamed), tmp_path).addresses
    assert {owner for owner in before if before[owner] != after[owner]} == {GREEN}


def test_the_code_on_it_leads_to_the_page(shares: Shares) -> None:
    for owner, page in shares.pages.items():
        read = zxingcpp.read_barcodes(Image.open(page.file))
        assert [code.text for code in read] == [f"{BASE}{owner}/" if owner else BASE], owner


def test_the_code_is_read_after_a_chat_has_made_it_smaller(shares: Shares) -> None:
    for page in shares.pages.values():
        small = io.BytesIO()
        Image.open(page.file).resize((1080, 567)).save(small, "JPEG", quality=60)
        assert zxingcpp.read_barcodes(Image.open(small))


def test_a_draft_is_marked_in_a_preview_and_absent_otherwise(catalogue: Catalogue, tmp_path: Path) -> None:
    draft = "sanhe/notices/draft"
    one = catalogue.keeping(entry=lambda entry: entry.id == draft)
    assert draft not in _drawn(one, tmp_path).pages
    marked = Image.open(_drawn(one, tmp_path, preview=True).pages[draft].file).convert("RGB")
    corner = marked.crop((1060, 0, 1200, 60)).getcolors(10_000) or []
    assert any(red > 150 and green < 60 and 60 < blue < 160 for _, (red, green, blue) in corner)


# What stands on one: by the glyphs of its PDF.


def _photo(digest: str = "a" * 64) -> dict[str, object]:
    return {"file": "photo.jpg", "digest": digest, "focus": None}


def _page(**other: object) -> dict[str, object]:
    told = {
        "title": "认养一片绿地，|扮靓共同家园",
        "label": "志愿服务",
        "short": "活动",
        "unit": "清河（示例）",
        "site": "三河邻里",
        "theme": "green",
        "lang": "zh-Hans",
        "qr": f"{BASE}{GREEN}/",
        "facts": [["时间", "4月18日（周六）9:00—11:30"], ["地点", "清河东岸"]],
        "photo": _photo(),
        "index": 1,
        "count": 1,
    }
    return {**told, **other}


@dataclass(frozen=True)
class Ink:
    """A character and the box of its ink, in pixels from the upper left corner."""

    char: str
    em: float
    left: float
    top: float
    right: float
    bottom: float


def _ink(sheet: Sheet) -> list[Ink]:
    document = pypdfium2.PdfDocument(sheet.pdf)
    text = document[0].get_textpage()
    found = []
    for number in range(text.count_chars()):
        char = text.get_text_range(number, 1)
        if char.strip("\u2060\ufeff\ufffe \r\n\x02"):
            left, bottom, right, top = text.get_charbox(number)
            em = pdfium.FPDFText_GetFontSize(text.raw, number)
            found.append(Ink(char, em, left, 630 - top, right, 630 - bottom))
    return found


def _text(sheet: Sheet) -> str:
    return "".join(glyph.char for glyph in specimens.glyphs(sheet))


def _set(**other: object) -> Sheet:
    return typeset("share", _page(**other), CANVAS)


def test_it_says_title_place_hour_unit_and_site() -> None:
    text = _text(_set())
    for part in (
        "认养一片绿地",
        "扮靓共同家园",
        "志愿服务",
        "4月18日",
        "清河东岸",
        "清河（示例）",
        "三河邻里",
        "长按识码",
        "看全文",
    ):
        assert part in text, part


def test_traditional_pages_speak_traditional() -> None:
    assert "長按識碼" in _text(_set(lang="zh-Hant", title="元宵燈謎夜"))


def test_without_a_photograph_something_else_stands_there() -> None:
    leaf = _text(_set(photo=None, leaf={"month": "4月", "day": "18", "weekday": "周六"}))
    assert re.search(r"4月.*18.*周六", leaf)
    assert "志愿服务" in "".join(_text(_set(photo=None)).split()), "the label, as on a stone"
    faces = _set(photo=None, faces=[_photo("b" * 64), _photo("c" * 64)])
    assert len(faces.photos) == 2
    assert not _set(photo=None).photos


def test_stars_and_words_are_there_where_an_entry_has_them() -> None:
    assert "门前扫净" in _text(_set(said="门前扫净，话说轻声", stars=5, facts=[]))
    assert "stars" not in _set(stars=5, facts=[]).fit("text").dropped


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh-Hans", LONGEST[:40]),
        ("zh-Hans", "一二三四五六七八九十|" * 3 + "一二三四五六七"),
        ("zh-Hans", "A very long English title of 40 letters!"),
        ("zh-Hant", "元宵燈謎夜謎語掛滿古城門請街坊們帶著孩子一起來猜燈謎吃湯圓看舞龍舞獅踩高蹺好嗎"[:40]),
        ("zh-Hans", "短"),
        ("zh-Hans", "“戴帽工程”上路口，头盔不合适当场换；2026年4月14日至24日"),
    ],
)
@pytest.mark.parametrize("shape", ["photo", "leaf", "faces", "stone"])
def test_any_title_is_whole_large_and_inside(theme: str, lang: str, title: str, shape: str) -> None:
    """Above a tenth of the height, nothing of it lost, and a margin on every side."""
    parts: dict[str, dict[str, object]] = {
        "photo": {},
        "leaf": {"photo": None, "leaf": {"month": "12月", "day": "28", "weekday": "周六"}},
        "faces": {"photo": None, "faces": [_photo("b" * 64)] * 4},
        "stone": {"photo": None},
    }
    sheet = _set(theme=theme, lang=lang, title=title, said="慢一点不要紧，一起到家就好。", stars=5, **parts[shape])
    assert not sheet.over
    glyphs = _ink(sheet)
    wanted = [char for char in title if not char.isspace() and char != "|"]
    assert not [char for char in wanted if char not in _text(sheet)]
    large = [glyph for glyph in glyphs if glyph.em >= 63 and glyph.char in title]
    assert len(large) >= len(wanted)
    for glyph in glyphs:
        assert glyph.left >= 20 and glyph.right <= 1200 - 40, glyph
        assert glyph.top >= 20 and glyph.bottom <= 630 - 20, glyph


@pytest.mark.parametrize("theme", THEMES)
def test_no_ink_touches_the_edges_and_nothing_stands_on_a_photograph(theme: str) -> None:
    page = _page(theme=theme, title=LONGEST[:40])
    sheet = typeset("share", page, CANVAS)
    image = picture(sheet, page, Plain()).convert("RGB")
    (box,) = sheet.photos
    assert box.width * box.height > 0.2 * 1200 * 630
    assert image.crop((box.x, box.y, box.x + box.width, box.y + box.height)).getcolors() == [
        (box.width * box.height, (20, 90, 200))
    ]
    right = image.crop((1160, 0, 1200, 440)).getcolors(100_000)
    assert right is not None
    assert len(right) == 1, "paper alone"


def test_half_of_the_picture_and_the_first_words_survive_the_middle_square() -> None:
    sheet = _set()
    (box,) = sheet.photos
    middle = (285, 915)
    assert min(box.x + box.width, middle[1]) - max(box.x, middle[0]) > 0.4 * box.width
    seen = "".join(glyph.char for glyph in _ink(sheet) if glyph.left >= middle[0] and glyph.right <= middle[1])
    assert "认养" in seen
    assert "扮靓" in seen


@pytest.mark.parametrize("name", ["清河社区", "一个名字长得出奇的社区居民委员会服务中心"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_nameplate_keeps_its_name_in_the_middle_square(name: str, theme: str) -> None:
    page = {"title": name, "slogan": "清河两岸|家家相伴", "above": "三河邻里", "unit": name, "theme": theme}
    sheet = typeset("nameplate", {**page, "lang": "zh-Hans", "qr": BASE, "index": 1, "count": 1}, CANVAS)
    assert not sheet.over
    for glyph in _ink(sheet):
        if glyph.em > 60:
            assert glyph.left >= 285 and glyph.right <= 915, glyph
    assert not [char for char in name if char not in _text(sheet)]


def test_an_alarm_wears_black_and_amber() -> None:
    page = _page(urgent=True, photo=None, label="紧急通知", title="大风预警：请勿到河堤")
    image = picture(typeset("share", page, CANVAS), page, Plain()).convert("RGB")
    assert image.getpixel((20, 20)) == (255, 194, 26)
    assert image.getpixel((1180, 20)) == (20, 17, 15)


def test_a_photograph_keeps_its_subject(tmp_path: Path) -> None:
    image = Image.new("RGB", (1600, 900), (90, 120, 110))
    ImageDraw.Draw(image).ellipse((1250, 350, 1450, 550), fill=(250, 240, 20))
    file = tmp_path / "right.png"
    image.save(file)
    photo = {"file": str(file), "digest": hashlib.sha256(file.read_bytes()).hexdigest(), "focus": [0.85, 0.5]}
    page = _page(photo=photo)
    drawn = picture(typeset("share", page, CANVAS), page, PhotoStore(tmp_path / "photos")).convert("RGB")
    yellow = drawn.split()[2].crop((0, 0, 590, 420)).point(lambda value: 255 if value < 60 else 0).getbbox()
    assert yellow
    assert yellow[2] - yellow[0] > 80


def test_the_same_brief_for_a_slide_is_another_picture() -> None:
    brief = Brief("share", _page(), CANVAS)
    assert identity(brief) != identity(replace(brief, light=True))
