"""The codes are read back by a real decoder, and are segno's own where nothing is padded."""

import re

import pytest
import segno
import zxingcpp
from PIL import Image

from zhendi.outputs.pages.qr import modules, qr

ADDRESS = "https://sanhe.example/web/sanhe/qinghe/activities/2026-04-12-green-space/"


def _image(rows: list[str], pixels: int = 4) -> Image.Image:
    side = len(rows) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if module == "1" else 255)
    return image.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)


@pytest.mark.parametrize("length", [*range(20, 90), 120, 155, 190, 230])
def test_an_address_of_any_length_is_read_back(length: int) -> None:
    address = (ADDRESS * 4)[:length]
    assert [found.text for found in zxingcpp.read_barcodes(_image(modules(address)))] == [address]


def test_chinese_in_an_address_is_read_back() -> None:
    address = "https://三河.example/清河/"
    assert [found.text for found in zxingcpp.read_barcodes(_image(modules(address)))] == [address]


@pytest.mark.parametrize("length", [14, 26, 42, 62, 84, 106, 122, 152, 180, 213])
def test_a_full_code_is_segnos_own(length: int) -> None:
    address = (ADDRESS * 4)[:length]
    theirs = segno.make(address, error="m", mask=2, micro=False, boost_error=False, mode="byte")
    assert modules(address) == ["".join(str(int(module)) for module in row) for row in theirs.matrix]


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS * 3])
def test_the_path_draws_the_dark_modules(address: str) -> None:
    told, rows = qr(address), modules(address)
    assert told["size"] == len(rows) + 8
    dark = {(x + 4, y + 4) for y, row in enumerate(rows) for x, module in enumerate(row) if module == "1"}
    assert _drawn(str(told["path"])) == dark


def _drawn(path: str) -> set[tuple[int, int]]:
    """The modules that the path's lines, one module thick, run through: their columns and rows, margin included."""
    drawn: set[tuple[int, int]] = set()
    x = y = 0.0
    for letter, told in re.findall(r"([Mmh])([-\d. ]+)", path):
        numbers = [float(number) for number in told.split()]
        if letter == "h":
            drawn |= {(int(x) + n, int(y)) for n in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if letter == "M" else (x + numbers[0], y + numbers[1])
        assert y % 1 == 0.5, "a line is in the middle of its row"
    return drawn
