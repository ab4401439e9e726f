"""The ways in which a player keeps a release, and a player that keeps one whole."""

import json

import pytest

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import plain

PAGE = "screens/hall/index.html"
MANIFEST = "screens/hall/manifest.json"

WAYS = ("cache", "indexeddb")

networked = pytest.mark.parametrize("way", WAYS)
everywhere = pytest.mark.parametrize("way", [*WAYS, "files"])


def address(site: Site, way: str) -> str:
    """Where a screen opens its page so that it keeps its releases that way."""
    return {
        "cache": site.url + PAGE,
        "indexeddb": site.plain_url + PAGE,
        "files": (site.folder / PAGE).as_uri(),
    }[way]


def jpg(colour: str) -> str:
    """The name of the file of a slide of that colour."""
    return f"{plain(colour).sha256}.jpg"


def offered(site: Site) -> str:
    """The release that the site offers to the screen."""
    return str(json.loads((site.folder / MANIFEST).read_bytes())["release"])


def wait_until_held(player: Player, site: Site) -> None:
    """Waits until the release that is offered lies whole in the player's store, and the page with it."""
    player.until(lambda: player.holds == offered(site))
    if player.page.evaluate("location.protocol !== 'file:' && !!navigator.serviceWorker"):
        player.page.evaluate("navigator.serviceWorker.ready.then(function () {})")


def playing(site: Site, play: Opener, way: str, first: str = "a#1", **keys: str) -> Player:
    """A player that shows the first slide and holds the release whole."""
    player = play(address(site, way), **keys)
    player.begin(first)
    wait_until_held(player, site)
    player.until_shows(first)
    return player


def said(player: Player) -> str:
    """What the overlay tells of the last asking."""
    if not player.page.is_visible("#overlay"):
        player.page.keyboard.press("i")
    return next(line for line in player.overlay().splitlines() if line.startswith("最近更新"))


def until_said(player: Player, expected: str, seconds: int = 400) -> None:
    """Moves time on until the overlay tells of another asking with this result."""
    before = said(player)
    player.until(lambda: said(player) != before and expected in said(player), seconds)
