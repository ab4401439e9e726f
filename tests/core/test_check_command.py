"""`zhendi check` from outside: exit code, JSON for programs, lines for people."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core import tree

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def check(content: Path, cache: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zhendi", "check", "--content", str(content), "--cache", str(cache)]
    return subprocess.run(
        [*command, "--as-of", "2026-04-16T08:30", *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_sound_content_is_whole(tmp_path: Path, cache: Path) -> None:
    tree.sound(tmp_path)
    told = check(tmp_path, cache, "--format", "json")
    assert (told.returncode, json.loads(told.stdout)) == (0, []), told.stderr
    assert "没有发现问题。" in check(tmp_path, cache).stderr


def test_every_problem_of_a_run_is_said_at_once_and_in_order(tmp_path: Path, cache: Path) -> None:
    tree.sound(tmp_path)
    tree.put(tmp_path, "guiyi/youyihe/slogans.yml", "- text：爱护绿地\n- text: 家家和睦\n".encode("gb18030"))
    entry = (tmp_path / tree.ENTRY).read_text(encoding="utf-8")
    tree.put(tmp_path, tree.ENTRY, entry.replace("合影.jpg", "合照.jpg").replace("outings", "outing"))
    told = check(tmp_path, cache, "--format", "json")
    assert told.returncode == 1, told.stderr
    said = [(row["path"], row["line"], row["severity"], row["code"]) for row in json.loads(told.stdout)]
    assert said == [
        (tree.ENTRY, 3, "error", "figure-unknown"),
        (tree.ENTRY, 12, "error", "photo-missing"),
        ("guiyi/youyihe/slogans.yml", 1, "warning", "file-gbk"),
        ("guiyi/youyihe/slogans.yml", 1, "error", "full-width-colon"),
    ]
    lines = check(tmp_path, cache)
    assert lines.returncode == 1 and not lines.stdout
    assert f"{tree.ENTRY}:12:11: 错误：找不到图片“合照.jpg”　改法：" in lines.stderr
    assert "共3处错误，1处提醒。" in lines.stderr


def test_a_draft_s_problems_do_not_fail_the_check(tmp_path: Path, cache: Path) -> None:
    tree.sound(tmp_path)
    entry = (tmp_path / tree.ENTRY).read_text(encoding="utf-8")
    tree.put(tmp_path, tree.ENTRY, entry.replace("published", "draft").replace("venue: ", "venue："))
    told = check(tmp_path, cache, "--format", "json")
    assert told.returncode == 0, told.stderr
    assert [row["severity"] for row in json.loads(told.stdout)] == ["warning"]


def test_a_broken_site_file_is_said(tmp_path: Path, cache: Path) -> None:
    tree.sound(tmp_path)
    tree.put(tmp_path, "site.yml", "name：归义邻里\n")
    told = check(tmp_path, cache, "--format", "json")
    assert told.returncode == 1
    said = [(row["path"], row["line"], row["code"]) for row in json.loads(told.stdout)]
    assert said == [("site.yml", 1, "key-missing"), ("site.yml", 1, "key-missing"), ("site.yml", 1, "full-width-colon")]
