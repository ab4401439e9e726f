"""What a bundle holds, which screens get one, and that it comes whole or not at all."""

import json
import os
import shutil
import subprocess
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.build.small_tree import command, environ, write
from tests.bundles.conftest import AT, Make, lay, tree
from zhendi.bundles import BundleRefused
from zhendi.cli.group import zhendi
from zhendi.publishing import OutputRefused


def manifest(folder: Path) -> dict:
    return json.loads(next(folder.glob("screens/*/manifest.json")).read_text(encoding="utf-8"))


def test_the_tree(made: Path) -> None:
    media = {f"screens/media/{slide['sha256']}.jpg" for slide in manifest(made / "yard")["slides"]}
    assert set(tree(made / "yard")) == media | {
        "index.html",
        "使用说明.html",
        "checksums.sha256",
        "screens/yard/index.html",
        "screens/yard/preview.js",
        "screens/yard/worker.js",
        "screens/yard/manifest.json",
        "screens/yard/manifest.js",
        "pictures/001-two.jpg",
        "pictures/002-one.jpg",
        "pictures/003-slogan-1.jpg",
        "loop.mp4",
        "loop_compat.mp4",
    }
    assert sorted(path.name for path in made.iterdir()) == [".zhendi-usb", "stairs", "stairs.zip", "yard", "yard.zip"]


def test_the_release_is_the_one_that_the_site_has(made: Path) -> None:
    held, folder = manifest(made / "yard"), made / "yard" / "screens" / "yard"
    for slide in held["slides"]:
        content = (folder / slide["src"]).read_bytes()
        assert (sha256(content).hexdigest(), len(content)) == (slide["sha256"], slide["bytes"])
    script = (folder / "manifest.js").read_text(encoding="utf-8")
    assert json.loads(script.removeprefix("window.ZHENDI_MANIFEST = ").rstrip(";\n")) == held
    assert (held["screen"], held["built_at"], held["clock"]) == ("yard", AT.timestamp(), None)


def test_the_list_names_every_file_and_its_digest(made: Path) -> None:
    files = tree(made / "yard")
    listed = files.pop("checksums.sha256").decode()
    assert listed == "".join(f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files, key=str.encode))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_sha256sum_reads_the_list(made: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "--quiet", "checksums.sha256"], cwd=made / "yard", check=False
    )
    assert done.returncode == 0


def test_what_begins_within_sixty_days_is_there_and_nothing_later(content: Path, make: Make, tmp_path: Path) -> None:
    edge = AT + timedelta(days=60)
    for slug, begins in (("within", edge - timedelta(minutes=1)), ("beyond", edge + timedelta(minutes=1))):
        home = write(content, slug)
        text = (home / "index.md").read_text(encoding="utf-8")
        late = f"上线日: {begins:%Y-%m-%d %H:%M}\n类型: 志愿服务\n开始: {begins:%Y-%m-%d %H:%M}"
        home.joinpath("index.md").write_text(
            text.replace("上线日: 2026-04-10\n类型: 志愿服务\n开始: 2026-04-10 09:00", late), encoding="utf-8"
        )
    for screen in ("yard", "hall"):  # one without a network, and one that has it and is to do without
        bundles = make(tmp_path / screen, screen).bundles
        slides = {slide["id"].rpartition("/")[2] for slide in manifest(tmp_path / screen / screen)["slides"]}
        assert "within#1" in slides and "beyond#1" not in slides
        assert [each.validity.last_day.isoformat() for each in bundles] == ["2026-06-14"]


def test_named_screens_alone_are_made_and_the_others_stay(make: Make, tmp_path: Path) -> None:
    out = tmp_path / "usb"
    assert [each.screen.code for each in make(out).bundles] == ["yard", "stairs"]
    before = tree(out)
    assert [each.screen.code for each in make(out, "hall", "yard", at=AT + timedelta(days=1)).bundles] == [
        "yard",
        "hall",
    ]
    after = tree(out)
    assert {path for path in after if path not in before} >= {"hall/index.html", "hall.zip"}
    assert all(after[path] == content for path, content in before.items() if path.startswith("stairs"))
    assert after["yard.zip"] != before["yard.zip"]
    make(out)
    assert tree(out) == before


def test_an_unknown_screen_is_named_with_the_one_that_was_meant(make: Make, tmp_path: Path) -> None:
    with pytest.raises(BundleRefused) as refused:
        make(tmp_path / "usb", "yard", "stair")
    assert (refused.value.message, refused.value.remedy) == ("没有代码为“stair”的屏幕", "是不是“stairs”？")
    with pytest.raises(BundleRefused, match="nowhere"):
        make(tmp_path / "usb", "nowhere")
    assert not (tmp_path / "usb").exists()


def test_without_a_screen_that_has_no_network_it_says_how_to_name_one(
    content: Path, make: Make, tmp_path: Path
) -> None:
    rows = content / "qinghe" / "screens.yml"
    rows.write_text(rows.read_text(encoding="utf-8").replace("联网: 否", "联网: 是"), encoding="utf-8")
    with pytest.raises(BundleRefused) as refused:
        make(tmp_path / "usb")
    assert refused.value.message == "没有一块屏写着不联网"
    assert "联网: 否" in refused.value.remedy and "zhendi usb yard" in refused.value.remedy


def test_a_file_that_fat32_cannot_hold_is_refused(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhendi.bundles.making.LARGEST", 1000)
    with pytest.raises(BundleRefused, match="超过 4 GB"):
        make(tmp_path / "usb")
    assert list(tmp_path.glob("usb*")) == []


@pytest.mark.parametrize("held", ["letter.txt", ".zhendi"])
def test_a_folder_that_is_not_ours_is_refused(make: Make, tmp_path: Path, held: str) -> None:
    """Not even a built site: it bears another mark."""
    out = tmp_path / "usb"
    out.mkdir()
    (out / held).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputRefused):
        make(out)
    assert tree(out) == {held: b"mine"}


def test_a_broken_entry_is_left_out_and_the_rest_is_made(content: Path, make: Make, tmp_path: Path) -> None:
    write(content, "broken", consent="否")
    done = make(tmp_path / "usb", "yard")
    assert not done.checked.whole and done.checked.left_out == ("qinghe/activities/broken/index.md",)
    shown = {slide["id"] for slide in manifest(tmp_path / "usb" / "yard")["slides"]}
    assert shown == {"qinghe/activities/one#1", "qinghe/activities/two#1", "slogan#1", "title"}


def test_a_broken_site_leaves_the_earlier_bundles(content: Path, make: Make, tmp_path: Path) -> None:
    out = tmp_path / "usb"
    make(out)
    before = tree(out)
    (content / "site.yml").write_text("名称: 示例\n", encoding="utf-8")
    done = make(out)
    assert done.bundles == () and not done.checked.publishable and tree(out) == before


def test_a_failure_half_way_leaves_the_earlier_bundles(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "usb"
    make(out)
    before = tree(out)

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("zhendi.bundles.making.pack", full)
    with pytest.raises(OSError, match="no space"):
        make(out, at=AT + timedelta(days=1))
    assert tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".usb.lock", "content", "usb"]


def test_the_same_bytes_twice_elsewhere_and_in_another_time_zone(made: Path, tmp_path: Path) -> None:
    away = tmp_path / "别处 away"
    lay(away / "content")
    for path in (away / "content").rglob("*"):
        os.utime(path, (0, 0))
    line = ("usb", "--as-of", "2026-04-16T08:30")
    done = subprocess.run(
        command(*line, cache=away / "cache"),
        cwd=away,
        capture_output=True,
        check=False,
        env=environ(TZ="America/New_York", PYTHONHASHSEED="7", LANG="C"),
    )
    assert done.returncode == 0, done.stderr.decode()
    assert tree(away / "usb") == tree(made)


def test_the_command_says_what_it_made_and_until_when_that_lasts(content: Path, cache: Path, tmp_path: Path) -> None:
    def usb(*screens: str) -> tuple[int, str]:
        given = ("--content", content, "--out", tmp_path / "usb", "--as-of", "2026-04-16T08:30", "--cache", cache)
        done = CliRunner().invoke(zhendi, ["usb", *screens, *map(str, given)], standalone_mode=False)
        return done.return_value, done.stderr

    code, said = usb("yard")
    assert (
        code == 0 and f"院门屏（yard）：{tmp_path / 'usb' / 'yard'}，压缩包 {tmp_path / 'usb' / 'yard.zip'}，" in said
    )
    assert " MB，4个画面，内容安排到2026年6月14日。" in said
    write(content, "broken", consent="否")
    code, said = usb("yard")
    assert code == 1 and "没有上网站和屏幕" in said and "院门屏（yard）" in said
    code, said = usb("yrad")
    assert code == 2 and "没有代码为“yrad”的屏幕　改法：是不是“yard”？" in said
    (content / "site.yml").write_text("名称: 示例\n", encoding="utf-8")
    code, said = usb()
    assert code == 2 and "原来的播放包没有动" in said
