"""A small site with photographs of several shapes, built as a user builds it, and what Chromium makes of it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.build.small_tree import command, environ, write_community
from tests.photos.pictures import scene
from tests.site.small_content import SPEECH

PLACED = "qinghe/activities/yard/index.html"
LIST = "activities/index.html"
_ACTIVITY = """---
title: {title}
summary: 带上铁锹，一起来。
status: published
publish_on: 2026-04-{day:02d}
type: 志愿服务
start_at: 2026-04-{day:02d} 09:00
venue: 清河东岸
organiser: 清河社区居委会
{more}photos:
{photos}---
河边的树，是大家一棵一棵栽起来的。
{body}"""
_SHAPES = {"before.jpg": (1600, 1200), "after.jpg": (1200, 1600), "wide.jpg": (2400, 1000), "body.jpg": (1800, 1200)}


def _write(folder: Path, name: str, text: str, pictures: tuple[str, ...]) -> None:
    home = folder / "qinghe" / name
    home.mkdir(parents=True)
    (home / "index.md").write_text(text, encoding="utf-8")
    for number, picture in enumerate(pictures):
        width, height = _SHAPES.get(picture, (1600, 1200))
        # Each of another size by a hair, so that no two are the same picture.
        scene(width, height - len(name) - number, grain=64).save(home / picture, quality=80)


def _activity(folder: Path, slug: str, day: int, pictures: tuple[str, ...], more: str = "", body: str = "") -> None:
    rows = "".join(f"  - {{file: {name}, caption: 图说{name[:-4]}, photographer: 孙某（示例）}}\n" for name in pictures)
    text = _ACTIVITY.format(title=f"清河栽树{slug}", day=day, more=more, photos=rows, body=body)
    _write(folder, f"activities/{slug}", text, pictures)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictured")
    content = write_community(folder / "content")
    compared = "before: before.jpg\nafter: after.jpg\n"
    gallery = ("cover.jpg", "before.jpg", "after.jpg", "one.jpg", "wide.jpg", "body.jpg")
    _activity(content, "yard", 12, gallery, compared, "\n![河边](body.jpg)\n")
    for number in range(5):
        _activity(content, f"tree-{number}", 6 + number, ("tree.jpg",))
    _write(content, "talks/hills", f"---\n{SPEECH}---\n正文在这里。\n", ("zhou.jpg",))
    order = command(
        "build", "--content", content, "--out", folder / "site", "--as-of", "2026-04-16T08:30", cache=folder
    )
    subprocess.run(order, check=True, capture_output=True, env=environ())
    return folder / "site"


Opener = Callable[..., Page]


@pytest.fixture
def look(site: Path, browser: Browser) -> Iterator[Opener]:
    """Opens a page of the site at a width and a fineness of pixels."""
    contexts = []

    def opened(name: str, width: int = 390, dpr: float = 1, height: int = 800, **more: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=dpr,
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((site / name).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
