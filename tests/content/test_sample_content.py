"""The sample content holds what it promises: every kind and many screens, no problem, no picture twice on a page."""

import re
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from zhendi.catalogue import Catalogue
from zhendi.films import FilmStore
from zhendi.loading import load
from zhendi.model.kinds.notice import Notice
from zhendi.photos import inspect

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
ROW = re.compile(r"^\| (\S+\.svg) \| (\S+) \|$", re.MULTILINE)
FILM_ROW = re.compile(r"^\| (\S+\.py) \| (\S+\.mp4) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    loaded, problems = load(CONTENT)
    assert not problems
    assert loaded is not None
    return loaded


def test_every_kind_is_there_in_number(catalogue: Catalogue) -> None:
    kinds = Counter(entry.folder for entry in catalogue.entries)
    assert set(kinds) == {"activities", "families", "honours", "talks", "notices"}
    assert min(kinds.values()) >= 6
    assert sum(kinds.values()) >= 48
    assert {entry.status for entry in catalogue.entries} == {"draft", "published", "withdrawn"}


def test_screens_are_of_many_sizes(catalogue: Catalogue) -> None:
    assert len(catalogue.screens) >= 12
    assert len({(screen.width_px, screen.height_px) for screen in catalogue.screens}) >= 9
    assert any(screen.rotate == 90 for screen in catalogue.screens)
    assert any(not screen.networked for screen in catalogue.screens)
    assert any(end < start for screen in catalogue.screens for start, end in screen.hours)


def test_the_emergency_lies_in_the_coming_week_and_not_now(catalogue: Catalogue) -> None:
    assert catalogue.portal.as_of is not None
    now = catalogue.portal.as_of.first_moment
    emergencies = [entry for entry in catalogue.entries if isinstance(entry, Notice) and entry.category == "紧急"]
    assert emergencies
    assert all(now < entry.starts < entry.expires < now + timedelta(days=7) for entry in emergencies)


def test_no_picture_stands_twice_on_a_page(catalogue: Catalogue) -> None:
    """A unit's page and the home page show the covers of all entries beneath them."""
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for entry in catalogue.entries:
        for file in sorted({file for _, file in entry.media()} - set(entry.films())):
            shown[inspect(entry.home.folder / file).digest].append(entry.id)
    assert {digest: ids for digest, ids in shown.items() if len(ids) > 1} == {}


def test_every_picture_has_its_drawing() -> None:
    rows = ROW.findall((ROOT / "illustrations" / "README.md").read_text("utf-8"))
    pictures = {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.jpg")}
    drawings = {path.name for path in (ROOT / "illustrations").glob("*.svg")}
    assert {picture for _, picture in rows} == pictures
    assert {drawing for drawing, _ in rows} == drawings


def test_every_film_has_its_script() -> None:
    rows = FILM_ROW.findall((ROOT / "illustrations" / "README.md").read_text("utf-8"))
    assert {film for _, film in rows} == {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.mp4")}
    assert {script for script, _ in rows} == {path.name for path in (ROOT / "illustrations").glob("*.py")}


def test_a_film_is_short_and_light_and_sounds(catalogue: Catalogue, tmp_path: Path) -> None:
    films = [entry.home.folder / name for entry in catalogue.entries for name in entry.films()]
    assert films
    for film in films:
        facts = FilmStore(tmp_path).inspect(film)
        assert (facts.width, facts.height, facts.has_sound) == (1280, 720, True)
        assert 8 <= facts.seconds <= 12
        assert film.stat().st_size < 400_000


def test_pictures_are_of_web_weight() -> None:
    pictures = sorted(CONTENT.rglob("*.jpg"))
    assert sum(picture.stat().st_size for picture in pictures) < 25_000_000
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.format == "JPEG"
            assert max(image.size) == (1200 if image.height > image.width else 1600)
