"""A talk's film on a real screen: after its slides, without sound, to its end, then what follows; however it is served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.core import filmed
from tests.player.hostile import serving
from tests.screening.conftest import SCREENS, SITE, TALK, Place
from zhendi.publishing import write

# Notes what shows, and how each film ended.
WITNESS = """window.seen = [];
var last = '';
new MutationObserver(function () {
  var shows = document.documentElement.getAttribute('data-shows');
  if (shows && shows !== last) { seen.push(last = shows); }
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-shows'] });
document.addEventListener('ended', function (event) {
  var film = event.target;
  seen.push({ muted: film.muted, width: film.videoWidth, height: film.videoHeight, at: film.currentTime });
}, true);"""

OVER = "seen.some(function (one, n) { return one.width && seen[n + 1]; })"


@pytest.fixture
def played(place: Place, tmp_path: Path) -> Path:
    """A folder with all that the screens fetch. The talk's slides stay a second each, its film two."""
    place.write("site.yml", f"{SITE}示例时点: 2026-04-16T08:30\n")  # the clock that the player goes by
    place.write("qinghe/screens.yml", SCREENS.replace("distance_m: 2", "distance_m: 2, min_seconds: 1"))
    text = (place.folder / TALK / "index.md").read_text("utf-8")
    place.write(f"{TALK}/index.md", text.replace("视频:", "播放: {秒数: 1}\n视频:"))
    place.film(filmed.film(seconds=2))
    for artifact in place.screens().values():
        write(artifact, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 640, "height": 360})
    context.add_init_script(WITNESS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("way", ["https or localhost", "plain http", "file"])
def test_a_film_plays_to_its_end_without_sound_and_the_loop_goes_on(way: str, played: Path, page: Page) -> None:
    with serving(played) as site:
        home = {"https or localhost": site.url, "plain http": site.plain_url, "file": f"{played.as_uri()}/"}[way]
        page.goto(f"{home}screens/hall/index.html")
        page.wait_for_function(OVER, timeout=60_000)
        seen = page.evaluate("seen")
    end = next(n for n, one in enumerate(seen) if isinstance(one, dict))
    before, film, ended, after = seen[end - 2 : end + 2]
    assert before.startswith(f"{TALK}#") and film == f"{TALK}#{int(before[-1]) + 1}"
    assert after == f"{TALK}#1"
    assert {**ended, "at": round(ended["at"])} == {"muted": True, "width": 320, "height": 180, "at": 2}
