"""What staff record, made ready for screens: upright, 25 a second, equally loud, the same bytes every time."""

import hashlib
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.films.conftest import Made, Recorded
from tests.films.footage import BLUE, RED, Footage, bang, boxes, growing, loud_tenths, near, packets, shown, tone
from zhendi.films import BASELINE, HIGH, FilmStore, sound
from zhendi.films.coding import parameter_sets
from zhendi.films.fitting import LEAST, Frame, canvas, fitted
from zhendi.films.sound import LOUDNESS, PEAK, Loudness, Take, loudness_of


def loudness(file: Path, pictures: int) -> Loudness:
    return loudness_of(Take(file, Fraction(0), pictures))


def test_facts(store: FilmStore, recorded: Recorded) -> None:
    file = recorded(width=160, height=96, seconds=2.0)
    facts = store.inspect(file)
    assert (facts.width, facts.height, facts.has_sound) == (160, 96, True)
    assert facts.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert facts.seconds == pytest.approx(2.0, abs=0.05)
    assert not store.inspect(recorded("mute.mp4", sound=None)).has_sound


def test_an_mp4_that_tvs_play(recorded: Recorded, made: Made) -> None:
    rendition = made(recorded())
    assert rendition.sha256 == hashlib.sha256(rendition.path.read_bytes()).hexdigest()
    assert rendition.size == rendition.path.stat().st_size and rendition.seconds == 2.0
    with av.open(str(rendition.path)) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        assert (video.codec_context.profile, video.codec_context.level, video.pix_fmt) == ("High", 41, "yuv420p")
        assert (video.codec_context.colorspace, video.codec_context.color_range) == (1, 1)
        assert (audio.codec_context.name, audio.codec_context.profile, audio.rate) == ("aac", "LC", 48_000)
        assert audio.layout.name == "stereo" and video.start_time == audio.start_time == 0
    names = boxes(rendition.path.read_bytes())
    assert names.index("moov") < names.index("mdat") and "edts" not in names


@pytest.mark.parametrize(
    ("name", "unlike"),
    [
        ("hevc.mov", {"codec": "libx265", "format": "yuv420p10le", "sound": "5.1"}),
        ("mono.mp4", {"sound": "mono", "rate": 44_100}),
        ("odd.mkv", {"codec": "ffv1", "format": "yuv444p", "width": 163, "height": 97}),
        ("old.avi", {"codec": "mjpeg", "format": "yuvj420p", "fps": 15}),
        ("fast.mp4", {"fps": 60}),
        ("hlg.mp4", {"codec": "libx265", "format": "yuv420p10le", "transfer": 18, "primaries": 9, "matrix": 9}),
        ("pq.mp4", {"codec": "libx265", "format": "yuv420p10le", "transfer": 16, "primaries": 9, "matrix": 9}),
        ("web.webm", {"codec": "libvpx-vp9", "sound": None}),
    ],
)
def test_what_phones_cameras_and_editors_write(
    recorded: Recorded, made: Made, name: str, unlike: dict[str, object]
) -> None:
    rendition = made(recorded(name, **unlike))
    held, unit = packets(rendition.path, "video")
    assert [packet.pts * unit for packet in held] == [Fraction(n, 25) for n in range(len(held))]
    assert abs(len(held) - 50) <= 2
    last = shown(rendition.path)[-1]
    assert last.width % 2 == last.height % 2 == 0
    red, _, blue = last.getpixel((last.width // 2, last.height // 2))
    assert red > blue + 60  # the bar has come across


@pytest.mark.parametrize(
    ("turned", "mirrored", "upright", "red_at"),
    [
        (0, False, (160, 96), (10, 48)),
        (90, False, (96, 160), (48, 150)),
        (180, False, (160, 96), (150, 48)),
        (270, False, (96, 160), (48, 10)),
        (0, True, (160, 96), (150, 48)),
    ],
)
def test_upright_as_the_phone_was_held(
    recorded: Recorded,
    made: Made,
    turned: int,
    mirrored: bool,
    upright: tuple[int, int],
    red_at: tuple[int, int],
) -> None:
    middle = shown(made(recorded("clip.mov", turned=turned, mirrored=mirrored)).path)[25]
    assert middle.size == upright
    assert near(middle.getpixel(red_at), RED)
    assert near(middle.getpixel((upright[0] - 1 - red_at[0], upright[1] - 1 - red_at[1])), BLUE)


def test_pixels_that_are_not_square(recorded: Recorded, made: Made, store: FilmStore) -> None:
    file = recorded(aspect=Fraction(4, 3), width=144, height=96)
    assert (store.inspect(file).width, store.inspect(file).height) == (192, 96)
    assert shown(made(file).path)[0].size == (192, 96)


@pytest.mark.parametrize("matrix", [2, 8, 14])
def test_colours_that_are_not_told_or_not_known(recorded: Recorded, made: Made, matrix: int) -> None:
    assert near(shown(made(recorded("clip.mkv", matrix=matrix, codec="ffv1")).path)[-2].getpixel((20, 48)), RED, 32)


def test_a_recording_that_goes_over_to_another_layout_and_rate() -> None:
    blocks = [*tone(Footage()), *tone(Footage(sound="mono", rate=44_100)), *tone(Footage(sound="5.1"))]
    assert sound.measure(blocks).integrated > -30


def test_pictures_that_change_their_size_keep_that_of_the_first(tmp_path: Path, made: Made) -> None:
    pictures = shown(made(growing(tmp_path / "grows.mkv", (160, 96), (320, 240))).path)
    assert {picture.size for picture in pictures} == {(160, 96)}
    assert near(pictures[45].getpixel((30, 48)), RED, 48)


def test_fields_become_pictures(recorded: Recorded, made: Made) -> None:
    held, _ = packets(made(recorded(fps=25, options="tff=1")).path, "video")
    assert len(held) == 50


def test_each_moment_shows_what_was_recorded_then(recorded: Recorded, made: Made) -> None:
    """A phone's rate falters: 40 ms, then a second's pause, then 20 ms."""
    times = [*range(0, 400, 40), *range(1400, 1800, 20)]
    rendition = made(recorded(fps=15, seconds=2.0, sound=None, milliseconds=lambda n: times[n]))
    pictures = shown(rendition.path)
    edges = [
        next((x for x in range(picture.width) if not near(picture.getpixel((x, 48)), RED, 60)), 160)
        for picture in pictures
    ]
    assert edges[12:34] == [edges[12]] * 22  # the pause is held
    for n in (0, 4, 9, 36, 40, 44):
        seen = max(k for k, at in enumerate(times) if at <= n * 40 + 20)
        assert edges[n] == pytest.approx(160 * (seen + 1) / 30, abs=4)


@pytest.mark.parametrize("level", [0.9, 0.1, 0.01])
def test_every_film_is_equally_loud(recorded: Recorded, made: Made, level: float) -> None:
    rendition = made(recorded(level=level, seconds=3.0))
    found = loudness(rendition.path, 75)
    assert found.integrated == pytest.approx(LOUDNESS, abs=0.5)
    assert found.peak <= PEAK + 0.5


def test_peaks_are_held_down(tmp_path: Path, made: Made) -> None:
    """Quiet speech and one bang: a gain alone would bring the bang far over full scale."""
    file = bang(tmp_path / "bang.mp4")
    found = loudness(made(file).path, 100)
    assert found.integrated == pytest.approx(LOUDNESS, abs=1.0)
    assert found.peak <= PEAK + 1.0


def test_sound_that_goes_on_after_the_picture(recorded: Recorded, made: Made) -> None:
    file = recorded(fps=25, milliseconds=lambda n: n * 25)  # the picture takes 1.25 s, the sound 2
    held, _ = packets(made(file).path, "audio")
    assert 0 <= len(held) * 1024 - made(file).seconds * 48_000 < 1024 and made(file).seconds < 1.5


@pytest.mark.parametrize(("late", "begins", "ends"), [(0.0, 0.0, 2.0), (0.6, 0.6, 2.0), (-0.6, 0.0, 1.4)])
def test_picture_and_sound_keep_their_distance(
    recorded: Recorded, made: Made, late: float, begins: float, ends: float
) -> None:
    file = recorded("clip.mkv", seconds=2.0, milliseconds=lambda n: 1000 + n * 1000 // 30, sound_from=1.0 + late)
    heard = loud_tenths(made(file).path)
    assert [n / 10 for n in heard] == pytest.approx([n / 10 for n in range(round(begins * 10), round(ends * 10))])


def test_silence_stays_silent_and_a_film_without_sound_gets_a_track(recorded: Recorded, made: Made) -> None:
    for file in (recorded("mute.mp4", sound=None), recorded("hush.mp4", level=0.0001)):
        assert loudness(made(file).path, 50).integrated < -60
        held, unit = packets(made(file).path, "audio")
        assert 0 <= held[-1].pts * unit + held[-1].lasts * unit - 2 < Fraction(1024, 48_000)


def test_never_larger_than_the_screen_nor_than_it_was_recorded(recorded: Recorded, made: Made) -> None:
    file = recorded(width=320, height=180)
    sizes = [shown(made(file, *screen).path)[0].size for screen in ((1920, 1080), (160, 200), (200, 1920))]
    assert sizes == [(320, 180), (160, 90), (200, 112)]


def test_the_same_bytes_from_an_empty_cache(recorded: Recorded, made: Made, tmp_path: Path) -> None:
    file = recorded()
    first, again = made(file), FilmStore(tmp_path / "another")
    second = again.rendition(file, again.inspect(file).digest, 1920, 1080)
    assert first.path.read_bytes() == second.path.read_bytes() and first.sha256 == second.sha256


def test_a_film_is_made_once_and_again_where_the_cache_was_damaged(
    recorded: Recorded, store: FilmStore, tmp_path: Path
) -> None:
    file = recorded()
    digest = store.inspect(file).digest
    first = store.rendition(file, digest, 1920, 1080)
    written, content = first.path.stat().st_mtime_ns, first.path.read_bytes()
    assert store.rendition(file, digest, 1920, 1080) == first and first.path.stat().st_mtime_ns == written
    for damage in (b"", content[:-1], bytes(len(content))):
        first.path.write_bytes(damage)
        assert FilmStore(tmp_path / "cache").rendition(file, digest, 1920, 1080).path.read_bytes() == content
    assert list(tmp_path.glob("cache/*.tmp")) == []


def test_parameter_sets_are_alike_in_every_film_of_a_profile(recorded: Recorded, store: FilmStore) -> None:
    file = recorded()
    digest = store.inspect(file).digest
    for profile in (HIGH, BASELINE):
        made = store.made(file, digest, Frame((160, 128), 90), profile)
        with av.open(str(made.path)) as film:
            assert film.streams.video[0].codec_context.profile in ("High", "Constrained Baseline")
            assert (film.streams.video[0].width, film.streams.video[0].height) == (128, 160)
    assert parameter_sets(b"\0\0\1\x67abc\0\0\1\x06sei\0\0\1\x68d") == b"\0\0\0\1\x67abc\0\0\0\1\x68d"


SIDES = st.integers(64, 7680)


@settings(deadline=None)
@given(SIDES, SIDES)
def test_a_canvas_suits_every_decoder(width: int, height: int) -> None:
    across, down = canvas((width, height), 1920, 1080)
    assert across % 2 == down % 2 == 0 and min(across, down) >= LEAST
    assert max(across, down) <= 1920 and min(across, down) <= 1080
    assert (across >= down) == (width >= height) or across == down or min(across, down) == LEAST


@settings(deadline=None)
@given(SIDES, SIDES, st.integers(64, 960).map(lambda n: 2 * n), st.integers(64, 960).map(lambda n: 2 * n))
def test_a_picture_keeps_its_proportion_in_a_box(width: int, height: int, across: int, down: int) -> None:
    fit = fitted((width, height), (across, down), enlarge=True)
    assert fit[0] <= across and fit[1] <= down and fit[0] % 2 == fit[1] % 2 == 0
    assert fit[0] == across or fit[1] == down or abs(fit[0] - across) <= 2 or abs(fit[1] - down) <= 2
    scale = min(across / width, down / height)
    assert abs(fit[0] - width * scale) <= 2 and abs(fit[1] - height * scale) <= 2


def test_sizes_of_the_usual_screens() -> None:
    expected = {
        (1920, 1080): (1920, 1080),
        (3840, 2160): (1920, 1080),
        (1080, 1920): (1080, 1920),
        (1920, 360): (1920, 360),
        (640, 128): (640, 128),
        (64, 64): (128, 128),
        (320, 96): (640, 192),
        (1366, 768): (1366, 768),
        (7680, 64): (1920, 128),
    }
    assert {screen: canvas(screen, 1920, 1080) for screen in expected} == expected
    assert canvas((1920, 1080), BASELINE.longest, BASELINE.shortest) == (1280, 720)
