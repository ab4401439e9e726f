"""The ZIP of a bundle: what is in it, and that every program reads its names."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.bundles.conftest import AT, tree
from zhendi.bundles.sealing import checksums, pack, read_checksums


def test_it_holds_the_folder_with_the_start_page_at_its_root(made: Path) -> None:
    with ZipFile(made / "yard.zip") as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == tree(made / "yard")
        assert archive.namelist() == sorted(archive.namelist(), key=str.encode)


def test_every_file_is_stored_and_bears_the_moment_built_for(made: Path) -> None:
    with ZipFile(made / "yard.zip") as archive:
        facts = {(i.date_time, i.compress_type, i.create_system, i.external_attr) for i in archive.infolist()}
    assert facts == {((2026, 4, 16, 8, 30, 0), ZIP_STORED, 3, 0o100644 << 16)}


def test_a_name_in_chinese_is_flagged_as_utf_8(made: Path) -> None:
    with ZipFile(made / "yard.zip") as archive:
        flags = {info.filename: bool(info.flag_bits & 0x800) for info in archive.infolist()}
    assert {name for name, flagged in flags.items() if flagged} == {"使用说明.html"}


def test_every_name_that_a_television_reads_is_ascii(made: Path) -> None:
    assert [path for path in tree(made / "stairs") if not path.isascii()] == ["使用说明.html"]


@pytest.mark.skipif(shutil.which("unzip") is None, reason="no unzip here")
def test_unzip_reads_it(made: Path, tmp_path: Path) -> None:
    line = ["unzip", "-q", str(made / "yard.zip"), "-d", str(tmp_path / "stick")]
    assert subprocess.run(line, check=False, env={"LC_ALL": "C.UTF-8"}).returncode == 0
    assert tree(tmp_path / "stick") == tree(made / "yard")


def test_another_moment_gives_another_zip_of_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "字.txt").write_text("字", encoding="utf-8")
    for name, at in (("one", AT), ("same", AT.astimezone()), ("other", AT + timedelta(minutes=1))):
        pack(tmp_path / "a", tmp_path / name, at)
    one, same, other = ((tmp_path / name).read_bytes() for name in ("one", "same", "other"))
    assert one == same != other


def test_a_list_reads_back(tmp_path: Path) -> None:
    for name in ("b.txt", "a b.txt", "说明.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    listed = read_checksums(checksums(tmp_path))
    assert list(listed) == ["a b.txt", "b.txt", "说明.txt"] and {len(digest) for digest in listed.values()} == {64}
    assert read_checksums("0123  short.txt\nnonsense\n") == {}
