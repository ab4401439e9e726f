"""Share images in a build as a user runs it: beside the pages that name them, and gone with their entries."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.build.small_tree import command, environ, write, write_community

BASE = "https://zhendi.example/"
IMAGE = re.compile(r'<meta property="og:image" content="([^"]*)">')


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_community(tmp_path / "content")


def _build(folder: Path, *more: str) -> Path:
    arguments = ("build", "--content", "content", "--out", "out", "--as-of", "2026-04-16T08:30", *more)
    line = command(*arguments, cache=folder / "cache")
    done = subprocess.run(line, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environ())
    assert done.returncode == 0, done.stderr
    return folder / "out"


def _image(out: Path, page: str) -> Path | None:
    found = IMAGE.search((out / page).read_text(encoding="utf-8"))
    return out / found[1].removeprefix(BASE) if found else None


def test_every_page_finds_its_image_and_a_withdrawn_entrys_is_deleted(content: Path, tmp_path: Path) -> None:
    write(content, "one")
    home = write(content, "two")
    write(content, "later", day="2026-05-01")
    out = _build(tmp_path)
    shown = {
        page: _image(out, page) for page in ("index.html", "qinghe/index.html", "qinghe/activities/one/index.html")
    }
    gone = _image(out, "qinghe/activities/two/index.html")
    files = set((out / "assets" / "share").iterdir())
    assert files == {*shown.values(), gone}, "one for each, none for what comes later"
    text = (home / "index.md").read_text(encoding="utf-8")
    (home / "index.md").write_text(text.replace("状态: 发布", "状态: 下架"), encoding="utf-8")
    out = _build(tmp_path)
    assert set((out / "assets" / "share").iterdir()) == set(shown.values())
