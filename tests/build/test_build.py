"""The build from outside: exit codes, what reaches the output and what never does, the same bytes every time."""

import hashlib
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.build.small_tree import Run, command, environ, write

AS_OF = ("--as-of", "2026-04-16T08:30")
SECRET = "绝密柳树"


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def all_bytes(folder: Path) -> Iterator[bytes]:
    return (file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_whole_build_has_pages_loops_and_players(content: Path, zhendi: Run, tmp_path: Path) -> None:
    done = zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out"
    for page in ("", "qinghe/", "qinghe/activities/", "qinghe/activities/one/", "activities/", "screens/"):
        assert (out / page / "index.html").is_file(), page
    for code in ("hall", "gate"):
        manifest = json.loads((out / "screens" / code / "manifest.json").read_bytes())
        assert {slide["entry"] for slide in manifest["slides"]} >= {"qinghe/activities/one", "qinghe/activities/two"}
        for slide in manifest["slides"]:
            picture = (out / "screens" / code / slide["src"]).read_bytes()
            assert hashlib.sha256(picture).hexdigest() == slide["sha256"]
            assert len(picture) == slide["bytes"]


def test_a_broken_entry_is_left_out_and_the_rest_is_built(content: Path, zhendi: Run, tmp_path: Path) -> None:
    write(content, "three", day="2026-02-30", title=SECRET)
    done = zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert done.returncode == 1
    assert "qinghe/activities/three/index.md" in done.stderr
    assert (tmp_path / "out/qinghe/activities/one/index.html").is_file()
    assert not any(SECRET.encode() in data for data in all_bytes(tmp_path / "out"))


@pytest.mark.parametrize(
    "held_back",
    [
        {"status": "草稿"},
        {"consent": "否"},
        {"summary": "证件号 11010519491231002X 请核对。"},
        {"day": "2026-09-01"},
    ],
)
def test_what_is_not_public_reaches_no_byte(
    content: Path, zhendi: Run, tmp_path: Path, held_back: dict[str, str]
) -> None:
    _write_secret(content, **held_back)
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode in (0, 1)
    for name, data in ((file, file.read_bytes()) for file in (tmp_path / "out").rglob("*") if file.is_file()):
        assert "three" not in name.parts
        for secret in (SECRET.encode(), b"activities/three", b"11010519491231002X", b"secret-tree"):
            assert secret not in data, (name, secret)


def test_of_what_was_taken_down_only_its_address_is_left(content: Path, zhendi: Run, tmp_path: Path) -> None:
    _write_secret(content, status="下架")
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode == 0
    out = tmp_path / "out"
    own = {out / edition / "qinghe/activities/three/index.html" for edition in ("", "zh-hant")}
    assert {file for file in out.rglob("*") if file.is_file() and "three" in file.parts} == own
    for name, data in ((file, file.read_bytes()) for file in out.rglob("*") if file.is_file()):
        for secret in (SECRET.encode(), b"secret-tree", *([] if name in own else [b"activities/three"])):
            assert secret not in data, (name, secret)


def _write_secret(content: Path, **told: str) -> None:
    """An entry whose title and photograph nobody may come to know."""
    home = write(content, "three", **({"title": SECRET} | told))
    (home / "tree.jpg").rename(home / "secret-tree.jpg")
    text = (home / "index.md").read_text(encoding="utf-8").replace("tree.jpg", "secret-tree.jpg")
    (home / "index.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("day", ["2026-04-10", "2026-11-22"])
def test_a_preview_shows_drafts_marked_whatever_their_day(content: Path, zhendi: Run, tmp_path: Path, day: str) -> None:
    write(content, "three", status="草稿", day=day)
    assert zhendi("build", "--content", content, "--out", "out", "--preview", *AS_OF).returncode == 0
    page = (tmp_path / "out/qinghe/activities/three/index.html").read_text(encoding="utf-8")
    assert "草稿" in page
    slides = json.loads((tmp_path / "out/screens/hall/manifest.json").read_bytes())["slides"]
    assert any(slide["entry"] == "qinghe/activities/three" for slide in slides)


def test_what_comes_later_has_an_unlisted_page_for_its_code(content: Path, zhendi: Run, tmp_path: Path) -> None:
    write(content, "three", day="2026-04-20", title="过几天的事")
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode == 0
    out = tmp_path / "out"
    page = (out / "qinghe/activities/three/index.html").read_text(encoding="utf-8")
    assert "noindex" in page
    for file in out.rglob("*"):
        own = ("qinghe/activities/three", "zh-hant/qinghe/activities/three", "screens")
        inside = any(file.is_relative_to(out / folder) for folder in own)
        if file.is_file() and not inside:
            assert b"activities/three" not in file.read_bytes(), file


def test_two_builds_give_the_same_bytes_wherever_they_run(content: Path, zhendi: Run, tmp_path: Path) -> None:
    for out, zone, seed in (("one", "Asia/Shanghai", "1"), ("two", "America/New_York", "2")):
        done = zhendi("build", "--content", content, "--out", out, *AS_OF, TZ=zone, LC_ALL="C", PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_an_unchanged_file_keeps_its_place_on_the_disk(content: Path, zhendi: Run, tmp_path: Path) -> None:
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    page, other = tmp_path / "out/qinghe/activities/one/index.html", tmp_path / "out/qinghe/activities/two/index.html"
    before = page.stat().st_ino, other.stat().st_ino
    index = content / "qinghe/activities/one/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("一棵一棵", "一株一株"), encoding="utf-8")
    done = zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert (page.stat().st_ino == before[0], other.stat().st_ino == before[1]) == (False, True), done.stderr


def test_a_foreign_folder_is_refused_and_untouched(content: Path, zhendi: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("我的文件", encoding="utf-8")
    done = zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert done.returncode == 2
    assert "改法" in done.stderr
    assert bytes_of(tmp_path / "out").keys() == {"mine.txt"}


@pytest.mark.parametrize("site", ["名称: [", "名称: 甲\n主办单位: 乙\n网址: zhendi.example\n"])
def test_a_broken_or_unfiled_site_stops_the_build(content: Path, zhendi: Run, tmp_path: Path, site: str) -> None:
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    before = bytes_of(tmp_path / "out")
    (content / "site.yml").write_text(site, encoding="utf-8")
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode == 2
    assert bytes_of(tmp_path / "out") == before


def test_a_site_without_filings_may_be_previewed(content: Path, zhendi: Run) -> None:
    (content / "site.yml").write_text("名称: 甲\n主办单位: 乙\n网址: zhendi.example\n", encoding="utf-8")
    done = zhendi("build", "--content", content, "--out", "out", "--preview", *AS_OF)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not a Windows signal")
def test_a_build_killed_at_any_moment_leaves_the_old_output_or_the_new(
    content: Path, zhendi: Run, tmp_path: Path, cache: Path
) -> None:
    """Kill the build, with all its children, at moments spread over its course: never a mixture."""
    out = tmp_path / "out"
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    old = bytes_of(out)
    write(content, "three")
    began = time.monotonic()
    zhendi("build", "--content", content, "--out", "fresh", *AS_OF)
    course = time.monotonic() - began
    new = bytes_of(tmp_path / "fresh")
    assert old != new
    seen = set()
    for part in (0.05, 0.3, 0.6, 0.75, 0.85, 0.9, 0.93, 0.96, 0.98, 1.0, 1.05):
        process = subprocess.Popen(
            command("build", "--content", str(content), "--out", "out", *AS_OF, cache=cache),
            cwd=tmp_path,
            env=environ(),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(course * part)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        found = bytes_of(out)
        assert found in (old, new)
        seen.add(found == new)
    assert False in seen
    done = zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert done.returncode == 0, done.stderr
    assert bytes_of(out) == new
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out") and path.is_dir()] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["buidl"], "没有 buidl 这个命令"),
        (["build", "--contnet", "x"], "没有 --contnet 这个选项"),
        (["build", "--content", "nowhere"], "没有找到内容文件夹 nowhere"),
        (["build", "--as-of", "someday"], "--as-of"),
        (["check", "--format", "xml"], "的值不对"),
    ],
)
def test_a_mistyped_command_is_answered_in_chinese(
    content: Path, zhendi: Run, arguments: list[str], message: str
) -> None:
    done = zhendi(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "改法" in done.stderr
    for english in ("Usage", "Error", "Try", "option", "Invalid", "Traceback"):
        assert english not in done.stderr


def test_a_rebuild_after_an_edit_gives_the_bytes_of_a_fresh_build(content: Path, zhendi: Run, tmp_path: Path) -> None:
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    index = content / "qinghe/activities/one/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("清河栽树one", "清河植柳"), encoding="utf-8")
    (content / "qinghe/activities/two/index.md").unlink()
    (content / "qinghe/activities/two/tree.jpg").unlink()
    (content / "qinghe/activities/two").rmdir()
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode == 0
    assert zhendi("build", "--content", content, "--out", "fresh", *AS_OF).returncode == 0
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "fresh")


def test_a_damaged_page_is_drawn_again(content: Path, zhendi: Run, tmp_path: Path) -> None:
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out/qinghe/activities/one/index.html").write_text("坏了", encoding="utf-8")
    (tmp_path / "out/about.html").unlink()
    zhendi("build", "--content", content, "--out", "out", *AS_OF)
    assert bytes_of(tmp_path / "out") == before


def test_what_the_system_refuses_is_said_in_chinese(content: Path, zhendi: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = zhendi("build", "--content", content, "--out", "file/out", *AS_OF)
    assert done.returncode == 2
    assert "改法" in done.stderr and "Traceback" not in done.stderr


def test_a_units_own_mark_stands_on_its_page(content: Path, zhendi: Run, tmp_path: Path) -> None:
    Image.new("RGB", (200, 200), (200, 30, 30)).save(content / "qinghe" / "mark.png")
    unit = content / "qinghe" / "community.yml"
    unit.write_text(unit.read_text(encoding="utf-8") + "标志: mark.png\n", encoding="utf-8")
    assert zhendi("build", "--content", content, "--out", "out", *AS_OF).returncode == 0
    page = (tmp_path / "out/qinghe/index.html").read_text(encoding="utf-8")
    (address,) = re.findall(r'<img[^>]*hero__logo[^>]*src="([^"]+)"|<img[^>]*src="([^"]+)"[^>]*hero__logo', page)
    assert (tmp_path / "out/qinghe" / (address[0] or address[1])).is_file()
