"""A community with three screens and a talk that was filmed, in a content folder of its own for each test."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.core import filmed
from zhendi.artifact import Artifact
from zhendi.checking import Checked, Workshop, check
from zhendi.model.chinese_dates import CHINA
from zhendi.screen_files import screen_files

NOW = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)
TALK = "qinghe/talks/river"
PLACE = "+42.1042+126.5986/"
SITE = """名称: 示例社区阵地
主办单位: 示例街道办事处
网址: https://zhendi.example/
ICP备案: 示例ICP备2026000000号
举报电话: [0730-522 0001]
"""
SCREENS = """- {code: hall, name: 大厅屏, place: 一楼大厅, width_px: 640, height_px: 360, height_mm: 685, distance_m: 2}
- {code: lobby, name: 门厅竖屏, place: 门厅, width_px: 360, height_px: 640, height_mm: 1218, distance_m: 2}
- {code: gate, name: 门头条屏, place: 东门, width_px: 640, height_px: 128, height_mm: 512, distance_m: 6}
"""
ENTRY = """---
标题: 一条河讲起
摘要: 河干净了，人就愿意往河边走。
状态: {status}
上线日: 2026-04-10
主题: 两山
宣讲人: 湛文
身份: 社区书记
时间: 2026-04-10 18:30
地点: 求索学堂
视频: 讲河.mp4
---
讲稿整理中。
"""


@cache
def lying(seconds: int = 9, hue: int = 90) -> bytes:
    """A film that lies, as a phone takes it: it tells where it was taken."""
    return filmed.film(seconds=seconds, hue=hue, location=PLACE)


@dataclass(frozen=True)
class Place:
    """A content folder, and what the program makes of it. `cache` is shared: no film is made twice in a run."""

    folder: Path
    cache: Path

    def write(self, path: str, content: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def film(self, content: bytes) -> None:
        self.write(f"{TALK}/讲河.mp4", content)

    def entry(self, status: str = "发布") -> None:
        self.write(f"{TALK}/index.md", ENTRY.format(status=status))

    def checked(self, preview: bool = False, progress: Callable[[str, int, int], None] = lambda *_: None) -> Checked:
        return check(self.folder, None, NOW, preview, Workshop(self.cache, 1, progress))

    def screens(self, preview: bool = False) -> Mapping[str, Artifact]:
        """Every file below screens/, by its path."""
        checked = self.checked(preview)
        files = (file for loop in checked.loops for file in screen_files(checked.catalogue, loop, NOW))
        return {file.path: file for file in files}

    def manifest(self, screen: str, preview: bool = False) -> dict[str, Any]:
        content = self.screens(preview)[f"screens/{screen}/manifest.json"].content
        assert isinstance(content, bytes)
        return dict(json.loads(content))

    def slides(self, screen: str, preview: bool = False) -> list[dict[str, Any]]:
        """The talk's slides on a screen."""
        return [slide for slide in self.manifest(screen, preview)["slides"] if slide["entry"] == TALK]


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def furnish(folder: Path, cache: Path) -> Place:
    """The community, its screens and its filmed talk."""
    made = Place(folder, cache)
    made.write("site.yml", SITE)
    made.write("qinghe/community.yml", "名称: 清河社区\n公开电话: 0730-522 0002\n")
    made.write("qinghe/screens.yml", SCREENS)
    made.entry()
    made.film(lying())
    return made


@pytest.fixture
def place(tmp_path: Path, warm: Path) -> Place:
    return furnish(tmp_path / "content", warm)
