"""Two players agree on what shows when: FFmpeg as PyAV brings it, and Chromium's own, through a page.

Each has a demuxer, a decoder, a way of seeking and of turning colours into RGB. Whether the stream is lawful, and not
merely understood, test_loop.py reads from its bits.
"""

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.films.conftest import Recorded
from tests.films.footage import shown, slide
from tests.films.test_loop import GREEN, WINE
from zhendi.films import BASELINE, HIGH, Clip, FilmStore, Profile, Still, encode_loop

# Inside holds, at both sides of where a GOP begins, inside fades, at the first and the last picture, and in the film.
MOMENTS = (0, 12, 39, 44, 49, 50, 100, 101, 170, 199)

AT = """async (moment) => {
  const film = document.querySelector('video');
  await new Promise((done, fail) => {
    film.onerror = () => fail(new Error('cannot be decoded: ' + film.error.message));
    film.onseeked = () => done();
    film.currentTime = moment;
  });
  const canvas = document.createElement('canvas');
  canvas.width = film.videoWidth;
  canvas.height = film.videoHeight;
  canvas.getContext('2d').drawImage(film, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
}"""


@pytest.mark.parametrize("profile", [HIGH, BASELINE])
def test_chromium_shows_what_ffmpeg_shows(
    recorded: Recorded, store: FilmStore, browser: Browser, tmp_path: Path, profile: Profile
) -> None:
    file = recorded(width=320, height=180)
    items = [
        Still(slide(tmp_path / "a.jpg", GREEN), "a", 2),
        Still(slide(tmp_path / "b.jpg", WINE), "b", 4),
        Clip(file, store.inspect(file).digest, 2),
    ]
    encode_loop(items, (320, 180), 0, profile, store, tmp_path / "loop.mp4")
    ours = shown(tmp_path / "loop.mp4")
    page = browser.new_page()
    film = base64.b64encode((tmp_path / "loop.mp4").read_bytes()).decode()
    page.set_content(f'<video muted preload="auto" src="data:video/mp4;base64,{film}"></video>')
    page.wait_for_function("document.querySelector('video').readyState >= 2")
    assert page.evaluate("document.querySelector('video').duration") == pytest.approx(8, abs=1024 / 48_000)
    for number in MOMENTS:
        theirs = Image.open(BytesIO(base64.b64decode(page.evaluate(AT, (number + 0.5) / 25)))).convert("RGB")
        assert theirs.size == ours[number].size
        difference = ImageChops.difference(theirs, ours[number]).getextrema()
        assert max(most for _, most in difference) <= 16, f"picture {number}: {difference}"
    page.close()
