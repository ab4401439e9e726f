"""The site on a phone's home screen: its manifest as Chromium reads it, and its icons."""

import io
import json
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext

from tests.offline.conftest import YARD, Served
from zhendi.outputs import home_screen


def test_chromium_can_put_it_on_the_home_screen(served: Served, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(served.address + YARD)
    browser = phone.new_cdp_session(page)
    told = browser.send("Page.getAppManifest")
    assert (told["url"], told["errors"]) == (served.address + "app.webmanifest", [])
    manifest = json.loads(told["data"])
    assert (manifest["name"], manifest["display"]) == ("示例社区阵地", "standalone")
    assert (manifest["start_url"], manifest["scope"]) == ("index.html", "./"), "from where the manifest lies"


def test_the_icons_have_their_sizes_and_shapes(site: Path) -> None:
    sizes = {"192": 192, "512": 512, "maskable": 512, "apple": 180}
    for name, side in sizes.items():
        image = Image.open(site / f"assets/icon-{name}.png")
        assert image.size == (side, side)
        corner = image.convert("RGBA").getpixel((0, 0))
        assert corner == ((0, 0, 0, 0) if name.isdigit() else (15, 74, 54, 255)), name
        middle = image.convert("RGB").getpixel((round(side * 0.43), round(side * 0.55)))
        assert middle == (255, 255, 255), "the white mountain"


def test_the_icons_are_the_same_bytes_each_time(site: Path) -> None:
    home_screen._drawn.cache_clear()
    drawn = home_screen._drawn()
    assert drawn[1] == (site / "assets/icon-512.png").read_bytes()
    assert Image.open(io.BytesIO(drawn[1])).format == "PNG"


def test_every_page_names_them(site: Path) -> None:
    for name, up in (("index.html", ""), (YARD, "../../../"), ("zh-hant/" + YARD, "../../../../")):
        page = (site / name).read_text(encoding="utf-8")
        for file in ("app.webmanifest", "assets/mark.svg", "assets/icon-apple.png"):
            assert f'href="{up}{file}"' in page, (name, file)
            assert (site / file).is_file()
