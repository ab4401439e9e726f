"""A served site that can be away, slow, or without a page; and a browser that keeps what it has read."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.loopback import on_loopback
from tests.pictures.conftest import site as site  # one site serves both areas

expect.set_options(timeout=60_000)  # a machine under load is not a fault

HOME = "index.html"
YARD = "qinghe/activities/yard/index.html"
TREE = "qinghe/activities/tree-{}/index.html"
UNREAD = "qinghe/talks/hills/index.html"
AWAY = "当前没有网络，看的是存下来的内容"
SLOW = "网络太慢，先看存下来的内容"


class Served:
    """A site under a folder of a server. `away` breaks every connection off; `held` lets pages wait until released."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.away = False
        self.lost: dict[str, int] = {}
        self.held: set[str] = set()
        self.released = threading.Event()
        self.asked: list[tuple[str, str]] = []

    def edit(self, name: str, *pairs: tuple[str, str]) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new)
        # A server tells changes by the second: this one is told from what was there before.
        later = file.stat().st_mtime + 60
        file.write_text(text, encoding="utf-8")
        os.utime(file, (later, later))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, served: Served, *args: object, **more: object) -> None:
        self._served = served
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].removeprefix("/some/where/")
        self._served.asked.append((name, self.headers.get("Range", "")))
        if name in self._served.held:
            self._served.released.wait(60)
        if self._served.away:
            self.close_connection = True
        elif name in self._served.lost:
            self.send_error(self._served.lost[name])
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As a static host answers: with the site's own page."""
        page = (self._served.folder / "404.html").read_bytes()
        self.send_response(HTTPStatus(code))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *told: object) -> None:  # noqa: A002  # the name is the library's
        """Nothing: what is asked for is written down."""


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "served" / "some" / "where"
    shutil.copytree(site, folder)
    held = Served(folder)
    with on_loopback(tmp_path / "served", partial(_Handler, held)) as server:
        held.address = f"{server}some/where/"
        yield held
        held.released.set()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context
    context.close()


Reader = Callable[[str], Page]

_KEPT = """async ([path, files]) => {
  for (;;) {
    const record = await caches.match(location.origin + '/some/where/offline.json');
    const kept = record ? await record.json() : [];
    const one = kept.find(held => held.path.endsWith('/' + path));
    if (one && Object.keys(one.files).length >= files) return kept.map(held => held.path.replace('/some/where/', ''));
    await new Promise(done => setTimeout(done, 20));
  }
}"""


@pytest.fixture
def read(served: Served, phone: BrowserContext) -> Reader:
    """Reads a page until the phone has kept it, with its style, its script and the pictures in sight."""

    def reading(name: str, files: int = 2) -> Page:
        page = phone.pages[0] if phone.pages else phone.new_page()
        page.goto(served.address + name)
        page.evaluate(_KEPT, [name, files])
        return page

    return reading


def held(page: Page) -> list[str]:
    """The addresses of all that is kept, from the site's root."""
    return page.evaluate("""async () => {
      const found = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname.slice('/some/where/'.length));
      return found.sort();
    }""")


def styled(page: Page) -> bool:
    """Whether the page has its look: its heading is set in the site's own size."""
    return page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


def until(page: Page, holds: str, arg: object = None) -> None:
    """Waits until `holds`, a function of JavaScript that may promise its answer, says so.

    `Page.wait_for_function` takes a promise itself for a yes.
    """
    page.evaluate(
        f"""async arg => {{
          const holds = {holds};
          while (!await holds(arg)) await new Promise(done => setTimeout(done, 20));
        }}""",
        arg,
    )
