"""A crop has the exact size of its box and the subject in it."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.photos import pictures
from tests.photos.pictures import encoded, near
from zhendi import photos
from zhendi.photos import cropping

SIDES = st.integers(1, 9000)
FRACTIONS = st.floats(0, 1)


@given(SIDES, SIDES, SIDES, SIDES, st.one_of(st.none(), st.tuples(FRACTIONS, FRACTIONS)))
def test_region_lies_inside_has_the_shape_and_holds_the_focus(
    width: int, height: int, across: int, down: int, focus: tuple[float, float] | None
) -> None:
    part = cropping.region((width, height), (across, down), focus)
    x, y = focus or cropping.default_focus(width, height)
    assert 0 <= part.left < part.right <= 1 + 1e-9 and 0 <= part.top < part.bottom <= 1 + 1e-9
    assert part.left - 1e-9 <= x <= part.right + 1e-9 and part.top - 1e-9 <= y <= part.bottom + 1e-9
    assert part.width * width * down == pytest.approx(part.height * height * across)
    assert part.width == pytest.approx(1) or part.height == pytest.approx(1)
    left, top, right, bottom = part.pixels(width, height)
    assert 0 <= left <= right <= width and 0 <= top <= bottom <= height


@given(SIDES, SIDES, SIDES, SIDES, FRACTIONS, FRACTIONS)
def test_focus_is_as_near_the_middle_as_the_edges_allow(
    width: int, height: int, across: int, down: int, x: float, y: float
) -> None:
    part = cropping.region((width, height), (across, down), (x, y))
    for start, end, point in ((part.left, part.right, x), (part.top, part.bottom, y)):
        middle = (start + end) / 2
        at_edge = start < 1e-9 if middle > point else end > 1 - 1e-9
        assert middle == pytest.approx(point, abs=1e-9) or at_edge


def test_default_keeps_heads_and_the_middle() -> None:
    wide = cropping.region((1600, 1200), (1920, 1080), None)
    assert (wide.left, wide.right) == (0, 1) and wide.top < 1 - wide.bottom
    portrait = cropping.region((900, 1200), (1920, 1080), None)
    assert portrait.top < 0.2 and portrait.bottom > 0.5
    tall = cropping.region((1600, 1200), (1080, 1920), None)
    assert (tall.top, tall.bottom) == (0, 1) and tall.left == pytest.approx(1 - tall.right)


def test_focus_outside_the_picture_counts_as_its_edge() -> None:
    assert cropping.region((200, 100), (50, 50), (7.0, -3.0)) == cropping.region((200, 100), (50, 50), (1.0, 0.0))


@cache
def four_quarters() -> Path:
    file = Path(tempfile.mkdtemp()) / "quarters.png"
    file.write_bytes(encoded(pictures.quarters(400, 300), "PNG"))
    return file


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 700), st.integers(1, 700), st.one_of(st.none(), st.tuples(FRACTIONS, FRACTIONS)))
def test_crop_has_exactly_the_size_of_its_box(width: int, height: int, focus: tuple[float, float] | None) -> None:
    file = four_quarters()
    store = photos.PhotoStore(file.parent / "cache")
    image = store.crop(file, store.inspect(file).digest, width, height, focus)
    assert image.size == (width, height) and image.mode == "RGB"


@pytest.mark.parametrize("place", [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_crop_shows_what_is_in_focus_in_the_upright_picture(
    tmp_path: Path, orientation: int, place: tuple[float, float]
) -> None:
    exif = pictures.oriented(orientation)
    (tmp_path / "photo.jpg").write_bytes(
        encoded(pictures.stored(orientation, 1280, 960), "JPEG", exif=exif, quality=95)
    )
    store = photos.PhotoStore(tmp_path / "cache")
    digest = photos.inspect(tmp_path / "photo.jpg").digest
    wanted = pictures.UPRIGHT[f"{'top' if place[1] < 0.5 else 'bottom'} {'left' if place[0] < 0.5 else 'right'}"]
    strip = store.crop(tmp_path / "photo.jpg", digest, 640, 160, place)
    assert near(strip.getpixel((int(640 * place[0]), 80)), wanted)
    column = store.crop(tmp_path / "photo.jpg", digest, 160, 480, place)
    assert near(column.getpixel((80, int(480 * place[1]))), wanted)
    assert near(column.getpixel((8, int(480 * place[1]))), wanted)


def test_a_small_picture_is_enlarged_to_its_box(tmp_path: Path) -> None:
    (tmp_path / "small.jpg").write_bytes(encoded(pictures.quarters(96, 72), "JPEG", quality=95))
    store = photos.PhotoStore(tmp_path / "cache")
    image = store.crop(tmp_path / "small.jpg", store.inspect(tmp_path / "small.jpg").digest, 960, 720, None)
    assert image.size == (960, 720)
    assert all(near(colour, pictures.UPRIGHT[name]) for name, colour in pictures.corners(image).items())


def test_the_whole_frame_is_used_to_its_edges(tmp_path: Path) -> None:
    picture = pictures.quarters(800, 600)
    picture.paste((255, 255, 255), (0, 0, 800, 30))
    (tmp_path / "edge.png").write_bytes(encoded(picture, "PNG"))
    store = photos.PhotoStore(tmp_path / "cache")
    image = store.crop(tmp_path / "edge.png", store.inspect(tmp_path / "edge.png").digest, 400, 300, (0.5, 1.0))
    assert near(image.getpixel((200, 5)), (255, 255, 255)) and not near(image.getpixel((100, 25)), (255, 255, 255))
