"""The generated content is valid, always the same, and reaches both sides of the comparison."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from zhendi import rules
from zhendi.films import FilmStore
from zhendi.loading import load
from zhendi.photos import PhotoStore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("benchmark.content")


def test_generated_content_is_whole(content: ModuleType, tmp_path: Path) -> None:
    content.write_photos(tmp_path / "photos")
    content.write(tmp_path / "content", 230, tmp_path / "photos")
    catalogue, problems = load(tmp_path / "content")
    assert catalogue.founded and not problems
    sound, problems = rules.check(catalogue, PhotoStore(tmp_path / "cache").inspect, FilmStore(tmp_path).inspect)
    assert not problems
    assert len(sound.entries) == 230 and len(sound.screens) == 4
    assert {entry.folder for entry in sound.entries} == {"activities", "families", "honours", "talks", "notices"}


@pytest.mark.parametrize("count", [1, 40, 100, 1003])
def test_exactly_as_many_entries_as_asked_for_and_always_the_same(content: ModuleType, count: int) -> None:
    pieces = tuple(content.pieces(count))
    assert len({piece.id for piece in pieces}) == count
    assert pieces == tuple(content.pieces(count))


def test_the_plain_project_holds_the_same_bodies(content: ModuleType, tmp_path: Path) -> None:
    material = importlib.import_module("benchmark.material")
    content.write_photos(tmp_path / "photos")
    pieces = tuple(content.pieces(40))
    material.write(tmp_path / "plain", pieces, tmp_path / "photos")
    for piece in pieces:
        page = tmp_path / "plain" / "docs" / piece.file
        assert page.read_text("utf-8").endswith(piece.body) and piece.title in page.read_text("utf-8")
        assert all((page.parent / name).is_file() for name, _ in piece.photos)
