"""Loops at the edges: nothing to show, one slide, two thousand."""

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.keeping import address, everywhere, playing, wait_until_held
from tests.player.releases import TITLE, part, write

OVER = {"until": "2026-04-16 08:00"}


@everywhere
def test_nothing_is_eligible(site: Site, play: Opener, way: str) -> None:
    """Not even a title card, which no build leaves out: the card of the page shows until something is due."""
    write(site.folder, part("over", "red", **OVER), part("later", "blue", since="2026-04-16 08:32"))
    player = play(address(site, way))
    player.advance(60)
    assert player.shows == "card" and player.page.is_visible("#stage svg")
    assert player.colour(0.5, 0.02) != "black"
    player.until_shows("later#1")
    player.advance(1)
    assert player.colour() == "blue"


@everywhere
def test_everything_ends_in_mid_loop(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red", until="2026-04-16 08:31"), part("n", "violet", since="2026-04-16 08:33"))
    player = play(address(site, way))
    player.begin("a#1")
    player.until_shows("card")
    assert player.page.is_visible("#stage svg")
    player.until_shows("n#1")
    player.advance(1)
    assert player.colour() == "violet"


@everywhere
def test_one_slide_alone(site: Site, play: Opener, way: str) -> None:
    """It stays as it is: the very picture, never faded into itself."""
    write(site.folder, part("only", "amber"))
    player = playing(site, play, way, "only#1")
    player.page.evaluate("document.querySelector('#stage img').id = 'first'")
    assert player.course(6) == ["only#1"] * 7
    assert player.page.evaluate("document.querySelector('#stage img').id") == "first"
    assert player.colour() == "amber"
    write(site.folder, part("a", "red"), TITLE)
    player.until_shows("a#1")


@everywhere
def test_one_slide_alone_that_is_no_picture(site: Site, play: Opener, way: str) -> None:
    page = write(site.folder, part("only", "amber"))
    (next((page.parent.parent / "media").iterdir())).write_bytes(b"no picture")
    player = play(address(site, way))
    player.advance(40)
    assert player.shows == "card" and player.page.is_visible("#stage svg")
    write(site.folder, part("only", "amber"))
    player.until_shows("only#1")
    player.advance(1)
    assert player.colour() == "amber"


def number(player: Player) -> int:
    return int(player.shows.partition("#")[0].removeprefix("n"))


@everywhere
def test_two_thousand_slides(site: Site, play: Opener, way: str) -> None:
    """Each has its turn, in order; files that they share are fetched once; a new release of as many takes over."""
    colours = ("red", "green", "blue", "amber", "cyan")
    parts = [part(f"n{n}", colours[n % 5], seconds=2) for n in range(2000)]
    write(site.folder, *parts, TITLE)
    player = play(address(site, way))
    player.begin("n0#1")
    wait_until_held(player, site)
    for _ in range(4):
        player.advance(2)
        first = number(player)
        assert player.colour() == colours[first % 5]
        player.advance(2)
        assert number(player) == first + 1
    assert way == "files" or len(site.statuses(".jpg")) == 6
    write(site.folder, part("new", "violet", seconds=2), *parts[1:], TITLE)
    player.until_shows("new#1")
    assert player.problems == []
