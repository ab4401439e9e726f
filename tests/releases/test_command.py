"""`zhendi blackout` and `zhendi rollback` as staff run them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.releases.conftest import ONE, Town
from zhendi.cli.group import zhendi

AS_OF = ("--as-of", "2026-04-16T12:00")


@pytest.fixture
def built(town: Town) -> Town:
    """Twice, with a corrected title between."""
    town.build()
    town.retitle("清河植柳")
    town.build()
    return town


def run(town: Town, command: str, *arguments: str | Path) -> Result:
    places = ["--content", town.content, "--cache", town.cache, *AS_OF]
    places += [] if command == "check" else ["--out", town.out]
    return CliRunner().invoke(zhendi, [command, *map(str, (*arguments, *places))], standalone_mode=False)


def test_a_roll_back_says_what_changed_and_what_follows(built: Town) -> None:
    done = run(built, "rollback")
    assert done.return_value == 0
    assert f"换画面《清河栽树one》（{ONE}）（2块屏）：门头屏（gate）、大厅屏（hall）" in done.stderr
    for said in ("已退回第1版", "最迟82秒", "传上去", "下次生成又照内容来"):
        assert said in done.stderr


def test_what_stays_away_is_named(built: Town) -> None:
    built.edit(f"{ONE}/index.md", "状态: 发布", "状态: 下架")
    done = run(built, "rollback")
    assert done.return_value == 1
    assert f"没有放回《清河栽树one》（{ONE}）：已下架" in done.stderr


def test_the_list_is_for_reading(built: Town) -> None:
    done = run(built, "rollback", "--list")
    assert done.return_value == 0
    newest, change, oldest, nothing = done.stderr.splitlines()
    assert newest.startswith("第2版　2026-04-16 08:50:00 发布　2块屏　正在放")
    assert change.strip() == f"换画面《清河植柳》（{ONE}）（2块屏）：gate、hall"
    assert (oldest, nothing.strip()) == ("第1版　2026-04-16 08:40:00 发布　2块屏", "留着的最早一版")


def test_an_unknown_number_is_refused_with_those_that_there_are(built: Town) -> None:
    done = run(built, "rollback", "--to", "9")
    assert done.return_value == 2
    assert "没有留着第9版　改法：现在留着的是：2、1" in done.stderr


def test_a_black_out_says_how_soon_and_every_check_reminds_of_it(built: Town) -> None:
    done = run(built, "blackout", "hall")
    assert done.return_value == 0
    for said in ("亮着的最迟82秒内只放标题画面，紧急通知也不放（1块屏）：大厅屏（hall）", "blackout.yml", "传上去"):
        assert said in done.stderr
    assert run(built, "check").stderr.count("只放标题画面的屏：大厅屏（hall，4月16日 12:00起）") == 1
    done = run(built, "blackout", "--clear")
    assert done.return_value == 0
    assert "接着放原来的" in done.stderr
    assert "只放标题画面的屏" not in run(built, "check").stderr


def test_a_mistyped_screen_is_answered_with_the_near_one(built: Town) -> None:
    done = run(built, "blackout", "hal")
    assert done.return_value == 2
    assert "是不是“hall”" in done.stderr
