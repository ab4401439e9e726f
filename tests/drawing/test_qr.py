"""The QR code on a slide leads to the entry's page: read from the finished JPEG, as a phone would."""

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.drawing import specimens
from tests.drawing.specimens import ADDRESS, CANVASES, LAYOUTS
from zhendi.drawing import Canvas
from zhendi.drawing.compose import jpeg, picture
from zhendi.drawing.typeset import qr_modules
from zhendi.photos import PhotoStore

WIDE_OR_TALL = ("wide", "wide far", "wide 720", "wide 4K", "tall", "tall far", "tall 720")
STRIPS = ("strip", "strip 540")
LINKED = [layout for layout in LAYOUTS if layout != "words"]


def first_page(layout: str, canvas: Canvas, folder: Path, **other: object) -> tuple[Image.Image, int]:
    """The first page as decoded from its JPEG, and the pixels of a module of its QR code, 0 without one."""
    whole = specimens.data(layout, specimens.picture(folder), **other)
    page, sheet = next(iter(specimens.sheets(layout, whole, canvas)))
    encoded = jpeg(picture(sheet, page, PhotoStore(folder / "photos")))
    return Image.open(io.BytesIO(encoded)), sheet.qr.module if sheet.qr else 0


@pytest.mark.parametrize("surface", [*WIDE_OR_TALL, *STRIPS])
@pytest.mark.parametrize("layout", LINKED)
def test_the_code_is_read_from_the_picture(layout: str, surface: str, tmp_path: Path) -> None:
    canvas = CANVASES[surface]
    image, module = first_page(layout, canvas, tmp_path)
    if surface in STRIPS and layout in ("story", "people", "figures") and not module:
        return  # there the words need its room
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [ADDRESS]
    side_mm = module * len(qr_modules(ADDRESS)) * canvas.height_mm / canvas.height
    assert side_mm >= 150  # a tenth of a metre and a half


@pytest.mark.parametrize("surface", ["square", "strip"])
def test_the_code_gives_way_rather_than_lengthen_the_series(surface: str) -> None:
    canvas = CANVASES[surface]
    for layout in LINKED:
        linked, bare = (specimens.planned(layout, specimens.data(layout, qr=qr), canvas) for qr in (ADDRESS, None))
        assert len(linked.pages) == len(bare.pages)


def test_the_code_is_read_through_a_watermark(tmp_path: Path) -> None:
    image, _ = first_page("notice", CANVASES["wide"], tmp_path, watermark="草稿")
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [ADDRESS]


def test_the_code_grows_with_the_distance(tmp_path: Path) -> None:
    canvas = Canvas(1920, 1080, 3000, 18)
    _, module = first_page("emergency", canvas, tmp_path)
    assert module * len(qr_modules(ADDRESS)) * 3000 / 1080 >= 180


def test_modules_are_whole_pixels_in_a_quiet_zone(tmp_path: Path) -> None:
    canvas = CANVASES["wide"]
    whole = specimens.data("notice")
    page, sheet = next(iter(specimens.sheets("notice", whole, canvas)))
    image = picture(sheet, page, PhotoStore(tmp_path)).convert("L")
    assert sheet.qr
    modules = qr_modules(ADDRESS)
    side, quiet = len(modules) * sheet.qr.module, 4 * sheet.qr.module
    x, y = sheet.qr.x, sheet.qr.y
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            left, top = x + column * sheet.qr.module, y + row * sheet.qr.module
            cell = image.crop((left, top, left + sheet.qr.module, top + sheet.qr.module))
            assert cell.getextrema() == ((0, 0) if dark else (255, 255))
    around = image.crop((x - quiet, y - quiet, x + side + quiet, y + side + quiet))
    for edge in ((0, 0, side + 2 * quiet, quiet), (0, 0, quiet, side + 2 * quiet)):
        assert around.crop(edge).getextrema() == (255, 255)


@pytest.mark.parametrize("surface", ["LED", "small LED"])
def test_a_small_led_shows_no_code(surface: str, tmp_path: Path) -> None:
    image, module = first_page("notice", CANVASES[surface], tmp_path)
    assert module == 0
    assert zxingcpp.read_barcodes(image) == []
