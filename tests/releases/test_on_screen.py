"""A playing screen follows a black-out, the lights on again and a roll-back, each within what staff were told."""

from datetime import timedelta

from tests.player.conftest import Opener, Player, play
from tests.player.hostile import serving
from tests.releases.conftest import STEP, Town

__all__ = ["play"]


def follows(player: Player, town: Town, seconds: int) -> None:
    """The player takes the release that the output gives its screen, within the time that was promised."""
    release = town.manifest()["release"]
    player.until(lambda: player.plays == release, seconds + 5)  # the files take a moment of their own
    assert not player.page.evaluate("document.documentElement.dataset.shows === 'card'")


def test_a_screen_follows_every_step_within_a_poll_and_a_slide(town: Town, play: Opener) -> None:
    town.at -= timedelta(hours=1)
    town.build()
    first = town.releases()["hall"]
    with serving(town.out) as site:
        player = play(site.url + "screens/hall/index.html", device="2026-04-16 09:00", size=(640, 360))
        player.until(lambda: player.plays == first and player.shows != "card")
        dark = town.darken("hall")
        follows(player, town, dark.seconds)
        assert player.shows == "title"
        lit = town.light()
        follows(player, town, lit.seconds)
        assert player.plays == first
        town.retitle("清河植柳")
        town.build()
        follows(player, town, dark.seconds)
        back = town.roll_back()
        follows(player, town, back.seconds)
        assert player.plays == first
        assert player.problems == []
    assert town.at - STEP > town.history.kept()[-1].published
