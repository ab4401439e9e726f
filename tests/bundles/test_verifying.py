"""A stick is whole or it is not, and whatever is wrong with it is found and named."""

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from tests.bundles.conftest import AT, Make, tree
from zhendi.bundles import NoBundle, verify
from zhendi.cli.bundling import usb_command

PICTURE = "pictures/001-two.jpg"
MEDIA = "screens/media"


@pytest.fixture
def stick(made: Path, tmp_path: Path) -> Path:
    """A stick onto whose root a bundle was copied."""
    return shutil.copytree(made / "yard", tmp_path / "stick")


def run(place: Path, at: datetime) -> Result:
    line = ["--verify", str(place), "--as-of", at.strftime("%Y-%m-%dT%H:%M")]
    return CliRunner().invoke(usb_command, line, standalone_mode=False)


def code(place: Path) -> int:
    """The command's exit code."""
    return int(run(place, AT).return_value)


def told(place: Path, at: datetime = AT) -> str:
    """What the command says at a moment."""
    return run(place, at).stderr


def found(place: Path) -> tuple[tuple[str, ...], ...]:
    (one,) = verify(place)
    return one.missing, one.damaged, one.foreign


def test_a_whole_one(stick: Path) -> None:
    (one,) = verify(stick)
    assert one.whole and one.listed == len(tree(stick)) - 1 and one.manifest is not None
    assert (one.manifest["screen"], one.manifest["built_at"]) == ("yard", AT.timestamp())


def test_a_missing_file(stick: Path) -> None:
    (stick / PICTURE).unlink()
    assert found(stick) == ((PICTURE,), (), ())


@pytest.mark.parametrize("path", [PICTURE, "index.html", "screens/yard/manifest.json", "使用说明.html"])
def test_one_byte_that_is_another(stick: Path, path: str) -> None:
    content = bytearray((stick / path).read_bytes())
    content[len(content) // 2] ^= 1
    (stick / path).write_bytes(content)
    assert found(stick) == ((), (path,), ())
    assert not verify(stick)[0].whole


@pytest.mark.parametrize("left", [0, 1000])
def test_a_file_cut_short(stick: Path, left: int) -> None:
    file = next((stick / MEDIA).iterdir())
    file.write_bytes(file.read_bytes()[:left])
    assert found(stick) == ((), (f"{MEDIA}/{file.name}",), ())


def test_a_file_that_does_not_belong(stick: Path) -> None:
    (stick / "pictures" / "IMG_0001.jpg").write_bytes(b"private")
    assert found(stick) == ((), (), ("pictures/IMG_0001.jpg",))
    assert not verify(stick)[0].whole


def test_a_renamed_file(stick: Path) -> None:
    (stick / PICTURE).rename(stick / "pictures" / "001.jpg")
    assert found(stick) == ((PICTURE,), (), ("pictures/001.jpg",))


def test_a_list_cut_short(stick: Path) -> None:
    listed = (stick / "checksums.sha256").read_text(encoding="utf-8")
    (stick / "checksums.sha256").write_text(listed[:-30], encoding="utf-8")
    assert found(stick) == ((), (), ("使用说明.html",))


def test_a_list_that_is_gone_or_spoilt(stick: Path) -> None:
    (stick / "checksums.sha256").write_bytes(b"\xff\xfe\x00")
    assert [(one.whole, one.listed) for one in verify(stick)] == [(False, None)]
    (stick / "checksums.sha256").write_bytes(b"")
    assert not verify(stick)[0].whole
    (stick / "checksums.sha256").unlink()
    assert [(one.whole, one.listed) for one in verify(stick)] == [(False, None)]


LEFT_BEHIND = (
    "._index.html",
    ".DS_Store",
    ".Spotlight-V100/store.db",
    "System Volume Information/IndexerVolumeGuid",
    "$RECYCLE.BIN/desktop.ini",
    "pictures/Thumbs.db",
    "LOST.DIR/1",
    "Android/data/x",
)


def test_what_systems_leave_behind_does_not_matter(stick: Path) -> None:
    for path in LEFT_BEHIND:
        (stick / path).parent.mkdir(parents=True, exist_ok=True)
        (stick / path).write_bytes(b"x")
    assert verify(stick)[0].whole


def test_a_zip_is_verified_as_a_folder_is(made: Path, tmp_path: Path) -> None:
    assert verify(made / "yard.zip")[0].whole
    spoilt = tmp_path / "yard.zip"
    with ZipFile(made / "yard.zip") as source, ZipFile(spoilt, "w") as target:
        for info in source.infolist():
            if info.filename != PICTURE:
                target.writestr(info, source.read(info))
        target.writestr("extra.txt", b"x")
    assert found(spoilt) == ((PICTURE,), (), ("extra.txt",))


def test_a_zip_with_a_spoilt_byte_or_cut_short(made: Path, tmp_path: Path) -> None:
    whole = (made / "yard.zip").read_bytes()
    picture = (made / "yard" / PICTURE).read_bytes()
    at = whole.index(picture) + len(picture) // 2
    (tmp_path / "yard.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert found(tmp_path / "yard.zip") == ((), (PICTURE,), ())
    (tmp_path / "yard.zip").write_bytes(whole[: len(whole) // 2])
    assert [(one.whole, one.listed) for one in verify(tmp_path / "yard.zip")] == [(False, None)]


def test_a_folder_of_several(made: Path, tmp_path: Path) -> None:
    several = shutil.copytree(made, tmp_path / "usb")
    (several / "yard" / PICTURE).unlink()
    assert [(one.place.name, one.whole) for one in verify(several)] == [
        *(("stairs", True), ("stairs.zip", True)),
        *(("yard", False), ("yard.zip", True)),
    ]
    assert code(several) == 1 and code(made) == 0


def test_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(NoBundle):
        verify(tmp_path)
    assert code(tmp_path) == 1 and "没有播放包" in told(tmp_path)
    assert code(tmp_path / "gone") == 2 and "看看U盘插好没有" in told(tmp_path / "gone")


def test_it_says_which_release_it_is_and_how_long_it_lasts(stick: Path) -> None:
    said = told(stick)
    assert code(stick) == 0 and f"完整，{len(tree(stick)) - 1}个文件都对。" in said
    assert f"屏幕 yard，发布包 {verify(stick)[0].manifest['release']}，2026年4月16日 8:30做的。" in said
    assert "内容安排到2026年6月14日，还有59天。最后一条放到2026年5月12日。" in said
    assert "今天是最后一天" not in told(stick, AT + timedelta(days=20))
    assert "有日期的内容都已经放完，只剩标语和标题画面，该换新的了。" in told(stick, AT + timedelta(days=27))


def test_a_demonstration_is_judged_by_its_own_moment(content: Path, make: Make, tmp_path: Path) -> None:
    with (content / "site.yml").open("a", encoding="utf-8") as site:
        site.write("示例时点: 2024-04-16T08:30\n")
    for entry in content.rglob("index.md"):
        entry.write_text(entry.read_text(encoding="utf-8").replace("2026-04", "2024-04"), encoding="utf-8")
    make(tmp_path / "usb", "yard", at=None)
    done = CliRunner().invoke(usb_command, ["--verify", str(tmp_path / "usb" / "yard")], standalone_mode=False)
    assert "内容安排到2024年6月14日，还有59天。" in done.stderr


def test_it_says_what_to_do_about_damage(stick: Path) -> None:
    (stick / PICTURE).unlink()
    (stick / "index.html").write_bytes(b"")
    (stick / "cat.jpg").write_bytes(b"cat")
    said = told(stick)
    assert code(stick) == 1 and "不完整" in said
    assert f"缺了1个文件：{PICTURE}　改法：重新拷进来" in said
    assert "坏了1个文件：index.html　改法：重新拷一遍；又坏了就换一个U盘" in said
    assert "多出1个文件，电视可能会放出来：cat.jpg　改法：删掉" in said


def test_many_names_are_cut_off(stick: Path) -> None:
    gone = len(tree(stick / "screens")) + len(tree(stick / "pictures"))
    shutil.rmtree(stick / "screens")
    shutil.rmtree(stick / "pictures")
    assert re.search(f"缺了{gone}个文件：(?:[^、]+、){{9}}[^、]+ 等　改法", told(stick))
