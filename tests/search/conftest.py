"""A small site with its index, from a folder and under a sub-path."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.loopback import on_loopback
from tests.site import small_content
from tests.site.conftest import furnish, read, render


@pytest.fixture(scope="session")
def found_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = read(small_content.write(tmp_path_factory.mktemp("content")))
    folder = tmp_path_factory.mktemp("found") / "some" / "where"
    folder.mkdir(parents=True)
    return render(catalogue, furnish(catalogue), folder)


@pytest.fixture(scope="session")
def found_address(found_site: Path) -> Iterator[str]:
    """The site under two folders of a server."""
    with on_loopback(found_site.parents[2]) as server:
        yield f"{server}some/where/site/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    yield context.new_page()
    context.close()
