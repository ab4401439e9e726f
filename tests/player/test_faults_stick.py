"""Files alone, as on a stick or in a folder that somebody else writes: exchanged, pulled out, with pieces missing."""

import shutil

import pytest

from tests.player.conftest import Opener
from tests.player.hostile import Site
from tests.player.keeping import jpg, playing
from tests.player.releases import TITLE, part, plain, screen, write


@pytest.fixture
def media(site: Site):
    return site.folder / "screens" / "media"


def test_exchanged_with_a_file_missing(site: Site, play: Opener, media) -> None:
    """What plays goes on, at least in part; opened again, it plays what is there of the new one, and the missing file once it comes."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, "files")
    shutil.rmtree(media)
    write(site.folder, part("c", "green"), part("d", "violet"), TITLE)
    (media / jpg("violet")).unlink()
    for _ in range(20):
        player.drift(5)
        assert player.shows in ("a#1", "b#1", "c#1")
        assert player.colour() != "black"
    player.restart()
    player.begin("c#1")
    assert player.colour() == "green"
    (media / jpg("violet")).write_bytes(plain("violet").content)
    player.until_shows("d#1")
    player.advance(1)
    assert player.colour() == "violet"


def test_a_file_missing_at_the_start(site: Site, play: Opener, media) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE)
    (media / jpg("blue")).unlink()
    player = play(f"{site.folder.as_uri()}/screens/hall/index.html")
    player.begin("a#1")
    assert [player.colour(), *[player.advance(10) or player.colour() for _ in range(3)]] == ["red", "green"] * 2
    (media / jpg("blue")).write_bytes(plain("blue").content)
    player.until_shows("b#1")


@pytest.mark.parametrize(
    "wrong", [b"", b'window.ZHENDI_MANIFEST = {"schema":1,', b"<html>", b"window.ZHENDI_MANIFEST = null;"]
)
def test_a_broken_manifest(site: Site, play: Opener, wrong: bytes) -> None:
    page = write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, "files")
    page.with_name("manifest.js").write_bytes(wrong)
    assert player.course(14) == ["a#1", "b#1"] * 7 + ["a#1"]
    assert player.colour() == "red"
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")


def test_a_manifest_for_another_screen(site: Site, play: Opener) -> None:
    page = write(site.folder, part("a", "red"), TITLE)
    other = write(site.folder, part("b", "blue"), TITLE, on=screen(code="gate"))
    player = playing(site, play, "files")
    shutil.copy(other.with_name("manifest.js"), page.with_name("manifest.js"))
    assert player.course(14) == ["a#1"] * 15
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")


def test_pulled_out_and_put_back(site: Site, play: Opener) -> None:
    """Without its files the screen shows what it still has, else the card of the page; then it plays again."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, "files")
    away = site.folder.with_name("away")
    site.folder.rename(away)
    for _ in range(20):
        player.advance(10)
        assert player.shows in ("a#1", "b#1", "title", "card")
        assert player.colour() != "black"
    away.rename(site.folder)
    player.until_shows("a#1")
    player.until_shows("b#1")
    player.advance(1)
    assert player.colour() == "blue"


def test_a_picture_damaged_where_it_lies(site: Site, play: Opener, media) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE)
    (media / jpg("blue")).write_bytes(plain("blue").content[:200])
    player = play(f"{site.folder.as_uri()}/screens/hall/index.html")
    player.begin("a#1")
    assert player.course(3) == ["a#1", "c#1", "a#1", "c#1"]
    (media / jpg("blue")).write_bytes(plain("blue").content)
    player.until_shows("b#1")
    player.advance(1)
    assert player.colour() == "blue"
