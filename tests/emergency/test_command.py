"""`zhendi emergency` from outside: what staff read, its exit codes, a kill in the middle, the real pages."""

import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.build.small_tree import environ
from tests.emergency.town import AT, NIGHT, STICK, TEXT, Town, bytes_of

NOW = ("--as-of", f"{AT:%Y-%m-%dT%H:%M}")


def words(town: Town, *arguments: str) -> list[str]:
    places = ("--content", str(town.content), "--out", str(town.out), "--cache", str(town.cache))
    return [sys.executable, "-m", "zhendi", *arguments, *places]


def run(town: Town, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(town, *arguments),
        cwd=town.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environ(),
    )


def test_staff_read_which_screen_shows_it_when_and_what_is_left_to_do(town: Town) -> None:
    done = run(town, "emergency", "qu", TEXT, "--hours", "12", "--contact", "0730-522 0106", *NOW)
    assert done.returncode == 0, done.stderr
    said = done.stderr
    assert "放到4月16日 20:30" in said
    assert re.search(r"最迟\d+秒内显示（\d块屏）：.*社区屏（a-hall）", said)
    assert f"现在关着，4月16日 20:00亮屏就放（1块屏）：夜屏（{NIGHT}）" in said
    assert f"没有联网：重新做U盘换上，或当面念给大家听（1块屏）：门房屏（{STICK}）" in said
    assert "传上去" in said
    assert "首页和列表在下次生成时跟上" in said
    page = next((town.out / "qu/notices").glob("2026-04-16-0830/index.html")).read_text("utf-8")
    assert "<title>" in page
    assert "上游开闸放水" in page
    assert "请勿下河" in page
    ended = run(town, "emergency", "qu", "--clear", "--as-of", "2026-04-16T08:50")
    assert ended.returncode == 0, ended.stderr
    assert "已结束" in ended.stderr
    assert re.search(r"最迟\d+秒内换回平常的画面（6块屏）", ended.stderr)


def test_a_private_number_is_refused_with_its_remedy(town: Town) -> None:
    before = bytes_of(town.folder)
    done = run(town, "emergency", "qu", "停水了。打13912345678问。", *NOW)
    assert done.returncode == 2
    assert "有一个手机号码　改法：换成社区的公开电话" in done.stderr
    assert "没有留下文件" in done.stderr
    assert bytes_of(town.folder) == before


def test_mistakes_on_the_line_are_said_in_chinese(town: Town) -> None:
    for line, said in (
        (("qu/aa", TEXT), "没有“qu/aa”这个单位　改法：是不是“qu/a”？"),
        (("qu", TEXT, "--hours", "0"), "放不了 0 小时"),
        (("qu", "--clear"), "“qu”眼下没有紧急通知"),
    ):
        done = run(town, "emergency", *line, *NOW)
        assert (done.returncode, said in done.stderr) == (2, True), (line, done.stderr)


def test_a_screen_that_cannot_show_it_is_exit_code_1(town: Town) -> None:
    long = "请甲社区沿河一带全体居民立即按照社区网格员的统一指挥有序转移到社区小学操场"
    done = run(town, "emergency", "qu/a", long, *NOW)
    assert done.returncode == 1
    assert "提醒：文字在条屏（a-strip，640×128）上放不下" in done.stderr


@pytest.mark.parametrize("after", ["notice", "page", "manifest"])
def test_a_kill_in_the_middle_leaves_every_screen_whole(town: Town, tmp_path: Path, after: str) -> None:
    """Killed as soon as the notice, its page or a first manifest is there: screens are whole, the next build mends."""
    signs = {
        "notice": lambda: (town.content / "qu/notices/2026-04-16-0830.md").exists(),
        "page": lambda: (town.out / "qu/notices/2026-04-16-0830/index.html").exists(),
        "manifest": lambda: (town.out / "screens/a-hall/manifest.json").stat().st_ino != before,
    }
    before = (town.out / "screens/a-hall/manifest.json").stat().st_ino
    process = subprocess.Popen(words(town, "emergency", "qu", TEXT, *NOW), env=environ(), stderr=subprocess.DEVNULL)
    while process.poll() is None and not signs[after]():
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert signs["notice"]()
    assert town.is_whole()
    later = AT + timedelta(minutes=1)
    assert bytes_of(town.build(later)) == bytes_of(town.build(later, tmp_path / "scratch"))
