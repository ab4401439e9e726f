"""`zhendi video`: from a content folder to films, as long as the manifest says, and what staff are told."""

import json
from datetime import datetime
from pathlib import Path

import av
import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageChops, ImageStat

from tests.build.small_tree import SITE, SLOGANS, write, write_community
from tests.films.footage import shown
from zhendi.checking import Workshop, check
from zhendi.cli.group import zhendi
from zhendi.films import Still
from zhendi.loop_video import turns_of
from zhendi.model.chinese_dates import CHINA
from zhendi.screen_files import screen_files

AT = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)
SCREENS = """- 代码: gate
  名称: 门头屏
  位置: 东门
  宽: 640
  高: 128
  高度毫米: 320
  观看距离: 6
- 代码: stairs
  名称: 楼道竖屏
  位置: 一单元门厅
  宽: 360
  高: 640
  观看距离: 1.5
  旋转: 90
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One community with two small screens, an entry and a slogan."""
    folder = write_community(tmp_path_factory.mktemp("films") / "content", SCREENS, SLOGANS)
    write(folder, "one", title="清河栽树", day="2026-04-10")
    return folder


@pytest.fixture(scope="module")
def cache(content: Path) -> Path:
    return content.parent / "cache"


def run(content: Path, cache: Path, *arguments: str | Path) -> Result:
    line = ["video", "--content", content, "--cache", cache, "--as-of", "2026-04-16T08:30", *arguments]
    return CliRunner().invoke(zhendi, [str(part) for part in line], standalone_mode=False)


def test_a_round_is_as_long_as_the_manifest_says(content: Path, cache: Path) -> None:
    checked = check(content, AT, AT, False, Workshop(cache, 1, lambda *_: None))
    for loop in checked.loops:
        files = {file.path: file.content for file in screen_files(checked.catalogue, loop, AT)}
        slides = json.loads(files[f"screens/{loop.screen.code}/manifest.json"])["slides"]
        # One entry, then the slogan: the title card has no turn where there is something to say.
        played = [slide for slide in slides if slide["tier"] in ("normal", "spacer")]
        items = [turn.item for turn in turns_of(loop, AT)]
        assert [item.seconds for item in items] == [slide["seconds"] for slide in played]
        assert [item.digest for item in items if isinstance(item, Still)] == [slide["sha256"] for slide in played]


def test_films_for_every_screen(content: Path, cache: Path, tmp_path: Path) -> None:
    out = tmp_path / "videos"
    result = run(content, cache, "--out", out)
    said = result.output
    assert result.return_value == 0
    assert "门头屏（gate）" in said and "两个文件合计新编码" in said
    found = sorted(file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
    assert found == ["gate/loop.mp4", "gate/loop_compat.mp4", "stairs/loop.mp4", "stairs/loop_compat.mp4"]
    profiles = {"loop.mp4": "High", "loop_compat.mp4": "Constrained Baseline"}
    for name, size in (("gate", (640, 128)), ("stairs", (640, 360))):
        for file, profile in profiles.items():
            with av.open(str(out / name / file)) as film:
                video = film.streams.video[0]
                assert (video.codec_context.profile, (video.width, video.height)) == (profile, size)
                seconds = video.frames / 25
        assert seconds == int(seconds)
        minutes, rest = divmod(int(seconds), 60)
        assert f"长{minutes}分{rest:02d}秒" in said
    before = (out / "gate" / "loop.mp4").read_bytes()
    again = run(content, cache, "--out", out, "gate")
    assert again.return_value == 0 and "没有重新编码" in again.output
    assert (out / "gate" / "loop.mp4").read_bytes() == before


def test_a_standing_screen_on_a_lying_panel(content: Path, cache: Path, tmp_path: Path) -> None:
    run(content, cache, "--out", tmp_path, "stairs")
    checked = check(content, AT, AT, False, Workshop(cache, 1, lambda *_: None))
    first = turns_of(next(loop for loop in checked.loops if loop.screen.code == "stairs"), AT)[0].item
    with Image.open(first.file) as slide:
        turned = slide.convert("RGB").transpose(Image.Transpose.ROTATE_270)
    assert max(ImageStat.Stat(ImageChops.difference(turned, shown(tmp_path / "stairs" / "loop.mp4")[5])).mean) < 4


def test_an_unknown_screen(content: Path, cache: Path, tmp_path: Path) -> None:
    result = run(content, cache, "--out", tmp_path / "videos", "gat")
    assert result.exception is not None and "gate" in str(result.exception)
    assert not (tmp_path / "videos").exists()


def test_nothing_is_made_of_what_may_not_be_published(content: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(SITE.replace("ICP备案", "备案"), encoding="utf-8")
    result = run(tmp_path / "content", cache, "--out", tmp_path / "videos")
    assert result.return_value == 2 and "没有制作" in result.output and not (tmp_path / "videos").exists()
