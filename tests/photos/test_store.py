"""Finished pictures: right for the site, free of all metadata, made once, and sound even where the cache is not."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.photos import pictures
from tests.photos.pictures import encoded
from zhendi import photos
from zhendi.photos import encoding, reading, store

WIDTHS = (480, 960, 1600)


@pytest.fixture
def shelf(tmp_path: Path) -> photos.PhotoStore:
    return photos.PhotoStore(tmp_path / "cache")


@pytest.fixture
def scene(tmp_path: Path) -> photos.PhotoFacts:
    (tmp_path / "scene.jpg").write_bytes(encoded(pictures.scene(2400, 1800), "JPEG", quality=92))
    return photos.inspect(tmp_path / "scene.jpg")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def forbid_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, data: bytes, cover: tuple[int, int]) -> reading.Picture:
        raise AssertionError(f"{name} is decoded again")

    monkeypatch.setattr(reading, "decode", refuse)


def test_renditions_for_the_site(tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts) -> None:
    made = shelf.renditions(tmp_path / "scene.jpg", scene.digest, WIDTHS, None)
    assert [(one.width, one.height) for one in made] == [(480, 360), (960, 720), (1600, 1200)]
    for one in made:
        data = one.path.read_bytes()
        assert (len(data), store._sha256(data)) == (one.size, one.sha256)
        assert one.size <= encoding.SITE_BYTES
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (one.width, one.height))


def test_a_picture_full_of_detail_is_coded_more_coarsely(tmp_path: Path, shelf: photos.PhotoStore) -> None:
    (tmp_path / "leaves.jpg").write_bytes(encoded(pictures.scene(1600, 1200, grain=8), "JPEG", quality=95))
    digest = shelf.inspect(tmp_path / "leaves.jpg").digest
    (made,) = shelf.renditions(tmp_path / "leaves.jpg", digest, (1600,), None)
    assert encoding.SITE_BYTES // 2 < made.size <= encoding.SITE_BYTES == encoding.most_bytes(1600, 1200)


def test_a_picture_of_a_phones_width_leaves_room_for_the_page() -> None:
    leaves = pictures.scene(800, 600, grain=6)
    plain = encoded(leaves, "JPEG", quality=82, progressive=True, optimize=True)
    made = encoding.site_jpeg(leaves)
    assert encoding.most_bytes(800, 600) // 2 < len(made) <= encoding.most_bytes(800, 600) == 81_600 < len(plain)


def test_renditions_are_never_enlarged(tmp_path: Path, shelf: photos.PhotoStore) -> None:
    (tmp_path / "mid.jpg").write_bytes(encoded(pictures.scene(1000, 500), "JPEG"))
    digest = shelf.inspect(tmp_path / "mid.jpg").digest
    made = shelf.renditions(tmp_path / "mid.jpg", digest, (1600, 480, 480, 2400), None)
    assert [(one.width, one.height) for one in made] == [(480, 240), (1000, 500)]


def test_renditions_of_a_shape_keep_the_focus(tmp_path: Path, shelf: photos.PhotoStore) -> None:
    (tmp_path / "wide.png").write_bytes(encoded(pictures.quarters(1200, 400), "PNG"))
    digest = shelf.inspect(tmp_path / "wide.png").digest
    made = shelf.renditions(tmp_path / "wide.png", digest, (300, 900), (0.9, 0.5), ratio=(1, 1))
    assert [(one.width, one.height) for one in made] == [(300, 300), (400, 400)]
    with Image.open(made[0].path) as image:
        assert pictures.near(image.getpixel((10, 10)), pictures.GREEN)


def test_without_a_shape_the_focus_changes_nothing(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts
) -> None:
    file = tmp_path / "scene.jpg"
    assert shelf.renditions(file, scene.digest, (480,), (0, 0)) == shelf.renditions(file, scene.digest, (480,), None)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_nothing_of_the_metadata_remains(tmp_path: Path, shelf: photos.PhotoStore, form: str) -> None:
    data = pictures.telling(form)
    assert sum(secret in data for secret in pictures.SECRETS) >= 2
    (tmp_path / "photo").write_bytes(data)
    digest = shelf.inspect(tmp_path / "photo").digest
    made = shelf.renditions(tmp_path / "photo", digest, (200, 640), None)
    crop = shelf.crop(tmp_path / "photo", digest, 320, 180, None)
    assert crop.info == {} and not crop.getexif()
    slide = encoded(crop, "JPEG", quality=88, subsampling=0)
    for left in (
        [one.path.read_bytes() for one in made] + [path.read_bytes() for path in files(tmp_path / "cache")] + [slide]
    ):
        assert not [word for word in pictures.SECRETS + pictures.MARKERS if word in left]
        assert left.count(b"\xff\xd8\xff") <= 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF"])
def test_the_telling_picture_does_tell(form: str) -> None:
    data = pictures.telling(form)
    assert b"SECRETCAMERA" in data and b"SECRETXMP" in data


def test_facts_are_kept_by_content(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.inspect(tmp_path / "scene.jpg")
    (tmp_path / "renamed.jpg").write_bytes((tmp_path / "scene.jpg").read_bytes())
    forbid_decoding(monkeypatch)
    assert first == scene == photos.PhotoStore(tmp_path / "cache").inspect(tmp_path / "renamed.jpg")


def test_everything_is_kept_by_content_and_parameters(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "scene.jpg"
    crop = shelf.crop(file, scene.digest, 320, 180, (0.3, 0.3)).tobytes()
    made = shelf.renditions(file, scene.digest, WIDTHS, None)
    file.unlink()
    again = photos.PhotoStore(tmp_path / "cache")
    assert again.crop(file, scene.digest, 320, 180, (0.3, 0.3)).tobytes() == crop
    assert (
        again.renditions(file, scene.digest, WIDTHS, None) == made == again.renditions(file, scene.digest, WIDTHS, None)
    )
    for width, focus in ((321, (0.3, 0.3)), (320, (0.3, 0.4)), (320, None)):
        with pytest.raises(photos.PhotoProblem):
            again.crop(file, scene.digest, width, 180, focus)


def test_a_light_picture_is_cut_anew_and_alike(tmp_path: Path, shelf: photos.PhotoStore) -> None:
    file = tmp_path / "light.jpg"
    file.write_bytes(encoded(pictures.scene(1600, 1200), "JPEG"))
    digest = photos.inspect(file).digest
    first = shelf.crop(file, digest, 320, 180, (0.3, 0.3)).tobytes()
    assert files(tmp_path / "cache") == []
    assert shelf.crop(file, digest, 320, 180, (0.3, 0.3)).tobytes() == first


def test_a_new_version_of_the_code_or_a_library_makes_everything_anew(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.crop(tmp_path / "scene.jpg", scene.digest, 320, 180, None)
    monkeypatch.setattr(store, "_recipe", lambda: "another")
    forbid_decoding(monkeypatch)
    with pytest.raises(AssertionError, match="decoded again"):
        shelf.crop(tmp_path / "scene.jpg", scene.digest, 320, 180, None)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, scene: photos.PhotoFacts) -> None:
    one, other = photos.PhotoStore(tmp_path / "one"), photos.PhotoStore(tmp_path / "other")
    for each in (one, other):
        each.inspect(tmp_path / "scene.jpg")
        each.crop(tmp_path / "scene.jpg", scene.digest, 500, 300, (0.2, 0.9))
        each.renditions(tmp_path / "scene.jpg", scene.digest, WIDTHS, None)
    left, right = files(tmp_path / "one"), files(tmp_path / "other")
    assert [path.relative_to(tmp_path / "one") for path in left] == [
        path.relative_to(tmp_path / "other") for path in right
    ]
    assert [path.read_bytes() for path in left] == [path.read_bytes() for path in right]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: data[:-9] + b"damaged!!", lambda data: None],
)
def test_damage_in_the_cache_is_found_and_mended(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, damage: object
) -> None:
    assert callable(damage)
    file = tmp_path / "scene.jpg"
    expected = shelf.crop(file, scene.digest, 320, 180, None).tobytes()
    made = shelf.renditions(file, scene.digest, WIDTHS, None)
    whole = {path: path.read_bytes() for path in files(tmp_path / "cache")}
    for path, data in whole.items():
        damaged = damage(data)
        path.unlink() if damaged is None else path.write_bytes(damaged)
        again = photos.PhotoStore(tmp_path / "cache")
        assert again.inspect(file) == scene
        assert again.crop(file, scene.digest, 320, 180, None).tobytes() == expected
        assert again.renditions(file, scene.digest, WIDTHS, None) == made
        assert path.read_bytes() == data


def test_a_rendition_deleted_while_the_program_runs_is_made_anew(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts
) -> None:
    made = shelf.renditions(tmp_path / "scene.jpg", scene.digest, WIDTHS, None)
    made[1].path.unlink()
    assert shelf.renditions(tmp_path / "scene.jpg", scene.digest, WIDTHS, None)[1].path.exists()


def test_a_file_changed_since_its_digest_was_taken_is_not_kept_under_it(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts
) -> None:
    (tmp_path / "scene.jpg").write_bytes(encoded(pictures.quarters(640, 480), "JPEG"))
    with pytest.raises(photos.PhotoProblem) as caught:
        shelf.crop(tmp_path / "scene.jpg", scene.digest, 320, 180, None)
    assert caught.value.code == "photo-changed" and files(tmp_path / "cache") == []


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(Path, "replace", refuse)
        shelf.crop(tmp_path / "scene.jpg", scene.digest, 320, 180, None)
    assert files(tmp_path / "cache") == []


def test_a_refused_replacement_by_the_same_bytes_is_no_failure(
    tmp_path: Path, shelf: photos.PhotoStore, scene: photos.PhotoFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace_as_windows_does_while_another_reads(self: Path, target: Path) -> Path:
        target.write_bytes(self.read_bytes())
        raise PermissionError

    monkeypatch.setattr(Path, "replace", replace_as_windows_does_while_another_reads)
    assert shelf.crop(tmp_path / "scene.jpg", scene.digest, 320, 180, None).size == (320, 180)
    assert not [path for path in files(tmp_path / "cache") if path.suffix == ".tmp"]


BUSY = """
import hashlib, sys
from pathlib import Path
from zhendi import photos
folder = Path(sys.argv[1])
file, store = folder / "scene.jpg", photos.PhotoStore(folder / "shared")
facts, seen = store.inspect(file), hashlib.sha256()
for n in range(12):
    seen.update(store.crop(file, facts.digest, 200 + n % 4, 150, (0.5, 0.5)).tobytes())
    for one in store.renditions(file, facts.digest, (100 + n % 4, 300), None):
        seen.update(one.path.read_bytes())
print(seen.hexdigest())
"""


def test_two_processes_share_a_cache(tmp_path: Path, scene: photos.PhotoFacts) -> None:
    command = [sys.executable, "-c", BUSY, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    seen = {process.communicate()[0] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(seen) == 1 and len(seen.pop()) == 65
    assert not list((tmp_path / "shared").rglob("*.tmp"))
