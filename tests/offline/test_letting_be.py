"""What the worker lets be: screens, films, other hosts, plain http, files, previews."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error

from tests.offline.conftest import YARD, Reader, Served, held

SCREEN = "screens/hall/index.html"
PLAYER = "<!doctype html><title>屏</title><p>屏</p>"


def test_a_screen_is_never_answered_for_nor_kept(served: Served, read: Reader) -> None:
    (served.folder / "screens/hall").mkdir(parents=True)
    (served.folder / SCREEN).write_text(PLAYER, encoding="utf-8")
    (served.folder / "screens/hall/worker.js").write_text(
        "self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))", encoding="utf-8"
    )
    page = read(YARD)
    page.goto(served.address + SCREEN)
    page.evaluate("navigator.serviceWorker.register('worker.js')")
    page.wait_for_function("navigator.serviceWorker.controller?.scriptURL.endsWith('/screens/hall/worker.js')")
    assert not [name for name in held(page) if name.startswith("screens/")]


def test_a_screen_without_a_worker_of_its_own_is_left_to_the_browser(served: Served, read: Reader) -> None:
    page = read(YARD)
    served.away = True
    with pytest.raises(Error, match="ERR_EMPTY_RESPONSE"):
        page.goto(served.address + SCREEN)


def test_a_range_of_a_film_goes_to_the_server(served: Served, read: Reader) -> None:
    (served.folder / "assets/films").mkdir()
    (served.folder / "assets/films/a.mp4").write_bytes(bytes(1000))
    page = read(YARD)
    page.goto(served.address + YARD)
    assert page.evaluate("!!navigator.serviceWorker.controller")
    page.evaluate("fetch('/some/where/assets/films/a.mp4', { headers: { Range: 'bytes=0-9' } })")
    assert ("assets/films/a.mp4", "bytes=0-9") in served.asked


def test_without_a_secure_place_nothing_is_begun(served: Served, phone: BrowserContext, site: Path) -> None:
    problems: list[str] = []
    page = phone.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    for address in (served.address.replace("127.0.0.1", "site.test") + YARD, (site / YARD).as_uri()):
        page.goto(address, wait_until="networkidle")
        assert problems == []
    assert "worker.js" not in [name for name, _ in served.asked]


def test_a_browser_that_refuses_shows_the_page_all_the_same(served: Served, browser: Browser) -> None:
    problems: list[str] = []
    context = browser.new_context()
    context.add_init_script("navigator.serviceWorker.register = () => { throw new Error('refused'); }")
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(served.address + YARD, wait_until="networkidle")
    assert problems == []
    assert page.locator("h1").inner_text() == "清河栽树yard"
    context.close()
