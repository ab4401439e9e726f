"""Photograph the slides as web pages in Chromium: `python -m benchmark.shoot SLIDES.json OUT CHROMIUM each|kept`.

each: every slide is a page of its own, loaded by one browser that stays open. kept: one page stays loaded and only the
slide's own elements are exchanged, the least a browser can be asked to do. Either way the fonts are installed.
"""

import base64
import io
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import segno
from playwright.sync_api import CDPSession, sync_playwright

from benchmark.slide_set import HEIGHT, WIDTH
from zhendi.drawing.fonts import font_files

_QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
_OPTIONS = ("--no-sandbox", "--no-first-run", "--hide-scrollbars", *_QUIET)
_PICTURE = {"format": "jpeg", "quality": 88}
_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{}</fontconfig>'


def prepare(folder: Path) -> Mapping[str, str]:
    """Write the page and the list of fonts, those that drawing uses; return the variables that install them."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("slide.html"), folder / "slide.html")
    places = "".join(f"<dir>{place}</dir>" for place in sorted({file.parent for file in font_files()}))
    listed = _FONTS.format(f"{places}<cachedir>{folder / 'font-cache'}</cachedir>")
    (folder / "fonts.conf").write_text(listed, encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def main(slides: Path, out: Path, chromium: str, pages: str) -> None:
    """Write one JPEG a slide to out. The folder of slides holds what prepare wrote."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        session = page.context.new_cdp_session(page)
        for number, slide in enumerate(json.loads(slides.read_text("utf-8"))):
            if pages == "each" or number == 0:
                page.goto((slides.parent / "slide.html").as_uri())
            page.evaluate("([layout, data]) => show(layout, data)", [slide["layout"], _with_code(slide["data"])])
            (out / f"{number:03}.jpg").write_bytes(_picture(session))
        browser.close()


def _with_code(data: dict[str, object]) -> dict[str, object]:
    if not data["qr"]:
        return data
    code = io.BytesIO()
    segno.make(str(data["qr"]), error="m", micro=False).save(code, kind="svg", xmldecl=False, omitsize=True, border=0)
    return {**data, "svg": code.getvalue().decode()}


def _picture(session: CDPSession) -> bytes:
    """One round trip: Playwright's own screenshot does more, and that would count against the browser."""
    return base64.b64decode(session.send("Page.captureScreenshot", _PICTURE)["data"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
