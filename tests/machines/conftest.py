"""The small site of tests/site, with what machines find hard: long spans, midnight, hostile words, links and pictures."""

from pathlib import Path

import pytest

from tests.site import small_content
from tests.site.conftest import furnish, read, render
from zhendi.register import Register

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
BASE = "https://sanhe.example/web/"
QINGHE = "sanhe/qinghe"

_ACTIVITY = """---
title: {title}
status: published
publish_on: 2026-04-02 08:00
type: 文体
start_at: {start}
{end}venue: 清河东岸
organiser: 清河社区居委会
---
正文在这里。
"""
_EXTRA = {
    "fair": ("邻里集市，三天都在", "2026-04-17 09:00", "end_at: 2026-04-19 20:00\n"),
    "call": ("征集老照片", "2026-04-10", "end_at: 2026-05-20\n"),
    "night": ("跨夜守岁", "2026-04-30 20:00", "end_at: 2026-05-01 00:00\n"),
    "open": ("开放日", "2026-05-09", ""),
    "hour": ("只有开始的钟点", "2026-04-16 10:00", ""),
    "sharp": ('“一号” <b>& "二号"</b>; 逗号, 反斜\\杠', "2026-04-21 09:00", "end_at: 2026-04-21 10:00\n"),
}


def write(root: Path) -> Path:
    """The content tree under `root`."""
    small_content.write(root)
    for slug, (title, start, end) in _EXTRA.items():
        file = root / QINGHE / "activities" / f"{slug}.md"
        file.write_text(_ACTIVITY.format(title=f"'{title}'", start=start, end=end), encoding="utf-8")
    return root


def register_of(root: Path, preview: bool = False) -> Register:
    catalogue = read(root)
    return Register(catalogue, furnish(catalogue, preview))


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def register(content: Path) -> Register:
    return register_of(content)


@pytest.fixture(scope="session")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages, frozen at the moment built for: 16 April 2026, 8:30."""
    folder = tmp_path_factory.mktemp("frozen")
    write(folder)
    (folder / "site.yml").write_text(small_content.SITE + "as_of: 2026-04-16T08:30\n", encoding="utf-8")
    catalogue = read(folder)
    return render(catalogue, furnish(catalogue), tmp_path_factory.mktemp("built"))


def golden(name: str, made: bytes) -> bytes:
    """The golden file; it is written anew where it is deleted."""
    file = GOLDEN / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(made)
    return file.read_bytes()


@pytest.fixture(scope="session")
def preview_site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = read(content)
    return render(catalogue, furnish(catalogue, preview=True), tmp_path_factory.mktemp("preview"))
