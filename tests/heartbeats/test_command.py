"""`zhendi screens` from outside, and the artifact that a heartbeat needs."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.small_tree import SCREENS, environ, write_community
from tests.heartbeats.logs import NEW, beat, poll

NOW = ("--as-of", "2026-11-22T09:00")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_community(tmp_path / "content", SCREENS)


def screens(content: Path, *arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "zhendi", "screens", *map(str, arguments), "--content", str(content)]
    return subprocess.run(words, cwd=content.parent, input=stdin, capture_output=True, check=False, env=environ())


def row(done: subprocess.CompletedProcess[bytes], code: str) -> str:
    return next(line for line in done.stdout.decode().splitlines() if f" {code} " in line)


def test_a_table_says_who_is_alive_on_which_release(content: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "site/screens/hall/manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({"schema": 1, "release": NEW}, separators=(",", ":")), encoding="utf-8")
    log = tmp_path / "access.log"
    log.write_text(beat("2026-11-22 08:20:00") + beat("2026-11-22 08:59:00") + poll("2026-11-22 08:59:30", "gate"))
    done = screens(content, log, *NOW)
    assert done.returncode == 0, done.stderr.decode()
    assert row(done, "hall").split() == [
        "在线",
        "大厅屏",
        "hall",
        "60秒前",
        "在放",
        NEW[:8],
        "最新",
        "11月22日",
        "8:20",
    ]
    assert row(done, "gate").split() == ["在线", "门头屏", "gate", "30秒前", "—", "—", "—"]
    assert "在线2块" in done.stderr.decode()


def test_columns_stand_below_each_other_whatever_the_script(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(poll("2026-11-22 08:59:30", "gate"))
    lines = screens(content, log, *NOW).stdout.decode().splitlines()
    widths = {sum(2 if sign > "\u2e7f" else 1 for sign in line) for line in lines if line.strip()}
    assert len(widths) == 1


def test_a_screen_that_should_be_alive_and_is_not_is_exit_code_1(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(poll("2026-11-22 07:00:00") + poll("2026-11-22 08:59:00", "old-hall"))
    done = screens(content, log, *NOW)
    assert done.returncode == 1
    assert row(done, "hall").startswith(" 失联")
    assert row(done, "gate").startswith(" 没联系过")
    assert "old-hall（11月22日 8:59）" in done.stderr.decode()


def test_several_logs_packed_ones_and_the_standard_input(content: Path, tmp_path: Path) -> None:
    packed, torn = tmp_path / "access.log.2.gz", tmp_path / "access.log.3.gz"
    packed.write_bytes(gzip.compress((beat("2026-11-22 08:58:00") + "rubbish\n").encode()))
    many = "".join(beat(f"2026-11-22 06:{n:02}:00", release=f"{n:016x}") for n in range(60)).encode()
    torn.write_bytes(gzip.compress(many)[:-20])
    done = screens(content, packed, "-", torn, *NOW, stdin=poll("2026-11-22 08:59:30", "gate").encode())
    assert done.returncode == 0, done.stderr.decode()
    said = done.stderr.decode()
    assert "有1行看不懂" in said
    assert "后面坏了" in said


def test_a_log_that_is_none_is_said_to_be(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "photo.jpg"
    log.write_bytes(bytes(range(256)) * 40)
    done = screens(content, log, *NOW)
    assert done.returncode == 1
    assert "日志里一行访问记录也没有" in done.stderr.decode()
    assert screens(content, tmp_path / "absent.log", *NOW).returncode == 2
