"""A screen's loop as one film: every picture where it belongs, and nothing encoded twice."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from tests.films.bitstream import slice_of, sps
from tests.films.conftest import Recorded
from tests.films.footage import bang, boxes, packets, raw, shown, slide
from zhendi.films import BASELINE, HIGH, Clip, Encoded, FilmStore, Profile, Still, coding, encode_loop
from zhendi.films.coding import GOP, Picture, UnlikeHeaders
from zhendi.films.fitting import Frame
from zhendi.films.muxing import write_mp4
from zhendi.films.parts import played_of
from zhendi.films.segments import FADE, Segment, held
from zhendi.films.sound import LOUDNESS, Take, loudness_of

GREEN, BROWN, WINE = (16, 84, 62), (120, 84, 40), (122, 22, 28)


@pytest.fixture
def stills(tmp_path: Path) -> list[Still]:
    colours = {"a": GREEN, "b": BROWN, "c": WINE}
    return [
        Still(slide(tmp_path / f"{name}.jpg", colour), f"digest of {name}", seconds)
        for (name, colour), seconds in zip(colours.items(), (2, 5, 1), strict=True)
    ]


def encode(items: list[Still | Clip], store: FilmStore, out: Path, profile: Profile = HIGH, rotate: int = 0) -> Encoded:
    return encode_loop(items, (320, 180), rotate, profile, store, out)


@pytest.mark.parametrize(("profile", "named", "level"), [(HIGH, "High", 41), (BASELINE, "Constrained Baseline", 31)])
def test_a_film_that_tvs_play(
    stills: list[Still], store: FilmStore, tmp_path: Path, profile: Profile, named: str, level: int
) -> None:
    told = encode(stills, store, tmp_path / "loop.mp4", profile)
    data = (tmp_path / "loop.mp4").read_bytes()
    assert told == Encoded(seconds=8, size=len(data), items=3, encoded=3)
    with av.open(str(tmp_path / "loop.mp4")) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        context = video.codec_context
        assert (context.profile, context.level, context.pix_fmt, context.has_b_frames) == (
            named,
            level,
            "yuv420p",
            False,
        )
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        assert (video.average_rate, video.frames, audio.codec_context.profile) == (25, 200, "LC")
        assert film.metadata == {"major_brand": "isom", "minor_version": "512", "compatible_brands": "isomiso2avc1mp41"}
    names = boxes(data)
    assert names.index("moov") < names.index("mdat")
    assert "edts" not in names and "ctts" not in names


@pytest.mark.parametrize("profile", [HIGH, BASELINE])
def test_every_picture_has_its_moment_and_no_parameter_set_comes_twice(
    stills: list[Still], store: FilmStore, tmp_path: Path, profile: Profile
) -> None:
    encode(stills, store, tmp_path / "loop.mp4", profile)
    held, unit = packets(tmp_path / "loop.mp4", "video")
    assert [packet.pts * unit for packet in held] == [Fraction(n, 25) for n in range(200)]
    assert all(packet.pts == packet.dts and packet.lasts * unit == Fraction(1, 25) for packet in held)
    types = [[unit[0] & 31 for unit in units(packet.data)] for packet in held]
    assert types == [[5] if packet.is_key else [1] for packet in held]  # one slice each, no SPS, PPS or SEI
    keys = [n for n, packet in enumerate(held) if packet.is_key]
    apart = [later - earlier for earlier, later in zip(keys, [*keys[1:], len(held)], strict=True)]
    assert keys[0] == 0 and min(apart) >= 2 and max(apart) <= 50


@pytest.mark.parametrize(("profile", "numbers"), [(HIGH, (100, 0, 41)), (BASELINE, (66, 0xC0, 31))])
def test_pictures_of_many_encoders_follow_one_another_lawfully(
    stills: list[Still],
    store: FilmStore,
    recorded: Recorded,
    tmp_path: Path,
    profile: Profile,
    numbers: tuple[int, ...],
) -> None:
    """By ITU-T H.264, 7.4.3: numbers count up from each key picture, and no two key pictures meet that bear one id."""
    file = recorded(width=320, height=180, seconds=3.0)
    digest = store.inspect(file).digest
    encode(
        [stills[0], Clip(file, digest, 3), *stills[1:], Clip(file, digest, 4)], store, tmp_path / "loop.mp4", profile
    )
    with av.open(str(tmp_path / "loop.mp4")) as film:
        record = bytes(film.streams.video[0].codec_context.extradata or b"")
    known = sps(record[8 : 8 + int.from_bytes(record[6:8], "big")])
    assert (known.profile, known.constraints, known.level) == numbers
    assert (known.order_type, known.references) == (2, 1)  # shown in the order of decoding
    held, _ = packets(tmp_path / "loop.mp4", "video")
    heads = [slice_of(*units(packet.data), known) for packet in held]
    since = 0
    for earlier, head in pairwise([None, *heads]):
        since = 0 if head.idr is not None else since + 1
        assert head.is_reference and head.first == 0 and head.sort == (2 if head.idr is not None else 0)
        assert head.frame_number == since % 2**known.frame_number_bits
        assert earlier is None or earlier.idr is None or earlier.idr != head.idr


def units(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def test_the_sound_is_as_long_as_the_picture(stills: list[Still], store: FilmStore, tmp_path: Path) -> None:
    encode(stills, store, tmp_path / "loop.mp4")
    held, unit = packets(tmp_path / "loop.mp4", "audio")
    assert unit == Fraction(1, 48_000)
    assert [packet.pts for packet in held] == [n * 1024 for n in range(len(held))]
    assert 0 <= len(held) * 1024 - 8 * 48_000 < 1024


@pytest.mark.parametrize("profile", [HIGH, BASELINE])
def test_nothing_breathes_while_a_picture_is_held(
    stills: list[Still], store: FilmStore, tmp_path: Path, profile: Profile
) -> None:
    encode(stills, store, tmp_path / "loop.mp4", profile)
    light = raw(tmp_path / "loop.mp4")
    for first, last in ((0, 50), (50, 175), (175, 200)):
        assert len(set(light[first : last - FADE])) == 1
        assert len(set(light[first:last])) == FADE + 1


def test_what_shows_is_the_slide(stills: list[Still], store: FilmStore, tmp_path: Path) -> None:
    encode(stills, store, tmp_path / "loop.mp4")
    pictures = shown(tmp_path / "loop.mp4")
    for number, still in ((10, stills[0]), (100, stills[1]), (180, stills[2])):
        with Image.open(still.file) as original:
            assert apart(pictures[number], original.convert("RGB")) < 2.5


def apart(one: object, other: object) -> float:
    """The mean difference of two pictures, in steps of 255."""
    difference = ImageStat.Stat(ImageChops.difference(one, other)).mean  # type: ignore[arg-type]
    return sum(difference) / len(difference)


def test_cross_fades_are_even_also_from_the_last_to_the_first(
    stills: list[Still], store: FilmStore, tmp_path: Path
) -> None:
    encode(stills, store, tmp_path / "loop.mp4")
    pictures = shown(tmp_path / "loop.mp4")
    for start, before, after in ((38, 0, 50), (163, 50, 175), (188, 175, 0)):
        fade = pictures[start : start + FADE]
        towards = [apart(picture, pictures[after]) for picture in (pictures[before], *fade, pictures[after])]
        away = [apart(picture, pictures[before]) for picture in (pictures[before], *fade, pictures[after])]
        assert towards == sorted(towards, reverse=True) and away == sorted(away)
        whole = apart(pictures[before], pictures[after])
        steps = [earlier - later for earlier, later in pairwise(towards)]
        assert max(steps) < 2.5 * whole / (FADE + 1)


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many pictures were encoded from now on."""
    counts: Counter[str] = Counter()
    encode_one = coding.Encoder.encode

    def counting(self: coding.Encoder, frame: av.VideoFrame) -> Picture:
        counts["pictures"] += 1
        return encode_one(self, frame)

    monkeypatch.setattr(coding.Encoder, "encode", counting)
    return counts


def test_a_changed_slide_encodes_itself_and_the_one_before_it(
    stills: list[Still], store: FilmStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [*stills, Still(slide(tmp_path / "d.jpg", (60, 60, 60)), "digest of d", 2)]
    encode(more, store, tmp_path / "loop.mp4")
    first = (tmp_path / "loop.mp4").read_bytes()
    counts = counted(monkeypatch)
    assert encode(more, store, tmp_path / "loop.mp4").encoded == counts["pictures"] == 0
    assert (tmp_path / "loop.mp4").read_bytes() == first
    changed = [*more[:1], Still(slide(tmp_path / "b2.jpg", (90, 90, 20)), "digest of b2", 5), *more[2:]]
    assert encode(changed, store, tmp_path / "loop.mp4").encoded == 2
    assert counts["pictures"] == 2 * (FADE + 1)
    counts.clear()
    longer = [Still(item.file, item.digest, item.seconds + 3) for item in changed]
    assert encode(longer, store, tmp_path / "loop.mp4").encoded == counts["pictures"] == 0


def test_a_slide_that_comes_twice_with_the_same_next_is_encoded_once(
    stills: list[Still], store: FilmStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = counted(monkeypatch)
    assert encode([*stills, *stills], store, tmp_path / "loop.mp4").encoded == 6
    assert counts["pictures"] == 3 * (FADE + 1) + GOP


@pytest.mark.parametrize("profile", [HIGH, BASELINE])
def test_the_same_bytes_from_an_empty_cache_and_over_many_cores(
    stills: list[Still], recorded: Recorded, store: FilmStore, tmp_path: Path, profile: Profile
) -> None:
    file = recorded(width=320, height=180)
    items = [*stills, Clip(file, store.inspect(file).digest, 2)]
    encode(items, store, tmp_path / "one.mp4", profile)
    encode_loop(items, (320, 180), 0, profile, FilmStore(tmp_path / "another"), tmp_path / "two.mp4", workers=3)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_a_damaged_cache_is_made_good(stills: list[Still], store: FilmStore, tmp_path: Path) -> None:
    encode(stills, store, tmp_path / "loop.mp4")
    first = (tmp_path / "loop.mp4").read_bytes()
    for n, file in enumerate(sorted((tmp_path / "cache" / "notes").rglob("*/*"))):
        file.write_bytes((b"", file.read_bytes()[:-9], b"\n" * 99, b"not ours")[n % 4])
    encode(stills, store, tmp_path / "loop.mp4")
    assert (tmp_path / "loop.mp4").read_bytes() == first


def test_a_loop_of_one_slide(stills: list[Still], store: FilmStore, tmp_path: Path) -> None:
    assert encode(stills[1:2], store, tmp_path / "loop.mp4").seconds == 5
    pictures = shown(tmp_path / "loop.mp4")
    assert len(pictures) == 125 and max(apart(picture, pictures[0]) for picture in pictures) < 1.5


@pytest.mark.parametrize(
    ("rotate", "size", "corner"), [(0, (320, 180), 0), (90, (180, 320), 1), (180, (320, 180), 2), (270, (180, 320), 3)]
)
def test_a_panel_that_hangs_sideways_shows_it_upright(
    recorded: Recorded, store: FilmStore, tmp_path: Path, rotate: int, size: tuple[int, int], corner: int
) -> None:
    """Slide and film have their upper left corner where turning clockwise brings it."""
    file = recorded(width=320, height=180)
    marked = slide(tmp_path / "marked.jpg", GREEN)
    items = [Still(marked, "digest", 1), Clip(file, store.inspect(file).digest, 2)]
    encode(items, store, tmp_path / "loop.mp4", rotate=rotate)
    pictures = shown(tmp_path / "loop.mp4")
    assert pictures[0].size == size
    quarters = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]
    for number, is_there in ((5, lambda r, g, b: r > 200 and g > 200), (40, lambda r, g, b: r > 150 > b)):
        found = [is_there(*pictures[number].getpixel((int(x * size[0]), int(y * size[1])))) for x, y in quarters]
        assert found[corner]
        assert not found[(corner + 2) % 4]


def test_a_film_plays_in_the_loop_with_its_sound(
    stills: list[Still], store: FilmStore, recorded: Recorded, tmp_path: Path
) -> None:
    file = recorded(width=320, height=180, seconds=3.0)
    items = [stills[0], Clip(file, store.inspect(file).digest, 5), stills[1]]
    encode(items, store, tmp_path / "loop.mp4")
    pictures = shown(tmp_path / "loop.mp4")
    assert len(pictures) == 12 * 25
    edges = [sum(red > 150 > blue for red, _, blue in bar(picture)) for picture in pictures[50:125]]
    assert edges == sorted(edges) and edges[0] < 12 and edges[-1] > 315
    for number in (37, 62, 74):
        assert edges[number] == pytest.approx(320 * (number + 1) / 75, abs=6)
    assert len({bytes(picture.tobytes()) for picture in pictures[128 : 175 - FADE]}) == 1  # its end stays
    found = loudness_of(Take(tmp_path / "loop.mp4", Fraction(2), 75))
    assert found.integrated == pytest.approx(LOUDNESS, abs=1.0)
    assert loudness_of(Take(tmp_path / "loop.mp4", Fraction(6), 100)).integrated < -60


def bar(picture: object) -> list[tuple[int, int, int]]:
    return [picture.getpixel((x, 90)) for x in range(320)]  # type: ignore[attr-defined]


def test_a_film_is_not_encoded_again_for_the_loop(
    stills: list[Still], store: FilmStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made for a screen of the same size is taken as it is, up to its fade."""
    file = bang(tmp_path / "bang.mp4")
    digest = store.inspect(file).digest
    rendition = store.rendition(file, digest, 160, 96)
    items = [stills[0], Clip(file, digest, 4)]
    counts = counted(monkeypatch)
    encode_loop(items, (160, 96), 0, HIGH, store, tmp_path / "loop.mp4")
    made, _ = packets(store.made(file, digest, canvas_of(tmp_path / "loop.mp4"), HIGH).path, "video")
    looped, _ = packets(tmp_path / "loop.mp4", "video")
    assert [packet.data for packet in looped[50 : 150 - FADE - 1]] == [packet.data for packet in made[: 100 - FADE - 1]]
    assert rendition.seconds == 4.0 and counts["pictures"] == 2 * (FADE + 1) + GOP + 100


def canvas_of(file: Path) -> Frame:
    with av.open(str(file)) as film:
        return Frame((film.streams.video[0].width, film.streams.video[0].height))


def test_pictures_of_unlike_encoders_are_never_joined(tmp_path: Path) -> None:
    hold = Segment(b"\0\0\0\1\x67other\0\0\0\1\x68pps", (b"\0\0\0\1\x65key",))
    with pytest.raises(UnlikeHeaders):
        write_mp4(tmp_path / "no.mp4", HIGH, (320, 180), hold.header, iter(()), iter(()))


@settings(deadline=None)
@given(st.integers(2, 4000))
def test_holds_keep_the_rules(count: int) -> None:
    hold = Segment(b"", tuple(bytes([n]) for n in range(GOP)))
    pictures = list(held(b"key", hold, count))
    keys = [n for n, picture in enumerate(pictures) if picture.is_key]
    apart = [later - earlier for earlier, later in zip(keys, [*keys[1:], count], strict=True)]
    assert len(pictures) == count and keys[0] == 0 and min(apart) >= 2 and max(apart) <= GOP
    assert all(
        picture.data == (b"key" if picture.is_key else bytes([n]))
        for first, length in zip(keys, apart, strict=True)
        for n, picture in enumerate(pictures[first : first + length])
    )


@settings(deadline=None)
@given(st.integers(25, 400), st.integers(12, 400))
def test_no_key_picture_of_a_film_is_followed_by_another(length: int, before: int) -> None:
    played = played_of(length, before)
    rest = before - played
    assert max(0, min(length, before) - 2) <= played <= min(length, before)
    assert rest != 1 and (rest == 0 or played % GOP != 1)


@settings(deadline=None)
@given(st.binary(max_size=40), st.lists(st.binary(max_size=30), max_size=5))
def test_segments_come_back_from_the_cache_as_they_were(header: bytes, pictures: list[bytes]) -> None:
    segment = Segment(header, tuple(pictures))
    assert Segment.unpacked(segment.packed()) == segment
