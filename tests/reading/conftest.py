"""The pages that every measure of reading is taken on, found by what stands on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.site.conftest import catalogue, site

__all__ = ["catalogue", "site"]
MEASURING = Path(__file__).with_name("measuring.js").read_text(encoding="utf-8")
ADDRESS = "https://sanhe.example/web/"
Shape = tuple[str, str]


class _Shapes(HTMLParser):
    """What a page is made of: its elements with their classes, in its language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[Shape] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.found.add((tag, told.get("lang", "")))
        self.found |= {(tag, name) for name in told.get("class", "").split() or [""]}


def cover(pages: dict[str, set[Shape]]) -> tuple[str, ...]:
    """As few pages as hold, together, everything that any page holds: a new template brings its page by itself."""
    left, chosen = set[Shape]().union(*pages.values()), list[str]()
    while left:
        best = max(sorted(pages), key=lambda name: len(pages[name] & left))
        chosen.append(best)
        left -= pages[best]
    return tuple(chosen)


@pytest.fixture(scope="session")
def shown(site: Path) -> tuple[str, ...]:
    """The addresses of the pages to look at."""
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html")) if file.stat().st_size}
    return cover({name: _Shapes(file.read_text(encoding="utf-8")).found for name, file in files.items()})


@dataclass(frozen=True)
class Reader:
    """A reader's browser at the site's own address, which is answered from its folder."""

    site: Path
    shown: tuple[str, ...]
    context: BrowserContext

    def open(self, name: str, asking: str = "") -> Page:
        """The tab at a page; one tab serves all."""
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.goto(f"{ADDRESS}{name}{asking}")
        return page

    def walk(self, elder: bool = False) -> Iterator[tuple[str, Page]]:
        """Every page to look at, one after another, in one of the two modes."""
        for name in self.shown:
            yield name, self.open(name, f"?elder={int(elder)}")


Sits = Callable[..., Reader]


@pytest.fixture
def sits(browser: Browser, site: Path, shown: tuple[str, ...]) -> Iterator[Sits]:
    """A reader sits down: `sits(width=360, dark=True)`, and whatever else a browser's context can be told."""
    contexts: list[BrowserContext] = []

    def answer(route: Route) -> None:
        file = site / unquote(urlsplit(route.request.url).path).removeprefix("/web/")
        route.fulfill(path=file) if file.is_file() else route.abort()

    def sat(width: int = 360, height: int = 800, dark: bool = False, **told: Any) -> Reader:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **told)
        contexts.append(context)
        context.route("**/*", answer)
        context.add_init_script(MEASURING)
        return Reader(site, shown, context)

    yield sat
    for context in contexts:
        context.close()
