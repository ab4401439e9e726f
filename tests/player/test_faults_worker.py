"""The page itself: kept by the service worker, replaced when the site has a newer one, never by anything else."""

import re
import time
from collections.abc import Callable

import pytest

from tests.player.conftest import Opener, Player
from tests.player.hostile import CUT_OFF, PORTAL, PORTAL_PAGE, Fault, Site
from tests.player.keeping import PAGE, address, offered, playing
from tests.player.releases import TITLE, part, screen, write

DAMAGE = """async () => {
  let count = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!/\\.jpg|\\.mp4|[0-9a-f]{64}|manifest/.test(request.url)) {
        await cache.put(request, new Response('<!DOCTYPE html><p>', { headers: { 'Content-Type': 'text/html' } }));
        count++;
      }
    }
  }
  return count;
}"""


def renamed(site: Site, name: str, *parts) -> None:
    """The site builds the screen's page anew, with another name of the screen in it."""
    write(site.folder, *parts, TITLE, on=screen(name=name))


def name_shown(player: Player) -> str | None:
    return player.page.get_attribute("html", "data-name")


def shells(player: Player) -> int:
    """In how many caches a page is kept."""
    return player.page.evaluate("""async () => {
      let count = 0;
      for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        count += kept.some(request => /index.html$|\\/$/.test(request.url));
      }
      return count;
    }""")


def wait_for_browser(player: Player, met: Callable[[], bool]) -> None:
    """Waits for what the browser does in its own time, not in the page's: it looks after workers when it has leisure."""
    deadline = time.monotonic() + 30
    while not met():
        assert time.monotonic() < deadline
        player.page.evaluate("0")


def wait_until_looked_for(player: Player, site: Site, end: str) -> None:
    """Moves time on until the site's new release is played; waits until the browser has asked for a file of the page."""
    before = len(site.asked)
    player.until(lambda: player.holds == offered(site))
    wait_for_browser(player, lambda: any(path.endswith(end) for path, _ in site.asked[before:]))


def test_a_new_page_is_taken_at_a_slide_change(site: Site, play: Opener) -> None:
    """Not in the middle of a slide, and never between two pages without one."""
    renamed(site, "旧名", part("a", "red", seconds=300))
    player = playing(site, play, "cache")
    renamed(site, "新名", part("b", "blue", seconds=40))
    wait_until_looked_for(player, site, "index.html")
    wait_for_browser(player, lambda: shells(player) == 1)
    assert (player.shows, name_shown(player)) == ("a#1", "旧名")
    assert player.until(lambda: name_shown(player) == "新名") > 100
    player.begin("b#1")
    assert player.colour() == "blue"
    site.down()
    player.restart()
    player.begin("b#1")
    assert (name_shown(player), player.colour()) == ("新名", "blue")


@pytest.mark.parametrize(
    "fault",
    [404, PORTAL, PORTAL_PAGE, CUT_OFF, b"self.addEventListener('fetch', function () { throw 1; })("],
    ids=["404", "portal", "portal page", "cut off", "no script"],
)
def test_a_broken_worker_leaves_the_one_there_is(site: Site, play: Opener, fault: int | bytes | Fault) -> None:
    renamed(site, "旧名", part("a", "red"), part("b", "blue"))
    player = playing(site, play, "cache")
    site.faults["worker.js"] = fault
    renamed(site, "新名", part("c", "green"))
    wait_until_looked_for(player, site, "worker.js")
    site.down()
    player.restart()
    player.begin("c#1")
    assert (name_shown(player), player.colour()) == ("旧名", "green")
    site.heal()
    site.up()
    renamed(site, "新名", part("d", "violet"))
    wait_until_looked_for(player, site, "index.html")
    player.until(lambda: name_shown(player) == "新名")


@pytest.mark.parametrize(
    "fault", [404, PORTAL_PAGE, CUT_OFF, Fault(claimed=2000)], ids=["404", "portal", "cut off", "truncated"]
)
def test_a_broken_page_is_not_taken(site: Site, play: Opener, fault: int | Fault) -> None:
    renamed(site, "旧名", part("a", "red"), part("b", "blue"))
    player = playing(site, play, "cache")
    site.faults["index.html"] = fault
    renamed(site, "新名", part("c", "green"))
    wait_until_looked_for(player, site, "index.html")
    player.restart()
    player.begin("c#1")
    assert (name_shown(player), player.colour()) == ("旧名", "green")
    site.heal()
    renamed(site, "新名", part("d", "violet"))
    wait_until_looked_for(player, site, "index.html")
    player.until(lambda: name_shown(player) == "新名")


def test_a_kept_page_that_is_damaged_gives_way_to_the_sites(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, "cache")
    assert player.page.evaluate(DAMAGE) == 1
    player.restart()
    player.begin("a#1")
    player.advance(70)
    site.down()
    player.restart()
    player.begin("a#1")
    assert player.colour() == "red"


def test_a_new_page_over_plain_http(site: Site, play: Opener) -> None:
    """There no worker keeps it: the page finds for itself that the site has a newer one, and makes sure that it is one."""
    renamed(site, "旧名", part("a", "red", seconds=20), part("b", "blue", seconds=20))
    player = playing(site, play, "indexeddb")
    site.faults["index.html"] = PORTAL_PAGE
    renamed(site, "新名", part("c", "green"))
    player.until_shows("c#1")
    player.drift(90)
    assert (player.shows, name_shown(player)) == ("c#1", "旧名")
    site.heal()
    renamed(site, "新名", part("d", "violet"))
    player.until(lambda: name_shown(player) == "新名")
    player.begin("d#1")


def test_the_worker_answers_for_its_own_screen_alone(site: Site, play: Opener) -> None:
    """Two screens of one site share an origin, and neither has the other's page nor prunes what the other keeps."""
    write(site.folder, part("b", "blue"), TITLE, on=screen(code="gate", name="大门"))
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, "cache")
    page, url = player.page, player.url
    player.url, player.page = url.replace("/hall/", "/gate/"), page.context.new_page()
    player.begins()
    player.begin("b#1")
    player.until(lambda: bool(player.holds))
    player.page.evaluate("navigator.serviceWorker.ready.then(function () {})")
    site.down()
    player.restart()
    player.begin("b#1")
    assert player.colour() == "blue"
    page.close()
    player.url = url
    player.restart()
    player.begin("a#1")
    assert (player.colour(), re.search(r"hall|gate", player.page.url)[0]) == ("red", "hall")


def test_the_address_without_the_pages_name(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, "cache")
    site.down()
    player.url = address(site, "cache").removesuffix(PAGE.rpartition("/")[2])
    player.restart()
    player.begin("a#1")
    assert player.colour() == "red"
