"""The codes are read back by a real decoder, and are segno's own where nothing is padded."""

from itertools import pairwise

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


def test_the_path_draws_the_dark_modules() -> None:
    told = qr(ADDRESS)
    rows = modules(ADDRESS)
    runs = sum(row.startswith("1") + sum(pair == ("0", "1") for pair in pairwise(row)) for row in rows)
    assert told["size"] == len(rows) + 8
    assert str(told["path"]).count("h") == runs
