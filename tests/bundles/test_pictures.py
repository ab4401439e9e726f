"""The numbered pictures: one round in order, for every television that shows pictures from a stick."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.build.small_tree import write
from tests.bundles.conftest import Make
from zhendi.bundles.pictures import pictures
from zhendi.films import Clip, Item, Still
from zhendi.loop_video import Turn
from zhendi.playback import Playable

CORNERS = {"red": (210, 20, 20), "green": (10, 150, 40), "blue": (20, 40, 200), "amber": (250, 190, 20)}
STILL = Still(Path("there.jpg"), "", 8)


def turn(name: str, item: Item = STILL) -> Turn:
    return Turn(Playable(name, "notices", "normal", "d/c"), item)


def shown(*turns: Turn, rotate: int = 0) -> dict[str, bytes | Path]:
    return {artifact.path: artifact.content for artifact in pictures(turns, rotate)}


def test_they_are_numbered_so_that_sorting_by_name_gives_their_order() -> None:
    given = shown(turn("d/c/notices/b"), turn("d/c/notices/b"), turn("d/c/notices/a"), turn("slogan#1"), turn("title"))
    assert list(given) == [
        *("pictures/001-b.jpg", "pictures/002-b.jpg", "pictures/003-a.jpg"),
        *("pictures/004-slogan-1.jpg", "pictures/005-title.jpg"),
    ]
    many = shown(*(turn(f"d/c/notices/{n % 7}") for n in range(1000)))
    assert next(iter(many)) == "pictures/0001-0.jpg" and list(many) == sorted(many)


def test_a_film_has_none_and_takes_no_number() -> None:
    film = Clip(Path("film.mp4"), "", 8)
    assert list(shown(turn("a"), turn("a", film), turn("b"))) == ["pictures/001-a.jpg", "pictures/002-b.jpg"]


def test_a_long_name_is_cut() -> None:
    assert list(shown(turn("d/c/notices/" + "a" * 100))) == [f"pictures/001-{'a' * 40}.jpg"]


def test_an_upright_panel_gets_the_slide_as_it_is() -> None:
    assert set(shown(turn("a")).values()) == {Path("there.jpg")}


@pytest.mark.parametrize(
    ("rotate", "size", "corners"),
    [
        (90, (40, 80), ("blue", "red", "amber", "green")),
        (180, (80, 40), ("amber", "blue", "green", "red")),
        (270, (40, 80), ("green", "amber", "red", "blue")),
    ],
)
def test_a_turned_panel_gets_the_slide_turned(
    tmp_path: Path, rotate: int, size: tuple[int, int], corners: tuple[str, ...]
) -> None:
    """Clockwise, as the player turns it. Corners are read as a line: top left and right, bottom left and right."""
    picture = Image.new("RGB", (80, 40))
    for n, colour in enumerate(CORNERS.values()):
        picture.paste(colour, (n % 2 * 40, n // 2 * 20, n % 2 * 40 + 40, n // 2 * 20 + 20))
    picture.save(tmp_path / "one.jpg", quality=95, subsampling=0)
    (content,) = shown(turn("a", Still(tmp_path / "one.jpg", "", 8)), rotate=rotate).values()
    assert isinstance(content, bytes)
    turned = Image.open(BytesIO(content))
    assert turned.size == size
    points = [(x, y) for y in (5, size[1] - 5) for x in (5, size[0] - 5)]
    for corner, point in zip(corners, points, strict=True):
        assert all(abs(a - b) < 8 for a, b in zip(turned.getpixel(point), CORNERS[corner], strict=True))


@pytest.mark.parametrize("code", ["yard", "stairs"])  # 640 × 360, and 360 × 640 on a panel that is turned
def test_they_are_baseline_jpegs_of_the_panels_size(made: Path, code: str) -> None:
    for file in (made / code / "pictures").iterdir():
        content = file.read_bytes()
        assert b"\xff\xc0" in content[:1000] and b"\xff\xc2" not in content[:1000], file.name
        assert Image.open(BytesIO(content)).size == (640, 360)


def test_they_show_what_may_play_at_the_moment(content: Path, make: Make, tmp_path: Path) -> None:
    for slug, hours in (("evening", "20:00-21:00"), ("morning", "08:00-09:00")):
        home = write(content, slug)
        text = (home / "index.md").read_text(encoding="utf-8")
        (home / "index.md").write_text(text.replace("地点:", f"播放: {{时段: [{hours}]}}\n地点:"), encoding="utf-8")
    make(tmp_path / "usb", "yard")
    names = sorted(file.name for file in (tmp_path / "usb" / "yard" / "pictures").iterdir())
    assert names == ["001-two.jpg", "002-morning.jpg", "003-one.jpg", "004-slogan-1.jpg"]
    assert "evening" in (tmp_path / "usb" / "yard" / "screens" / "yard" / "manifest.json").read_text(encoding="utf-8")
