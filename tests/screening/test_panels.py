"""Which screen plays a film, and how large it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendi.screening import box, plays

LYING, STANDING, SQUARE = (1920, 1080), (1080, 1920), (1080, 1080)
sizes = st.tuples(st.integers(64, 8000), st.integers(64, 8000))


@pytest.mark.parametrize(
    ("film", "panel", "does"),
    [
        (LYING, (1920, 1080), True),
        (LYING, (3840, 2160), True),
        (LYING, (1280, 720), True),
        (LYING, (320, 160), True),  # a small LED: nine tenths of it
        (LYING, (1920, 540), True),  # exactly half
        (LYING, (1920, 539), False),
        (LYING, (1920, 360), False),  # a strip: a third
        (LYING, (640, 128), False),
        (LYING, (1080, 1920), False),  # lying on one that stands: a third
        (STANDING, (1080, 1920), True),
        (STANDING, (1920, 1080), False),
        (SQUARE, (1920, 1080), True),
        (SQUARE, (1080, 1920), True),
        ((640, 480), (1280, 720), True),
    ],
)
def test_a_film_plays_where_it_fills_half_of_the_panel(
    film: tuple[int, int], panel: tuple[int, int], does: bool
) -> None:
    assert plays(film, panel) is does


@given(sizes, sizes)
def test_what_counts_is_the_share_of_the_panel_that_the_picture_covers(
    film: tuple[int, int], panel: tuple[int, int]
) -> None:
    scale = min(panel[0] / film[0], panel[1] / film[1])
    share = film[0] * film[1] * scale * scale / (panel[0] * panel[1])
    if abs(share - 0.5) > 1e-9:
        assert plays(film, panel) is (share > 0.5)


@pytest.mark.parametrize(
    ("film", "panel", "made"),
    [
        ((3840, 2160), (3840, 2160), (1920, 1080)),
        ((3840, 2160), (1366, 768), (1920, 1080)),
        ((3840, 2160), (1280, 720), (1280, 720)),
        ((3840, 2160), (1920, 540), (1280, 720)),  # it is seen at 960×540
        ((3840, 2160), (320, 160), (640, 360)),
        ((1280, 720), (3840, 2160), (1280, 720)),  # a small film needs no large box
        ((1080, 1920), (1080, 1920), (1080, 1920)),
        ((1080, 1920), (720, 1280), (720, 1280)),
        ((2160, 2160), (1080, 1920), (1920, 1080)),
    ],
)
def test_a_film_is_made_for_the_smallest_box_that_holds_it_as_it_is_seen(
    film: tuple[int, int], panel: tuple[int, int], made: tuple[int, int]
) -> None:
    assert box(film, panel) == made


@given(sizes, sizes)
def test_no_sharpness_is_lost_but_above_full_hd(film: tuple[int, int], panel: tuple[int, int]) -> None:
    scale = min(1.0, panel[0] / film[0], panel[1] / film[1])
    width, height = box(film, panel)
    assert (width >= height) == (film[0] >= film[1])
    largest = max(width, height) == 1920
    assert largest or (width >= film[0] * scale - 1 and height >= film[1] * scale - 1)
