"""What cannot be used is refused in words that staff understand, and before it costs anything."""

import pickle
import re
import resource
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.photos import pictures
from tests.photos.pictures import encoded
from zhendi import photos

SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>'


def problem(file: Path) -> photos.PhotoProblem:
    with pytest.raises(photos.PhotoProblem) as caught:
        photos.inspect(file)
    assert_speaks_chinese(caught.value)
    return caught.value


def problem_of(folder: Path, data: bytes, name: str = "合影.jpg") -> photos.PhotoProblem:
    (folder / name).write_bytes(data)
    return problem(folder / name)


def assert_speaks_chinese(found: photos.PhotoProblem) -> None:
    for text in (found.message, found.remedy):
        assert re.search("[\u4e00-\u9fff]{4}", text)
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", text), text


def test_missing(tmp_path: Path) -> None:
    found = problem(tmp_path / "合影.jpg")
    assert found.code == "photo-missing" and "合影.jpg" in found.message


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("Photo.JPG", "photo.jpg"),
        ("photo.jpg", "photo.JPG"),
        ("合影", "合影.jpg"),
        ("合影.png", "合影.jpg"),
        ("合影.jpg", "合影.jpg.jpg"),
        ("green-space-01.jpg", "green-space-1.jpg"),
        ("caf\u00e9.jpg", "cafe\u0301.jpg"),
    ],
)
def test_missing_offers_the_near_name(tmp_path: Path, written: str, there: str) -> None:
    (tmp_path / there).write_bytes(encoded(pictures.quarters(320, 240), "JPEG"))
    (tmp_path / "index.md").write_text("---\n---\n", encoding="utf-8")
    found = problem(tmp_path / written)
    assert found.code == "photo-missing" and f"“{there}”" in found.remedy


def test_wrong_case_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"any")
    assert "大小写" in problem(tmp_path / "Photo.JPG").remedy


def test_wrong_case_is_missing_even_where_the_file_system_overlooks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "photo.jpg").write_bytes(encoded(pictures.quarters(320, 240), "JPEG"))
    monkeypatch.setattr(Path, "is_file", lambda self: True)
    monkeypatch.setattr(Path, "exists", lambda self: True)
    assert problem(tmp_path / "Photo.jpg").code == "photo-missing"
    assert photos.inspect(tmp_path / "photo.jpg").width == 320


def test_nothing_near_is_offered_when_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "完全不同.png").write_bytes(b"any")
    assert "完全不同" not in problem(tmp_path / "street.jpg").remedy


@pytest.mark.parametrize("name", ["\0.jpg", "图" * 200 + ".jpg", "no/such/folder/photo.jpg"])
def test_impossible_paths_are_missing(tmp_path: Path, name: str) -> None:
    assert problem(tmp_path / name).code == "photo-missing"


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "photos.jpg").mkdir()
    assert "文件夹" in problem(tmp_path / "photos.jpg").message


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError

    (tmp_path / "photo.jpg").write_bytes(b"any")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problem(tmp_path / "photo.jpg").code == "photo-unreadable"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (SVG, "SVG"),
        (SVG.decode().encode("utf-16"), "SVG"),
        (b"<!DOCTYPE html><html><body><svg></svg>", "网页"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Office"),
        (b"\0\0\0\x20ftypqt  ....", "视频"),
        (b"8BPS\0\x01", "设计软件"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "占位"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(tmp_path: Path, data: bytes, word: str) -> None:
    found = problem_of(tmp_path, data)
    assert found.code == "photo-format" and word in found.message


def test_svg_says_what_to_export(tmp_path: Path) -> None:
    remedy = problem_of(tmp_path, SVG, "drawing.svg").remedy
    assert "PNG" in remedy and "JPG" in remedy and "导出" in remedy


@pytest.mark.parametrize("data", [b"just some words, and no picture", b"\0" * 4000, bytes(range(256)) * 9])
def test_no_picture(tmp_path: Path, data: bytes) -> None:
    assert problem_of(tmp_path, data).code == "photo-unreadable"


def test_postscript_is_never_run(tmp_path: Path) -> None:
    assert problem_of(tmp_path, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n").code == "photo-format"


def test_floating_point_pixels_are_refused(tmp_path: Path) -> None:
    assert problem_of(tmp_path, encoded(Image.new("F", (99, 99), 0.5), "TIFF")).code == "photo-unreadable"


def test_an_empty_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path, b"").code == "photo-truncated"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF", "TIFF", "GIF", "AVIF"])
@pytest.mark.parametrize("part", [0.02, 0.4, 0.9])
def test_truncated(tmp_path: Path, form: str, part: float) -> None:
    whole = encoded(pictures.scene(480, 360), form)
    found = problem_of(tmp_path, whole[: int(len(whole) * part)])
    assert found.code in ("photo-truncated", "photo-unreadable")
    assert found.code == "photo-truncated" or part < 0.1


def test_truncated_large_jpeg_is_found_though_decoded_at_a_fraction(tmp_path: Path) -> None:
    whole = encoded(pictures.scene(3000, 2000), "JPEG")
    assert problem_of(tmp_path, whole[: len(whole) * 95 // 100]).code == "photo-truncated"


def test_a_copy_whose_end_is_all_zeros_is_truncated(tmp_path: Path) -> None:
    whole = encoded(pictures.scene(480, 360), "JPEG")
    half = len(whole) // 2
    assert problem_of(tmp_path, whole[:half] + b"\0" * half).code == "photo-truncated"
    (tmp_path / "padded.jpg").write_bytes(whole + b"\0" * 4096)
    assert photos.inspect(tmp_path / "padded.jpg").width == 480


@pytest.mark.parametrize(("width", "height"), [(11_000, 11_000), (40_000, 30_000), (2_000_000_000, 2)])
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path, width: int, height: int) -> None:
    data = pictures.bomb(width, height) if width < 100_000 else pictures.png(width, height, 8, 2, b"")
    before = peak_memory()
    assert problem_of(tmp_path, data).code == "photo-bomb"
    assert peak_memory() - before < 100_000_000


def peak_memory() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def test_a_phone_picture_of_108_megapixels_is_taken(tmp_path: Path) -> None:
    (tmp_path / "phone.jpg").write_bytes(encoded(Image.new("L", (12_032, 9_024), 128), "JPEG"))
    facts = photos.inspect(tmp_path / "phone.jpg")
    assert facts.width * facts.height <= photos.MAX_PIXELS
    assert photos.PhotoStore(tmp_path / "cache").crop(tmp_path / "phone.jpg", facts.digest, 96, 64, None).size == (
        96,
        64,
    )


def test_a_thumbnail_is_too_small(tmp_path: Path) -> None:
    found = problem_of(tmp_path, encoded(Image.new("RGB", (400, photos.MIN_SIDE - 1)), "JPEG"))
    assert found.code == "photo-too-small" and f"400×{photos.MIN_SIDE - 1}" in found.message
    (tmp_path / "least.jpg").write_bytes(encoded(Image.new("RGB", (photos.MIN_SIDE, photos.MIN_SIDE)), "JPEG"))
    assert photos.inspect(tmp_path / "least.jpg").height == photos.MIN_SIDE


def test_the_store_reports_the_same_problems(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(encoded(pictures.scene(480, 360), "JPEG")[:2000])
    for _ in range(2):
        with pytest.raises(photos.PhotoProblem) as caught:
            photos.PhotoStore(tmp_path / "cache").inspect(tmp_path / "photo.jpg")
        assert caught.value.code == "photo-truncated"


def test_a_problem_travels_between_processes() -> None:
    found = photos.PhotoProblem("photo-missing", "找不到", "放进去")
    copy = pickle.loads(pickle.dumps(found))
    assert (copy.code, copy.message, copy.remedy) == (found.code, found.message, found.remedy)


def test_pillow_warnings_stay_inside_and_filters_are_restored(tmp_path: Path) -> None:
    # 100 megapixels make Pillow warn; the picture itself is within our limit.
    (tmp_path / "large.png").write_bytes(pictures.bomb(10_000, 10_000))
    before = list(warnings.filters)
    with ThreadPoolExecutor(2) as pool:
        facts = list(pool.map(photos.inspect, [tmp_path / "large.png"] * 2))
    assert [found.width for found in facts] == [10_000, 10_000]
    assert list(warnings.filters) == before


WHOLE = {form: encoded(pictures.scene(120, 90), form) for form in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF")}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_bytes_give_a_problem_or_a_picture_and_nothing_else(
    tmp_path: Path, form: str, data: st.DataObject
) -> None:
    damaged = bytearray(WHOLE[form])
    for place in data.draw(st.lists(st.integers(0, min(len(damaged), 900) - 1), min_size=1, max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    file = tmp_path / "photo"
    file.write_bytes(bytes(damaged))
    try:
        facts = photos.inspect(file)
    except photos.PhotoProblem as found:
        assert_speaks_chinese(found)
    else:
        assert facts.width * facts.height <= photos.MAX_PIXELS
