"""What the eye would notice: watermarks, forms of characters, subjects of photographs, text that leaves its place."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.drawing import specimens
from tests.drawing.specimens import CANVASES, LAYOUTS
from zhendi.drawing import Canvas, missing_glyphs
from zhendi.drawing.compose import picture
from zhendi.photos import PhotoStore


def shown(layout: str, canvas: Canvas, folder: Path, **other: object) -> Image.Image:
    whole = specimens.data(layout, **other)
    page, sheet = next(iter(specimens.sheets(layout, whole, canvas)))
    return picture(sheet, page, PhotoStore(folder)).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ visibly."""
    grey = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 12 else 0)
    return grey.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("surface", ["wide", "tall", "strip", "LED"])
def test_a_draft_is_marked_across_the_slide_photograph_included(surface: str, tmp_path: Path) -> None:
    photo = specimens.picture(tmp_path)
    canvas = CANVASES[surface]
    plain = shown("story", canvas, tmp_path, photo=photo)
    marked = shown("story", canvas, tmp_path, photo=photo, watermark="草稿")
    assert 0.03 < changed(plain, marked) < 0.4
    corner = (int(canvas.width * 0.85), 0, canvas.width, int(canvas.height * 0.12))
    assert changed(plain.crop(corner), marked.crop(corner)) > 0.05


def test_traditional_text_wears_traditional_forms(tmp_path: Path) -> None:
    """骨, 令 and 直 are one code point each and are written otherwise in either tradition; marks stand in the middle."""
    canvas = CANVASES["wide"]
    for layout in ("story", "words"):
        texts = {"title": "骨令直", "text": "骨令直", "facts": [], "lines": [], "label": ""}
        simplified = shown(layout, canvas, tmp_path, **texts)
        traditional = shown(layout, canvas, tmp_path, lang="zh-Hant", **texts)
        assert changed(simplified, traditional) > 0.001


def test_rare_characters_in_names_are_drawn(tmp_path: Path) -> None:
    canvas = CANVASES["wide"]
    images = []
    for char in "䶮㛃𬭎堃翀":
        for lang in ("zh-Hans", "zh-Hant"):
            assert missing_glyphs(f"李{char}", lang) == ()
        people = [{"name": f"李{char}", "team": "", "hours": None, "stars": 0, "photo": None}]
        (page,) = specimens.planned("people", specimens.data("people", people=people), canvas).pages
        sheet = next(sheet for _, sheet in specimens.sheets("people", page, canvas))
        assert char in "".join(glyph.char for glyph in specimens.glyphs(sheet))
        images.append(picture(sheet, page, PhotoStore(tmp_path)).convert("RGB"))
    # each has a shape of its own: an empty box would look the same for all
    assert all(changed(one, other) > 0.0002 for i, one in enumerate(images) for other in images[:i])


def test_what_the_fonts_lack_is_found_before_drawing() -> None:
    assert missing_glyphs("友谊河\U000e1234社区😀 A1，\n|", "zh-Hans") == ("\U000e1234", "😀")


@pytest.mark.parametrize("surface", ["wide", "tall", "strip", "square"])
def test_a_photograph_keeps_its_subject(surface: str, tmp_path: Path) -> None:
    """The yellow disc at the focus is whole on the slide wherever the box takes only a part of the picture."""
    canvas = CANVASES[surface]
    whole = specimens.data("story", specimens.picture(tmp_path))
    page, sheet = next(iter(specimens.sheets("story", whole, canvas)))
    (box,) = sheet.photos
    image = picture(sheet, page, PhotoStore(tmp_path / "photos")).convert("RGB")
    part = image.crop((box.x, box.y, box.x + box.width, box.y + box.height))
    yellow = part.split()[2].point(lambda value: 255 if value < 60 else 0).getbbox()
    assert yellow
    assert (
        abs((yellow[0] + yellow[2]) / 2 - box.width * (0.39 if box.width * 4 > box.height * 3 else 0.5))
        < 0.2 * box.width
    )
    assert 0.3 < (yellow[1] + yellow[3]) / 2 / box.height < 0.7


@pytest.mark.parametrize("surface", CANVASES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_text_leaves_the_surface_and_none_crosses_a_photograph(layout: str, surface: str, tmp_path: Path) -> None:
    canvas = CANVASES[surface]
    for _, sheet in specimens.sheets(layout, specimens.data(layout, specimens.picture(tmp_path)), canvas):
        for left, top, right, bottom in specimens.glyph_boxes(sheet, canvas):
            assert left >= -0.5
            assert top >= -0.5
            assert right <= canvas.width + 0.5
            assert bottom <= canvas.height + 0.5
            for box in sheet.photos:
                apart = right <= box.x + 1 or left >= box.x + box.width - 1
                assert apart or bottom <= box.y + 1 or top >= box.y + box.height - 1


@pytest.mark.parametrize("surface", CANVASES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_two_texts_lie_over_each_other(layout: str, surface: str) -> None:
    canvas = CANVASES[surface]
    for _, sheet in specimens.sheets(layout, specimens.data(layout), canvas):
        boxes = specimens.glyph_boxes(sheet, canvas)
        for i, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[:i]:
                across = min(right, other[2]) - max(left, other[0])
                down = min(bottom, other[3]) - max(top, other[1])
                assert across <= 0.3 * (right - left) or down <= 0.3 * (bottom - top)


def test_an_alarm_is_amber_over_black_under_every_theme(tmp_path: Path) -> None:
    for theme in ("green", "red", "gold"):
        image = shown("emergency", CANVASES["wide"], tmp_path, theme=theme)
        assert image.getpixel((1800, 60)) == (255, 194, 26)
        assert image.getpixel((20, 800)) == (20, 17, 15)


@pytest.mark.parametrize("surface", CANVASES)
def test_a_telephone_number_stays_on_the_surface(surface: str) -> None:
    canvas = CANVASES[surface]
    facts = [
        ["联系", "0917-331 0160（供水服务热线，二十四小时）"],
        ["网址", "https://www.example.gov.cn/guiyi/youyihe"],
    ]
    for layout in ("notice", "emergency", "story"):
        given = specimens.data(layout, facts=facts, lines=["来电请拨0917-331 0160。"], qr=None)
        for _, sheet in specimens.sheets(layout, given, canvas):
            boxes = specimens.glyph_boxes(sheet, canvas, han_only=False)
            assert max(box[2] for box in boxes) <= canvas.width
