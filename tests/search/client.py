"""The reader's half of the search without a page around it: its parts that ask and answer, in a browser's tab."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

_PARTS = ("fold", "postings", "reading", "asking", "quoting")
_FOLDER = Path(__file__).resolve().parents[2] / "zhendi" / "look" / "search"


@contextmanager
def client(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for part in _PARTS:
        page.add_script_tag(content=(_FOLDER / f"{part}.js").read_text("utf-8"))
    yield page
    page.close()
