"""Drawn once, the same everywhere, and never from a damaged cache."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.drawing import specimens
from tests.drawing.specimens import CANVASES, LAYOUTS
from zhendi.drawing import Brief, Canvas, Series, Studio, studio
from zhendi.photos import PhotoStore

SMALL = CANVASES["small LED"]


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def workshop(folder: Path, workers: int = 1) -> Studio:
    return Studio(folder / "slides", PhotoStore(folder / "photos"), workers)


def briefs(canvas: Canvas = SMALL, **other: object) -> list[Brief]:
    return [Brief(layout, specimens.data(layout, **other), canvas) for layout in LAYOUTS]


def digests(drawn: dict[int, Series]) -> list[str]:
    return [page.sha256 for i in sorted(drawn) for page in drawn[i].pages]


@pytest.fixture
def count_drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    calls: list[str] = []
    real = studio.draw

    def counting(cache: Path, photos: PhotoStore, key: str, brief: Brief) -> Series:
        calls.append(key)
        return real(cache, photos, key, brief)

    monkeypatch.setattr(studio, "draw", counting)
    return lambda: len(calls)


def test_the_second_time_nothing_is_drawn(tmp_path: Path, count_drawn: Callable[[], int]) -> None:
    first = workshop(tmp_path).draw_all(briefs(), silent)
    assert count_drawn() == len(LAYOUTS)
    assert workshop(tmp_path).draw_all(briefs(), silent) == first
    assert count_drawn() == len(LAYOUTS)


def test_what_would_look_the_same_is_drawn_once(tmp_path: Path, count_drawn: Callable[[], int]) -> None:
    twice = briefs() + briefs()
    drawn = workshop(tmp_path).draw_all(twice, silent)
    assert count_drawn() == len(LAYOUTS)
    assert sorted(drawn) == list(range(len(twice)))
    assert all(drawn[i] == drawn[i + len(LAYOUTS)] for i in range(len(LAYOUTS)))


@pytest.mark.parametrize(
    ("data", "canvas"),
    [
        ({"theme": "red"}, SMALL),
        ({"title": "另一个标题"}, SMALL),
        ({}, Canvas(320, 160, 640, 7)),
        ({}, Canvas(320, 160, 600, 8)),
        ({"watermark": "草稿"}, SMALL),
    ],
)
def test_whatever_matters_is_drawn_anew(
    data: dict[str, object], canvas: Canvas, tmp_path: Path, count_drawn: Callable[[], int]
) -> None:
    workshop(tmp_path).draw_all([Brief("story", specimens.data("story"), SMALL)], silent)
    workshop(tmp_path).draw_all([Brief("story", specimens.data("story", **data), canvas)], silent)
    assert count_drawn() == 2


def test_another_focus_is_another_slide_and_another_folder_is_not(
    tmp_path: Path, count_drawn: Callable[[], int]
) -> None:
    photo = specimens.picture(tmp_path)
    moved = photo | {"file": str(Path(str(photo["file"])).rename(tmp_path / "renamed.png"))}
    for given in (moved, moved | {"focus": [0.9, 0.1]}, moved):
        workshop(tmp_path).draw_all([Brief("story", specimens.data("story", given), CANVASES["strip"])], silent)
    assert count_drawn() == 2
    workshop(tmp_path).draw_all([Brief("story", specimens.data("story", photo), CANVASES["strip"])], silent)
    assert count_drawn() == 2


@pytest.mark.parametrize("damage", [b"", b"half a picture", None])
def test_a_damaged_picture_is_drawn_again(damage: bytes | None, tmp_path: Path, count_drawn: Callable[[], int]) -> None:
    one = [Brief("words", specimens.data("words"), SMALL)]
    series = workshop(tmp_path).draw_all(one, silent)[0]
    file = series.pages[0].file
    whole = file.read_bytes()
    file.unlink() if damage is None else file.write_bytes(damage)
    assert workshop(tmp_path).draw_all(one, silent)[0] == series
    assert count_drawn() == 2
    assert file.read_bytes() == whole


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"pages": [{}]}', b"\xff\xfe"])
def test_a_damaged_record_is_drawn_again(damage: bytes, tmp_path: Path, count_drawn: Callable[[], int]) -> None:
    one = [Brief("words", specimens.data("words"), SMALL)]
    series = workshop(tmp_path).draw_all(one, silent)[0]
    (record,) = (tmp_path / "slides").glob("series/*/*.json")
    record.write_bytes(damage)
    assert workshop(tmp_path).draw_all(one, silent)[0] == series
    assert count_drawn() == 2


def test_what_does_not_fit_is_remembered_too(tmp_path: Path, count_drawn: Callable[[], int]) -> None:
    one = [Brief("quote", specimens.data("quote", quote="我" * 60), SMALL)]
    for _ in range(2):
        series = workshop(tmp_path).draw_all(one, silent)[0]
        assert (series.pages, series.excess) == ((), 15)
    assert count_drawn() == 1


def test_progress_counts_every_brief_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    workshop(tmp_path).draw_all(briefs()[:3], lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    told.clear()
    workshop(tmp_path).draw_all([], lambda done, total: told.append((done, total)))
    assert told == [(0, 0)]


def test_several_processes_draw_the_same_pictures(tmp_path: Path) -> None:
    many = [*briefs(), *briefs(theme="gold")]
    apart = workshop(tmp_path / "apart", workers=2).draw_all(many, silent)
    alone = workshop(tmp_path / "alone").draw_all(many, silent)
    assert digests(apart) == digests(alone)


PROGRAM = """
import sys
from pathlib import Path
from tests.drawing import test_studio as t
print("\\n".join(t.digests(t.workshop(Path(sys.argv[1])).draw_all(t.briefs(), t.silent))))
"""


def test_other_zones_and_locales_and_a_shared_cache_give_the_same_bytes(tmp_path: Path) -> None:
    """Three processes at once, two of them over one cache, each in a corner of the world of its own."""
    places = [("UTC", "C"), ("America/New_York", "C.UTF-8"), ("Asia/Shanghai", "POSIX")]
    folders = [tmp_path / "shared", tmp_path / "shared", tmp_path / "own"]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder)],
            env=os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE,
            text=True,
        )
        for folder, (zone, locale) in zip(folders, places, strict=True)
    ]
    said = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert said[0] == said[1] == said[2]
    assert len(said[0]) >= len(LAYOUTS)


def test_pictures_are_baseline_jpeg_of_full_colour_without_metadata(tmp_path: Path) -> None:
    photo = specimens.picture(tmp_path)
    drawn = workshop(tmp_path).draw_all([Brief("story", specimens.data("story", photo), CANVASES["wide"])], silent)
    (page,) = drawn[0].pages
    content = page.file.read_bytes()
    assert len(content) == page.size
    assert b"\xff\xc0" in content  # baseline, not progressive (ffc2)
    assert b"\xff\xc2" not in content[: content.index(b"\xff\xda")]
    with Image.open(page.file) as image:
        assert image.size == (1920, 1080)
        assert [tuple(layer[1:3]) for layer in image.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not image.getexif()


def test_characters_are_those_that_people_read(tmp_path: Path) -> None:
    drawn = workshop(tmp_path).draw_all([Brief("words", specimens.data("words"), SMALL)], silent)
    assert drawn[0].pages[0].characters == len("文明友谊河惠及千万家")
    story = specimens.data("story", title="认养|绿地", facts=[["地点", "农园"]], lines=["欢迎。"])
    drawn = workshop(tmp_path).draw_all([Brief("story", story, CANVASES["wide"])], silent)
    assert drawn[0].pages[0].characters == len("认养绿地地点农园欢迎。")
