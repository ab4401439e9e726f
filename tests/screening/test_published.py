"""The film in a whole build: what its page plays, and what of the file that staff handed in goes out."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screening.conftest import PLACE, TALK, Place, furnish, lying

ROOT = Path(__file__).resolve().parents[2]
VIDEO = re.compile(r"<video[^>]*>")


def build(place: Place, out: Path) -> str:
    options = ["--content", place.folder, "--out", out, "--cache", place.cache, "--as-of", "2026-04-16T08:30"]
    command = [sys.executable, "-m", "zhendi", "build", *map(str, options)]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, warm: Path) -> Place:
    return furnish(tmp_path_factory.mktemp("published") / "content", warm)


@pytest.fixture(scope="module")
def out(place: Place) -> Path:
    folder = place.folder.parent / "site"
    build(place, folder)
    return folder


def named(element: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', element)
    return found[1] if found else ""


def test_its_page_plays_the_film_made_for_phones_with_a_picture_of_it(out: Path) -> None:
    page = out / TALK / "index.html"
    (video,) = VIDEO.findall(page.read_text("utf-8"))
    film, poster = (page.parent / named(video, name) for name in ("src", "poster"))
    assert hashlib.sha256(film.read_bytes()).hexdigest() == film.stem
    assert poster.read_bytes().startswith(b"\xff\xd8\xff")
    assert (named(video, "width"), named(video, "height")) == ("320", "180")
    assert "controls" in video and "playsinline" in video and 'preload="none"' in video


def test_what_staff_recorded_stays_with_them(out: Path) -> None:
    """Neither the file nor where it was taken."""
    files = [file for file in out.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".mp4", ".html"}
    assert PLACE.encode() in lying()
    assert not [file for file in files if PLACE.encode() in file.read_bytes()]
    assert lying() not in [file.read_bytes() for file in files if file.suffix == ".mp4"]
    assert not list(out.rglob("讲河*"))


def test_a_second_build_changes_nothing(place: Place, out: Path) -> None:
    before = {file: file.stat().st_ino for file in out.rglob("*.mp4")}
    assert "0个文件有变化" in build(place, out)
    assert {file: file.stat().st_ino for file in out.rglob("*.mp4")} == before


def test_a_film_taken_out_leaves_nothing_behind(place: Place, out: Path) -> None:
    text = (place.folder / TALK / "index.md").read_text("utf-8")
    place.write(f"{TALK}/index.md", text.replace("视频: 讲河.mp4\n", ""))
    (place.folder / TALK / "讲河.mp4").unlink()
    build(place, out)
    assert not list(out.rglob("*.mp4"))
    assert not list((out / "assets").glob("films/*"))
    assert "<video" not in (out / TALK / "index.html").read_text("utf-8")
