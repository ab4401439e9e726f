"""The page itself: one file with everything in it, in the language of old engines, with a title card that needs nothing."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import pairwise

import pytest
from calmjs.parse.parsers import es5
from PIL import Image
from playwright.sync_api import Browser

from tests.player.releases import UNIT, screen
from zhendi.model.unit import Unit
from zhendi.outputs.player import BEACON, page, worker
from zhendi.outputs.player.page import SCRIPTS

SOURCES = {
    file.name.removesuffix(".js"): file.read_text(encoding="utf-8")
    for file in (files("zhendi") / "player").iterdir()
    if file.name.endswith(".js")
}


def test_it_is_one_file_that_names_no_other_host() -> None:
    html = page(screen(), UNIT, "归义镇").decode()
    assert "{{" not in html and '<link rel="stylesheet' not in html and "<script src" not in html
    addresses = set(re.findall(r"https?://[^\"' )]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_the_same_page_every_time() -> None:
    assert page(screen(), UNIT, "归义镇") == page(screen(), UNIT, "归义镇")


def test_a_name_cannot_break_out_of_its_place() -> None:
    html = page(screen(name='"><script>x</script>'), UNIT.model_copy(update={"name": "<b>&社区"})).decode()
    assert "<script>x" not in html and "<b>" not in html


def test_every_source_is_joined() -> None:
    assert set(SOURCES) == set(SCRIPTS) | {"worker", "preview"}


def test_it_is_light() -> None:
    html = page(screen(), UNIT, "归义镇")
    assert len(re.sub(rb"<svg.*?</svg>", b"", html, flags=re.S)) < 40_000


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_it_is_written_in_es5(name: str) -> None:
    """Old screens carry engines of 2016: one arrow function, and they show the card for ever."""
    es5.parse(SOURCES[name])


def test_it_is_shortened_alike_by_every_process() -> None:
    program = "from zhendi.outputs.player.page import script; print(script())"
    made = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_the_page_knows_its_own_digest() -> None:
    html = page(screen(), UNIT, "归义镇")
    blank, digest = re.sub(rb'(?<= data-player=")[0-9a-f]{16}(?=")', b"", html), html.split(b'data-player="')[1][:16]
    assert sha256(blank).hexdigest()[:16].encode() == digest and digest in worker(html)


def test_only_where_it_is_wanted_is_there_a_beacon() -> None:
    assert b"data-beacon" not in page(screen(), UNIT).split(b">")[1]
    assert b" data-beacon " in page(screen(), UNIT, beacon=True).split(b">")[1]
    assert Image.open(BytesIO(BEACON)).convert("RGBA").tobytes() == bytes(4)


@pytest.mark.parametrize(
    "newer",
    [
        "fetch(",
        "async ",
        "await ",
        "=>",
        "`",
        ".finally(",
        ".includes(",
        ".closest(",
        "Object.assign",
        "NodeList",
        ".remove()",
    ],
)
def test_it_uses_nothing_newer(newer: str) -> None:
    code = re.sub(r"/\*.*?\*/", "", "".join(SOURCES[name] for name in SCRIPTS), flags=re.S)
    assert newer not in code


SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1920, 360), (640, 128), (320, 160), (1024, 768)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["green", "red", "gold"])
def test_the_card_is_drawn_within_the_screen(browser: Browser, size: tuple[int, int], theme: str) -> None:
    unit = UNIT.model_copy(
        update={"theme": theme, "name": "渭滨区英达路街道渭工路社区", "slogan": "网格织密，服务到家，邻里相亲"}
    )
    opened = browser.new_page(viewport={"width": size[0], "height": size[1]})
    opened.set_content(page(screen(width_px=size[0], height_px=size[1]), unit, "渭滨区").decode())
    boxes = opened.evaluate("""Array.from(document.querySelectorAll('#stage svg g')).map(function (words) {
      var box = words.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    })""")
    opened.close()
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0.02 * size[0] and top >= 0.02 * size[1] and right <= 0.98 * size[0] and bottom <= 0.98 * size[1]
    tops = sorted((top, bottom) for _, top, _, bottom in boxes)
    assert all(bottom <= next_top for (_, bottom), (next_top, _) in pairwise(tops))


def test_a_character_that_the_serif_lacks_stands_as_text() -> None:
    unit = Unit.model_construct(**{**dict(UNIT), "name": "䶮门社区"})
    html = page(screen(), unit).decode()
    assert html.count("<text") == 1 and "䶮门社区</text>" in html


def test_traditional_names_have_traditional_forms() -> None:
    hant = UNIT.model_copy(update={"lang": "zh-Hant"})
    assert page(screen(), hant) != page(screen(), UNIT) and b'lang="zh-Hant"' in page(screen(), hant)


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 300_000])
def test_its_own_sha_256(browser: Browser, size: int) -> None:
    content = os.urandom(size)
    opened = browser.new_page()
    opened.add_script_tag(content=(files("zhendi") / "player" / "sha256.js").read_text(encoding="utf-8"))
    hash_own = "numbers => Sha256.own(new Blob([new Uint8Array(numbers)]))"
    assert opened.evaluate(hash_own, list(content)) == sha256(content).hexdigest()
    opened.close()
