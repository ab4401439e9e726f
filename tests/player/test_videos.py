"""Videos among the slides. They run in real time, so that the page's own time can stand still meanwhile."""

import base64
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import COLOURS, SIZE, TITLE, clip, part, write

PAGE = "screens/hall/index.html"
CLOCK = "2026-04-16 08:30"

RECORD = """([colour, width, height]) => new Promise(function (done) {
  var canvas = document.createElement('canvas'), chunks = [];
  canvas.width = width; canvas.height = height;
  var pen = canvas.getContext('2d');
  var painting = setInterval(function () { pen.fillStyle = colour; pen.fillRect(0, 0, width, height); }, 30);
  var recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
  recorder.ondataavailable = function (event) { chunks.push(event.data); };
  recorder.onstop = function () {
    clearInterval(painting);
    var reader = new FileReader();
    reader.onload = function () { done(reader.result.split(',')[1]); };
    reader.readAsDataURL(new Blob(chunks));
  };
  recorder.start();
  setTimeout(function () { recorder.stop(); }, 900);
})"""

# At its own speed it could be over before anybody has looked.
SLOWLY = """(function (play) {
  HTMLMediaElement.prototype.play = function () { this.playbackRate = 0.25; return play.call(this); };
})(HTMLMediaElement.prototype.play)"""


@pytest.fixture(scope="module")
def film(browser: Browser) -> Iterator[bytes]:
    """Most of a second of violet, recorded by the browser itself."""
    opened = browser.new_page()
    yield base64.b64decode(opened.evaluate(RECORD, [f"rgb{COLOURS['violet']}", *SIZE]))
    opened.close()


def wait_for(player: Player, slide: str) -> None:
    deadline = time.monotonic() + 15
    while player.shows != slide:
        assert time.monotonic() < deadline, player.shows
        player.page.evaluate("0")


def violet(player: Player) -> bool:
    red, green, blue = player.picture().getpixel((SIZE[0] // 2, SIZE[1] // 2))
    return 100 < red < 180 and green < 70 and 120 < blue < 200


def test_a_video_plays_to_its_end_and_the_loop_goes_on(site: Site, play: Opener, film: bytes) -> None:
    write(site.folder, part("a", "red", seconds=3), part("film", clip(film)), part("b", "blue"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.page.evaluate(SLOWLY)
    player.page.clock.run_for(2500)
    wait_for(player, "film#1")
    player.page.wait_for_function("document.querySelector('video').currentTime > 0.05")
    assert violet(player)
    assert player.page.evaluate("document.querySelector('video').muted")
    player.page.clock.run_for(800)  # the fade is over, what follows may load
    wait_for(player, "b#1")  # by the video's end alone: the page's time stands still
    player.page.clock.run_for(1000)
    assert player.colour() == "blue"
    assert player.page.query_selector("video") is None


def test_a_video_that_cannot_be_played_is_dropped(site: Site, play: Opener) -> None:
    write(site.folder, part("film", clip(b"no film at all")), part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    assert player.course(2) == ["a#1"] * 3
    player.page.keyboard.press("i")
    assert "film#1：视频打不开" in player.overlay()


def test_a_video_that_stands_still_is_left(site: Site, play: Opener, film: bytes) -> None:
    write(site.folder, part("a", "red", seconds=3), part("film", clip(film)), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.page.evaluate("HTMLMediaElement.prototype.play = function () { return Promise.resolve(); }")
    player.page.clock.run_for(2500)
    wait_for(player, "film#1")
    for _ in range(13):
        player.page.clock.run_for(1000)
    wait_for(player, "a#1")
    player.page.keyboard.press("i")
    assert "film#1：视频停住了" in player.overlay()
