"""The small site of tests/site, for what no page may do."""

from pathlib import Path

import pytest

from tests.site import small_content
from tests.site.conftest import furnish, read, render


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = read(small_content.write(tmp_path_factory.mktemp("content")))
    return render(catalogue, furnish(catalogue), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def pages(site: Path) -> tuple[Path, ...]:
    """Every page of the site; a screen's player is a page of another kind."""
    found = (file for file in sorted(site.rglob("*.html")) if "screens" not in file.relative_to(site).parts[:-2])
    return tuple(file for file in found if file.stat().st_size)
