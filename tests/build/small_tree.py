"""A small content tree, and the command line that builds it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]

SITE = """名称: 示例社区阵地
主办单位: 示例街道办事处
网址: https://zhendi.example/
ICP备案: 示例ICP备2026000000号
举报电话: [0730-522 0001]
"""
UNIT = """名称: 清河社区
口号: 清河两岸|家家相伴
主题色: 青绿
公开电话: 0730-522 0002
"""
SCREENS = """- code: hall
  name: 大厅屏
  place: 一楼大厅
  width_px: 1280
  height_px: 720
  limit: 4
- code: gate
  name: 门头屏
  place: 东门
  width_px: 640
  height_px: 128
  height_mm: 320
  distance_m: 6
"""
SLOGANS = "- 内容: 清河两岸|家家相伴\n"
ENTRY = """---
标题: {title}
摘要: {summary}
状态: {status}
上线日: {day}
类型: 志愿服务
开始: {day} 09:00
地点: 清河东岸
主办: 清河社区居委会
图片:
  - file: tree.jpg
    caption: 邻居们在河边栽树
    people:
      - 称呼: 李某某
        授权: {consent}
---
河边的树，是大家一棵一棵栽起来的。
"""


def write_community(folder: Path, screens: str = "", slogans: str = "") -> Path:
    """Write the portal and one community with these screens and slogans; no entries yet."""
    texts = {"site": SITE, "qinghe/community": UNIT, "qinghe/screens": screens, "qinghe/slogans": slogans}
    (folder / "qinghe").mkdir(parents=True)
    for name, text in texts.items():
        if text:
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def write(folder: Path, slug: str, **told: str) -> Path:
    """Write one activity with a photograph of its own; what is not told takes a sound value."""
    said = {
        "title": f"清河栽树{slug}",
        "summary": "带上铁锹，一起来。",
        "status": "发布",
        "day": "2026-04-10",
        "consent": "是",
    }
    home = folder / "qinghe" / "activities" / slug
    home.mkdir(parents=True)
    Image.new("RGB", (800, 600), (40, 120, 80)).save(home / "tree.jpg")
    (home / "index.md").write_text(ENTRY.format(**(said | told)), encoding="utf-8")
    return home


def command(*arguments: str | Path, cache: Path) -> list[str]:
    return [sys.executable, "-m", "zhendi", *map(str, arguments), "--cache", str(cache)]


def environ(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}
