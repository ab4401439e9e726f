"""A cache of its own for each test, and films to put into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.films.footage import Footage, film
from zhendi.films import FilmRendition, FilmStore

Recorded = Callable[..., Path]
Made = Callable[..., FilmRendition]


@pytest.fixture
def store(tmp_path: Path) -> FilmStore:
    return FilmStore(tmp_path / "cache")


@pytest.fixture
def recorded(tmp_path: Path) -> Recorded:
    """Footage as a file: named first, then what is unlike the usual."""

    def record(name: str = "clip.mp4", **unlike: object) -> Path:
        return film(tmp_path / name, Footage(**unlike))  # type: ignore[arg-type]

    return record


@pytest.fixture
def made(store: FilmStore) -> Made:
    """A film's rendition for a screen of 1920×1080."""

    def make(file: Path, width: int = 1920, height: int = 1080) -> FilmRendition:
        return store.rendition(file, store.inspect(file).digest, width, height)

    return make
