"""A small content tree with two screens that have no network, and bundles made of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.build.small_tree import SLOGANS, write, write_community
from zhendi.bundles import Bundled, Order, bundle
from zhendi.checking import Workshop
from zhendi.model.chinese_dates import CHINA

AT = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)  # a Thursday
SCREENS = """- 代码: yard
  名称: 院门屏
  位置: 东门门房
  宽: 640
  高: 360
  观看距离: 1.5
  联网: 否
- 代码: stairs
  名称: 楼道竖屏
  位置: 一单元门厅
  宽: 360
  高: 640
  观看距离: 1.5
  旋转: 90
  时段: ["00:00-24:00"]
  联网: 否
- 代码: hall
  名称: 大厅屏
  位置: 一楼大厅
  宽: 640
  高: 360
  观看距离: 1.5
"""

Make = Callable[..., Bundled]


def lay(folder: Path) -> Path:
    """One community, three screens, two entries and a slogan."""
    write_community(folder, SCREENS, SLOGANS)
    write(folder, "one", title="清河栽树", day="2026-04-10")
    write(folder, "two", title="清河护岸", day="2026-04-12")
    return folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one test has drawn the next takes over."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay(tmp_path / "content")


@pytest.fixture
def make(content: Path, cache: Path) -> Make:
    """Makes bundles of the content in `out`: of these screens, for this moment."""

    def made(out: Path, *screens: str, at: datetime | None = AT) -> Bundled:
        return bundle(Order(content, out, screens, at, AT), Workshop(cache, 1, lambda *_: None))

    return made


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Bundles of every screen without a network, to be looked at and not touched."""
    folder = tmp_path_factory.mktemp("made")
    order = Order(lay(folder / "content"), folder / "usb", (), AT, AT)
    assert bundle(order, Workshop(cache, 1, lambda *_: None)).checked.whole
    return folder / "usb"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
