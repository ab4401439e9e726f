"""Whoever stands where people stand can read it: type on every layout and surface against the angle rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.drawing import specimens
from tests.drawing.specimens import CANVASES, LAYOUTS, em_of, glyphs, least_em
from zhendi.drawing.brief import Canvas
from zhendi.drawing.compose import picture
from zhendi.drawing.paging import PageData
from zhendi.drawing.setting import seen
from zhendi.photos import PhotoStore

MARK, BODY, LEAD, HEADLINE, DISPLAY = 18, 27, 32, 50, 60
ROUNDING = 0.01  # of an em in pixels


def roles(layout: str, page: PageData, low: bool) -> Iterator[tuple[str, int]]:
    """What a page says, and the arc minutes each text must cover."""
    first = page["index"] == 1
    titled = layout not in ("quote", "words") and not (low and layout in ("points", "figures", "people"))
    if titled and first:
        yield from ((piece, HEADLINE) for piece in page["title"].split("|"))
    yield from ((value, LEAD) for _, value in page.get("facts") or ())
    yield from ((text, LEAD) for text in (page.get("quote"), *(page.get("points") or ())) if text)
    yield from ((line, BODY) for line in page.get("lines") or () if layout != "people")
    yield from ((person["name"], LEAD) for person in page.get("people") or ())
    for figure in page.get("figures") or ():
        yield figure["value"], DISPLAY
        yield figure["label"], BODY


def require_legible(layout: str, canvas: Canvas) -> None:
    """Every text of every page of a layout's specimen covers the angle of its role, and nothing runs over."""
    low = canvas.height <= 200 or canvas.width / canvas.height >= 2.4
    pages = list(specimens.sheets(layout, specimens.data(layout), canvas))
    assert pages
    for page, sheet in pages:
        for text, minutes in roles(layout, page, low):
            found = em_of(sheet, text)
            assert not found or found >= least_em(canvas, minutes) - ROUNDING, (text, found)
        smallest = min(glyph.em for glyph in glyphs(sheet) if "\u4e00" <= glyph.char <= "\u9fff")
        assert smallest >= least_em(canvas, MARK) - ROUNDING
        assert not sheet.over


@pytest.mark.parametrize("surface", CANVASES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_type_covers_its_angle(layout: str, surface: str) -> None:
    require_legible(layout, CANVASES[surface])


@pytest.mark.parametrize("surface", CANVASES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_is_said_somewhere_in_the_series(layout: str, surface: str) -> None:
    canvas = CANVASES[surface]
    whole = specimens.data(layout)
    found = specimens.planned(layout, whole, canvas)
    said = "".join(glyph.char for _, sheet in specimens.sheets(layout, whole, canvas) for glyph in glyphs(sheet))
    said = "".join(said.split())
    wanted = [*(value for _, value in whole.get("facts") or ()), *(whole.get("points") or ()), whole.get("quote") or ""]
    wanted += [person["name"] for person in whole.get("people") or ()]
    wanted += [figure["value"] for figure in whole.get("figures") or ()]
    wanted += [line for line in whole.get("lines") or () if layout != "people" and line not in found.left_out]
    wanted += [] if layout == "quote" else str(whole.get("text") or whole["title"]).split("|")
    for text in wanted:
        assert "".join(text.split()) in said, text


@pytest.mark.parametrize("surface", ["wide", "LED", "small LED", "strip"])
def test_unit_names_and_slogans_are_display_type(surface: str) -> None:
    canvas = CANVASES[surface]
    for layout, texts in (("title", ["友谊河社区"]), ("words", ["文明友谊河", "惠及千万家"])):
        ((_, sheet),) = specimens.sheets(layout, specimens.data(layout), canvas)
        assert all(em_of(sheet, text) >= least_em(canvas, DISPLAY) - ROUNDING for text in texts)


def ink_rows(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """The rows of a box that hold ink: pixels far from the ground, which is the box's commonest colour."""
    part = image.convert("L").crop(box)
    ground = max(part.getcolors(65536) or [(0, 0)])[1]
    bounds = part.point(lambda value: 255 if abs(value - ground) > 60 else 0).getbbox()
    assert bounds
    return bounds[3] - bounds[1]


@pytest.mark.parametrize("surface", ["wide", "wide far", "tall", "strip", "LED", "small LED", "tall LED"])
@pytest.mark.parametrize(("layout", "minutes"), [("words", DISPLAY), ("notice", HEADLINE)])
def test_the_ink_itself_is_as_high_as_the_rule_says(layout: str, minutes: int, surface: str, tmp_path: Path) -> None:
    canvas = CANVASES[surface]
    given = {"text": "園園園"} if layout == "words" else {"title": "園園園"}
    page, sheet = next(iter(specimens.sheets(layout, specimens.data(layout, qr=None, **given), canvas)))
    image = picture(sheet, page, PhotoStore(tmp_path))
    # 園 fills its square as a full character does: 0.90 of its em, where the rule reckons with 0.92
    needed = least_em(canvas, minutes) * 0.90
    assert ink_rows(image, specimens.box_of(sheet, "園", canvas)) >= needed - 1.5


def test_no_more_running_text_than_people_read_in_passing() -> None:
    long = [
        "每户认领一块地，挂牌、浇水、除草，秋天一起收种子。",
        "社区准备工具和树苗。",
        "孩子可以给自己的树起名字，写在木牌上。",
    ]
    for canvas in CANVASES.values():
        for page, _ in specimens.sheets("story", specimens.data("story", lines=long), canvas):
            assert sum(map(seen, page["lines"])) <= 45
