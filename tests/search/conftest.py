"""A small site with its index, from a folder and under a sub-path."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site import small_content
from tests.site.conftest import furnish, read, render


@pytest.fixture(scope="session")
def found_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = read(small_content.write(tmp_path_factory.mktemp("content")))
    folder = tmp_path_factory.mktemp("found") / "some" / "where"
    folder.mkdir(parents=True)
    return render(catalogue, furnish(catalogue), folder)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *told: object) -> None:  # noqa: A002  # the name is the library's
        """Nothing: what is asked for is seen in the browser."""


@pytest.fixture(scope="session")
def found_address(found_site: Path) -> Iterator[str]:
    """The site under two folders of a server."""
    root = found_site.parents[2]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/where/site/"
        server.shutdown()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    yield context.new_page()
    context.close()
