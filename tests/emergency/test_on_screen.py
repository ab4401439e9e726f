"""A screen that is playing shows an emergency after its next poll, alone, and goes back to its loop."""

from datetime import timedelta

from tests.emergency.town import AT, OWN, Town
from tests.player.conftest import Opener, Player
from tests.player.hostile import serving

DEVICE = f"{AT:%Y-%m-%d %H:%M}"
ALARM = "2026-04-16-0830#1"


def after(player: Player, wanted: bool, most: int) -> int:
    """How many seconds pass until an emergency shows, or no longer does."""
    for second in range(most):
        if (player.shows == ALARM) == wanted:
            return second
        player.advance(1)
    raise AssertionError(player.course(3))


def test_it_shows_alone_within_the_seconds_that_were_promised_and_goes_when_it_is_ended(
    town: Town, play: Opener
) -> None:
    with serving(town.out) as site:
        site.date = AT
        player = play(f"{site.url}screens/{OWN}/index.html", DEVICE, (640, 360))
        player.begin()
        assert player.shows != ALARM
        said = town.announce()
        promised = next(one.seconds for one in said.reach if one.screen.code == OWN)
        assert after(player, True, promised + 1) <= promised
        assert set(player.course(6, 10)) == {ALARM}
        ended = town.end(at=AT + timedelta(minutes=2))
        assert after(player, False, ended.seconds + 1) <= ended.seconds
        assert ALARM not in player.course(6, 10)
        assert player.problems == []


def test_it_goes_by_itself_when_its_hour_is_over(town: Town, play: Opener) -> None:
    with serving(town.out) as site:
        town.announce(hours=0.1)  # six minutes, to the end of the last
        player = play(f"{site.url}screens/{OWN}/index.html", DEVICE, (640, 360))
        player.begin(ALARM)
        assert player.shows == ALARM
        for _ in range(6):
            player.advance(60)
        assert after(player, False, 120) <= 120
        assert ALARM not in player.course(3, 10)
