"""The small site of tests/site, for what no page may do."""

from pathlib import Path

import pytest

from tests.site.conftest import catalogue, site

__all__ = ["catalogue", "site"]


@pytest.fixture(scope="session")
def pages(site: Path) -> tuple[Path, ...]:
    """Every page of the site; a screen's player is a page of another kind."""
    found = (file for file in sorted(site.rglob("*.html")) if "screens" not in file.relative_to(site).parts[:-2])
    return tuple(file for file in found if file.stat().st_size)
