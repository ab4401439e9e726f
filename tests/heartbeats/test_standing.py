"""What is to be thought of a screen by its hours and by what was heard of it."""

import pytest

from tests.heartbeats.logs import epoch
from tests.player.releases import screen
from zhendi.heartbeats import Life, Standing, standings

DAY = ((7 * 60, 21 * 60),)
NIGHT = ((20 * 60, 2 * 60),)


@pytest.mark.parametrize(
    ("hours", "now", "heard", "expected"),
    [
        (DAY, "12:00:00", "11:55:00", Standing.ALIVE),
        (DAY, "12:00:00", "11:54:59", Standing.LOST),
        (DAY, "12:00:00", None, Standing.NEVER),
        (DAY, "06:59:59", None, Standing.OFF),
        (DAY, "07:04:59", None, Standing.OFF),  # it may still be starting up
        (DAY, "07:05:00", None, Standing.NEVER),
        (DAY, "21:00:00", "20:30:00", Standing.OFF),
        (DAY, "21:00:00", "20:58:00", Standing.ALIVE),
        (NIGHT, "01:59:00", "00:10:00", Standing.LOST),
        (NIGHT, "02:00:00", "00:10:00", Standing.OFF),
    ],
)
def test_a_screen_is_missed_only_within_its_hours(
    hours: tuple[tuple[int, int], ...], now: str, heard: str | None, expected: Standing
) -> None:
    lives = {"hall": Life(epoch(f"2026-11-22 {heard}"))} if heard else {}
    (seen,) = standings([screen(hours=hours)], lives, epoch(f"2026-11-22 {now}"))
    assert seen.standing is expected
    assert seen.standing.is_fault == (expected in (Standing.LOST, Standing.NEVER))


def test_a_screen_without_a_network_is_not_missed() -> None:
    (seen,) = standings([screen(hours=DAY, networked=False)], {}, epoch("2026-11-22 12:00:00"))
    assert seen.standing is Standing.ALONE


def test_those_that_need_somebody_come_first() -> None:
    screens = [screen(code=code, hours=DAY) for code in ("a", "b", "c")]
    lives = {"a": Life(epoch("2026-11-22 11:59:00")), "c": Life(epoch("2026-11-22 09:00:00"))}
    seen = standings(screens, lives, epoch("2026-11-22 12:00:00"))
    assert [one.screen.code for one in seen] == ["c", "b", "a"]
