"""A town that is built once, and a copy of it for each test; a player in a real browser."""

from pathlib import Path

import pytest

from tests.emergency.town import Town, copied, write_content
from tests.player.conftest import play

__all__ = ["play"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Town:
    town = Town(tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("cache"))
    write_content(town.content)
    town.build()
    return town


@pytest.fixture
def town(built: Town, tmp_path: Path) -> Town:
    return copied(built, tmp_path)
