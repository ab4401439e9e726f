"""A district with two communities and screens of every sort, built once; each test has a copy."""

import json
import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.build.plain_pages import PlainPages
from tests.build.small_tree import ENTRY, SITE
from zhendi.build import Order, build
from zhendi.checking import Workshop
from zhendi.emergency import Announced, Call, Ended, Premises, Unsound, announce, end
from zhendi.model.chinese_dates import CHINA

AT = datetime(2026, 4, 16, 8, 30, 42, tzinfo=CHINA)
TEXT = "上游开闸放水，今天下午两点起水位上涨。请勿下河，带好老人和孩子。"
SCREEN = """- 代码: {code}
  名称: {name}
  位置: 大厅
  宽: {width}
  高: {height}
"""
OWN, CHILD, NIGHT, STICK, STRIP, OTHER = "qu-hall", "a-hall", "a-night", "a-stick", "a-strip", "b-hall"
NOTICE = """---
标题: {title}
状态: 发布
上线日: {day}
{more}类别: {category}
生效: {day}
---
"""


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def write_content(folder: Path) -> None:
    write(folder / "site.yml", SITE)
    write(folder / "qu/district.yml", "名称: 清河区\n公开电话: 0730-522 0001\n")
    write(folder / "qu/a/community.yml", "名称: 甲社区\n公开电话: 13800138000\n")
    write(folder / "qu/b/community.yml", "名称: 乙社区\n语言: 繁体\n")
    write(folder / "qu/screens.yml", screen(OWN, "区大厅屏"))
    night = screen(NIGHT, "夜屏") + "  时段: ['20:00-02:00']\n"
    stick = screen(STICK, "门房屏", 720, 1280) + "  联网: 否\n"
    strip = screen(STRIP, "条屏", 640, 128) + "  高度毫米: 320\n  观看距离: 6\n"
    write(folder / "qu/a/screens.yml", screen(CHILD, "社区屏") + "  栏目: [活动]\n" + night + stick + strip)
    write(folder / "qu/b/screens.yml", screen(OTHER, "邻居屏"))
    write(folder / "qu/slogans.yml", "- 内容: 清河两岸|家家相伴\n")
    write(folder / "qu/notices/old.md", notice("清河公园修步道", "2026-04-14"))
    matter = ENTRY[: ENTRY.index("图片:")].format(title="清河栽树", summary="一起来。", status="发布", day="2026-04-12")
    write(folder / "qu/a/activities/trees.md", f"{matter}---\n河边的树。\n")


def screen(code: str, name: str, width: int = 1280, height: int = 720) -> str:
    return SCREEN.format(code=code, name=name, width=width, height=height)


def notice(title: str, day: str, category: str = "通知", more: str = "") -> str:
    return NOTICE.format(title=title, day=day, category=category, more=more)


def nobody_waits() -> None:
    raise AssertionError("another process writes")


@dataclass
class Town:
    """A content folder, its output, and a cache that all towns share."""

    folder: Path
    cache: Path
    renderer: PlainPages = field(default_factory=PlainPages)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def shop(self) -> Workshop:
        return Workshop(self.cache, 1, lambda *_: None)

    def build(self, at: datetime = AT, out: Path | None = None) -> Path:
        out = out or self.out
        built = build(Order(self.content, out, at, at, False), self.shop, self.renderer)
        assert built.published, built.checked.diagnostics
        return out

    def premises(self, at: datetime | None = AT) -> Premises:
        return Premises(self.content, self.out, at, AT, nobody_waits)

    def announce(self, unit: str = "qu", text: str = TEXT, at: datetime = AT, **keys: Any) -> Announced:
        said = announce(Call(unit, text, **{"hours": 3, **keys}), self.premises(at), self.shop, self.renderer)
        assert isinstance(said, Announced), said
        return said

    def refused(self, unit: str = "qu", text: str = TEXT, **keys: Any) -> Unsound:
        said = announce(Call(unit, text, **{"hours": 3, **keys}), self.premises(), self.shop, self.renderer)
        assert isinstance(said, Unsound), said
        return said

    def end(self, unit: str = "qu", at: datetime = AT) -> Ended:
        return end(unit, self.premises(at))

    def manifest(self, code: str, out: Path | None = None) -> Any:
        return json.loads(((out or self.out) / "screens" / code / "manifest.json").read_bytes())

    def slides(self, code: str) -> list[str]:
        return [slide["id"] for slide in self.manifest(code)["slides"]]

    def is_whole(self) -> bool:
        """Whether all that any manifest names is there, and right. The two forms of one follow each other."""
        for file in self.out.glob("screens/*/manifest.js*"):
            made = json.loads(file.read_bytes().removeprefix(b"window.ZHENDI_MANIFEST = ").rstrip(b";\n"))
            assert made["count"] == len(made["slides"])
            for slide in made["slides"]:
                assert sha256((file.parent / slide["src"]).read_bytes()).hexdigest() == slide["sha256"]
        return True


def bytes_of(folder: Path, ends: str = "") -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name.endswith(ends))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def copied(town: Town, folder: Path) -> Town:
    """The same town elsewhere. Nothing writes into a file of an output, so that those can be shared."""
    shutil.copytree(town.content, folder / "content")
    for name in ("out", "out.releases"):
        shutil.copytree(town.folder / name, folder / name, copy_function=os.link)
    return Town(folder, town.cache)
