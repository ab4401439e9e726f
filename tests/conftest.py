"""What every area of the tests shares: one browser for a run, since two cannot be driven from one process."""

import os
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from playwright.sync_api import Browser, sync_playwright

from zhendi.drawing.fonts import font_files

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A host of plain http, to which browsers lend neither service workers nor Cache.
    "--host-resolver-rules=MAP *.test 127.0.0.1",
)


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fontconfig file that knows the product's own fonts and no others: text is as wide on every machine."""
    folder = tmp_path_factory.mktemp("fonts")
    places = sorted({str(file.parent) for file in font_files()})
    known = "".join(f"<dir>{escape(place)}</dir>" for place in places)
    file = folder / "fonts.conf"
    file.write_text(
        f"<fontconfig>{known}<cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>", encoding="utf-8"
    )
    return file


@pytest.fixture(scope="session")
def browser(fonts: Path) -> Iterator[Browser]:
    """A real Chromium; `scripts/test.py` says where it is."""
    known: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET), env=known)
        yield started
        started.close()
