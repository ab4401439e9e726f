"""A page that nothing moves in is opened anew where that is safe; a page that has changed takes the old one's place."""

import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import TITLE, UNIT, part, plain, screen, write
from zhendi.outputs.player import page

PAGE = "screens/hall/index.html"
STUCK = "() => { Image.prototype.decode = function () { return new Promise(function () {}); }; }"


def loop(site: Site, *parts, **keys):
    return write(site.folder, *(parts or (part("a", "red", seconds=5), part("b", "blue", seconds=5))), TITLE, **keys)


def mark(player: Player) -> None:
    player.page.evaluate("window.mark = 1")


def marked(player: Player) -> bool:
    try:
        return bool(player.page.evaluate("window.mark === 1"))
    except Error:  # it is opening anew
        return True


def wait_for(met) -> None:
    deadline = time.monotonic() + 15
    while not met():
        assert time.monotonic() < deadline


def pass_time(player: Player, seconds: int) -> None:
    """Time of the page, with a way there and back between its steps for what it has asked of the server."""
    for _ in range(seconds // 10):
        player.page.clock.run_for(10_000)
        with suppress(Error):  # it may be opening anew
            player.page.evaluate("() => fetch('manifest.js').then(() => 0, () => 0)")


def test_where_nothing_moves_the_page_is_opened_anew_but_never_soon(site: Site, play: Opener) -> None:
    loop(site)
    player = play(site.url + PAGE)
    player.begin("a#1")
    wait_for(lambda: player.page.evaluate("!!navigator.serviceWorker.controller"))
    mark(player)
    player.page.evaluate(STUCK)
    pass_time(player, 500)
    assert marked(player) and player.shows in ("a#1", "b#1")
    pass_time(player, 300)
    wait_for(lambda: not marked(player))
    player.begin("a#1")


def test_plain_http_is_not_opened_anew_while_the_server_is_away(site: Site, play: Opener) -> None:
    loop(site)
    player = play(site.plain_url + PAGE)
    player.begin("a#1")
    mark(player)
    player.page.evaluate(STUCK)
    site.down()
    pass_time(player, 2000)
    assert marked(player)
    site.up()
    pass_time(player, 1400)
    wait_for(lambda: not marked(player))
    player.begin("a#1")


def test_a_changed_page_over_plain_http(site: Site, play: Opener) -> None:
    home = loop(site)
    player = play(site.plain_url + PAGE)
    player.begin("a#1")
    mark(player)
    home.write_bytes(page(screen(name="新门厅屏"), UNIT, "归义镇"))
    pass_time(player, 600)
    assert marked(player)
    pass_time(player, 3300)
    wait_for(lambda: not marked(player))
    assert player.page.get_attribute("html", "data-name") == "新门厅屏"


def test_half_a_page_is_no_page(site: Site, play: Opener) -> None:
    home = loop(site)
    player = play(site.plain_url + PAGE)
    player.begin("a#1")
    mark(player)
    home.write_bytes(page(screen(name="新门厅屏"), UNIT, "归义镇")[:-300])
    pass_time(player, 4000)
    assert marked(player)


def beats(site: Site) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(path).query) for path, _ in site.asked if "beacon.gif" in path]


def state(site: Site) -> str:
    return beats(site)[-1]["state"][0] if beats(site) else ""


def test_the_beacon(site: Site, play: Opener) -> None:
    site.faults[f"{plain('blue').sha256}.jpg"] = 404
    home = loop(site)
    home.write_bytes(page(screen(), UNIT, "归义镇", beacon=True))
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.until(lambda: state(site) == "partial", 200)
    last = beats(site)[-1]
    assert (last["screen"], last["release"]) == (["hall"], [player.page.get_attribute("html", "data-release")])
    site.heal()
    player.until(lambda: state(site) == "playing", 600)


def test_no_beacon_where_none_is_wanted(site: Site, play: Opener) -> None:
    loop(site)
    player = play(site.url + PAGE)
    player.begin("a#1")
    pass_time(player, 120)
    assert beats(site) == []


def test_the_screen_is_kept_awake(site: Site, play: Opener) -> None:
    loop(site)
    asked = "navigator.wakeLock.request = function (what) { window.asked = (window.asked || 0) + 1; return Promise.reject(); };"
    player = play(site.url + PAGE, script=asked)
    player.begin("a#1")
    assert player.page.evaluate("asked") == 1
    player.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert player.page.evaluate("asked") == 2
