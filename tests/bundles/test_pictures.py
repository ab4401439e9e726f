"""The numbered pictures: one round in order, for every television that shows pictures from a stick."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from zhendi.bundles.pictures import pictures, round_at

CORNERS = {"red": (210, 20, 20), "green": (10, 150, 40), "blue": (20, 40, 200), "amber": (250, 190, 20)}


def slide(name: str, **keys: Any) -> dict[str, Any]:
    """One of a manifest's slides: `a#1` of an entry, else a slogan or the title card."""
    entry = f"d/c/notices/{name.partition('#')[0]}" if name[0] not in "st" else None
    given = {
        "id": f"d/c/notices/{name}" if entry else name,
        "entry": entry,
        "kind": "notices" if entry else name.partition("#")[0],
        "media": "image",
        "src": f"../media/{name}.jpg",
        "seconds": 8,
        "tier": "normal" if entry else "spacer" if name[0] == "s" else "filler",
        "from": None,
        "until": None,
        "weekdays": None,
        "hours": None,
    }
    return {**given, **keys}


def names(*slides: dict[str, Any], at: int = 0) -> list[str]:
    turns = round_at(slides, at)
    return [each["id"].rpartition("/")[2] for each in turns]


def test_one_round_is_what_the_player_begins_with() -> None:
    held = (slide("h#1", tier="high"), slide("a#1"), slide("a#2"), slide("b#1"), slide("slogan#1"), slide("slogan#2"))
    assert names(*held, slide("title")) == ["a#1", "a#2", "h#1", "b#1", "h#1", "slogan#1"]


def test_what_may_not_play_at_the_moment_is_not_in_it() -> None:
    monday = 1776614400  # 2026-04-20 00:00 in UTC+8
    held = (
        slide("past#1", until=monday),
        slide("later#1", **{"from": monday + 1}),
        slide("evening#1", hours=[[1200, 120]]),
        slide("noon#1", hours=[[720, 780]]),
        slide("tuesday#1", weekdays=[2]),
        slide("a#1"),
    )
    assert names(*held, at=monday) == ["evening#1", "a#1"]


def test_an_emergency_plays_alone_and_the_card_where_there_is_nothing_else() -> None:
    assert names(slide("a#1"), slide("e#1", tier="emergency"), slide("title")) == ["e#1"]
    assert names(slide("title")) == ["title"]


def shown(*slides: dict[str, Any], rotate: int = 0, file: Path = Path("one.jpg")) -> dict[str, bytes | Path]:
    files = {each["src"]: file for each in slides}
    return {artifact.path: artifact.content for artifact in pictures(slides, files, rotate)}


def test_they_are_numbered_so_that_sorting_by_name_gives_their_order() -> None:
    given = shown(*(slide(f"a#{n}") for n in range(1, 13)))
    assert list(given) == [f"pictures/{n:03}-a-{n}.jpg" for n in range(1, 13)] == sorted(given)
    many = shown(*(slide(f"a#{n}") for n in range(1, 1001)))
    assert next(iter(many)) == "pictures/0001-a-1.jpg" and list(many) == sorted(many)


def test_the_same_slide_twice_in_a_round_is_there_twice() -> None:
    assert list(shown(slide("h#1"), slide("a#1"), slide("h#1"))) == [
        "pictures/001-h-1.jpg",
        "pictures/002-a-1.jpg",
        "pictures/003-h-1.jpg",
    ]


def test_a_film_has_none_and_takes_no_number() -> None:
    assert list(shown(slide("a#1"), slide("a#2", media="video"), slide("b#1"))) == [
        "pictures/001-a-1.jpg",
        "pictures/002-b-1.jpg",
    ]


def test_a_long_name_is_cut() -> None:
    (path,) = shown(slide("a-" * 60 + "#1"))
    assert re.fullmatch(r"pictures/001-[a-z-]{1,40}\.jpg", path)


def test_an_upright_panel_gets_the_slide_as_it_is() -> None:
    assert set(shown(slide("a#1"), file=Path("there.jpg")).values()) == {Path("there.jpg")}


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
    (content,) = shown(slide("a#1"), rotate=rotate, file=tmp_path / "one.jpg").values()
    assert isinstance(content, bytes)
    turned = Image.open(BytesIO(content))
    assert turned.size == size
    points = [(x, y) for y in (5, size[1] - 5) for x in (5, size[0] - 5)]
    for corner, point in zip(corners, points, strict=True):
        assert all(abs(a - b) < 8 for a, b in zip(turned.getpixel(point), CORNERS[corner], strict=True))


def test_they_are_baseline_jpegs_of_the_panels_size(made: Path) -> None:
    for code, size in (("yard", (640, 360)), ("stairs", (640, 360))):
        for file in (made / code / "pictures").iterdir():
            content = file.read_bytes()
            assert b"\xff\xc0" in content[:1000] and b"\xff\xc2" not in content[:1000], file.name
            assert Image.open(BytesIO(content)).size == size


def test_they_are_the_slides_of_the_release(made: Path) -> None:
    held = json.loads((made / "yard" / "screens" / "yard" / "manifest.json").read_text(encoding="utf-8"))
    first, *_ = held["slides"]
    assert (made / "yard" / "pictures" / "001-two-1.jpg").read_bytes() == (
        made / "yard" / "screens" / "yard" / first["src"]
    ).read_bytes()
