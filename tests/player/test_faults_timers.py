"""Timers that are lost, work that stops: the loop is revived, and at last the page is opened anew."""

from tests.player.conftest import Opener
from tests.player.hostile import Site
from tests.player.keeping import address, everywhere, playing
from tests.player.releases import TITLE, part, write

# Cancels whatever waits, as a device does that has slept and forgotten. A timeout and an interval share their numbers.
FORGET = """() => {
  const timer = setTimeout(() => {}, 0), frame = requestAnimationFrame(() => {});
  for (let n = 0; n < 20000; n++) { clearTimeout(timer - n); cancelAnimationFrame(frame - n); }
}"""

NEVER_DECODED = """() => {
  const decode = Image.prototype.decode;
  Image.prototype.decode = function () { return window.decoding ? decode.call(this) : new Promise(() => {}); };
}"""

# Until the page is opened for the second time.
UNDECODED_ONCE = """(function () {
  if (location.protocol === 'about:' || sessionStorage.getItem('opened')) { return; }
  sessionStorage.setItem('opened', 'once');
  Image.prototype.decode = function () { return Promise.reject(new Error('no')); };
})()"""


@everywhere
def test_every_timer_lost_at_once(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    player.page.evaluate(FORGET)
    assert player.colour() == "red"
    player.until_shows("b#1")
    player.advance(1)
    assert player.colour() == "blue"
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")


@everywhere
def test_timeouts_that_never_call_back(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    player.page.evaluate("window.setTimeout = function () { return 7; }; window.mark = 'this page';")
    for slide, colour in (("b#1", "blue"), ("a#1", "red")):
        player.until_shows(slide)
        player.drift(1)
        assert player.colour() == colour
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")
    assert player.page.evaluate("window.mark") == "this page"


@everywhere
def test_a_browser_that_decodes_no_more_is_begun_anew(site: Site, play: Opener, way: str) -> None:
    """As after its graphics have died: the card shows, and at last the page is opened again, which is well."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = play(address(site, way), script=UNDECODED_ONCE)
    player.drift(30)
    assert player.shows == "card"
    assert player.page.is_visible("#stage svg")
    player.until_shows("a#1", 1500)
    player.drift(1)
    assert player.colour() == "red"


@everywhere
def test_pictures_that_never_finish_decoding(site: Site, play: Opener, way: str) -> None:
    """What shows stays, or the card comes; once pictures are decoded again, each has its turn."""
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE)
    player = playing(site, play, way)
    player.page.evaluate(NEVER_DECODED)
    for _ in range(10):
        player.drift(10)
        assert player.colour(0.5, 0.02) != "black"
    player.page.evaluate("window.decoding = true")
    seen: set[str] = set()
    player.until(lambda: seen.add(player.shows) or seen >= {"a#1", "b#1", "c#1"}, 400)
