"""Devices that have lost the time, or are told a wrong one."""

from datetime import timedelta

import pytest

from tests.player.conftest import Opener, Player
from tests.player.hostile import NEVER_ANSWERS, Site
from tests.player.keeping import address, everywhere, networked, playing
from tests.player.releases import TITLE, moment, part, screen, write

DAY = part("day", "amber", hours=["08:00-20:00"])
NIGHT = part("night", "violet", hours=["20:00-08:00"])
NOON = "2026-04-16 12:00"


def set_clock(player: Player, text: str) -> None:
    player.page.clock.set_system_time(moment(text))


@networked
@pytest.mark.parametrize("device", ["1970-01-02 23:00", "2012-01-01 23:00", "2031-01-01 23:00", "2099-12-31 23:00"])
def test_the_server_knows_better(site: Site, play: Opener, way: str, device: str) -> None:
    write(site.folder, DAY, NIGHT, TITLE, on=screen(hours=((420, 1320),)))
    site.date = moment(NOON)
    player = playing(site, play, way, "day#1", device=device)
    assert player.course(2) == ["day#1"] * 3
    assert player.colour() == "amber"


@networked
def test_the_clock_jumps_while_the_server_is_known(site: Site, play: Opener, way: str) -> None:
    """Time goes on from what the server said, whatever anybody does to the device."""
    write(site.folder, DAY, NIGHT, TITLE)
    site.date = moment("2026-04-16 19:55")
    player = playing(site, play, way, "day#1", device="2026-04-16 19:55")
    site.down()
    for wrong in ("2031-01-01 23:00", "2012-01-01 23:00"):
        set_clock(player, wrong)
        assert player.course(3) == ["day#1"] * 4
    assert 200 < player.until_shows("night#1") < 260
    assert player.colour() == "violet"


@networked
def test_after_a_power_cut_the_clock_is_years_back(site: Site, play: Opener, way: str) -> None:
    """Then the last time that the server said holds: no hours of the screen, no emergency, what was eligible then."""
    alarm = part("e", "red", tier="emergency", since="2026-04-16 20:00", until="2026-04-16 21:00")
    write(site.folder, alarm, DAY, NIGHT, TITLE, on=screen(hours=((420, 1350),)))
    site.date = moment("2026-04-16 21:00")
    player = playing(site, play, way, "night#1", device="2026-04-16 21:00")
    site.date, site.faults = moment("2026-04-16 21:30"), {".jpg": NEVER_ANSWERS, ".json": NEVER_ANSWERS}
    set_clock(player, "2012-01-01 00:00")
    player.restart()
    player.begin("night#1")
    assert player.course(8) == ["night#1"] * 9
    site.date = moment("2026-04-16 22:30")
    site.heal()
    player.until_shows("dark")
    assert player.colour() == "black"


@networked
def test_a_clock_years_ahead_does_no_harm_that_lasts(site: Site, play: Opener, way: str) -> None:
    """Without a server it is believed and what has expired goes; once the server is heard, or the clock mended, it is back."""
    write(site.folder, part("a", "red", until="2026-05-01 00:00"), TITLE)
    player = playing(site, play, way)
    site.faults = {".jpg": NEVER_ANSWERS, ".json": NEVER_ANSWERS}
    set_clock(player, "2031-01-01 12:00")
    player.restart()
    player.begin("title")
    player.advance(20)
    assert player.colour() == "white"
    set_clock(player, "2026-04-16 12:00")
    player.restart()
    player.begin("a#1")
    set_clock(player, "2031-01-01 12:00")
    player.until_shows("title", 30)
    site.date = moment(NOON)
    site.heal()
    player.until_shows("a#1")
    assert player.colour() == "red"


def test_the_clock_of_a_stick_jumps(site: Site, play: Opener) -> None:
    """A device alone is believed where it can be right, and not where it cannot: before the stick was written."""
    page = write(site.folder, DAY, NIGHT, TITLE, built="2026-04-16 08:00")
    player = play(page.as_uri(), device=NOON)
    player.begin("day#1")
    set_clock(player, "2026-04-20 21:00")
    player.until_shows("night#1", 30)
    set_clock(player, "2012-01-01 21:00")
    player.until_shows("day#1", 30)
    assert player.course(3) == ["day#1"] * 4
    set_clock(player, "2026-04-21 21:00")
    player.until_shows("night#1", 30)


@everywhere
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago"])
def test_another_time_zone(site: Site, play: Opener, way: str, zone: str) -> None:
    """A device in another zone tells the same moment: Thursday, a minute to eight in the evening here."""
    thursday = part("thu", "amber", weekdays=(4,), hours=["08:00-20:00"])
    write(site.folder, thursday, part("fri", "red", weekdays=(5,)), NIGHT, TITLE)
    player = play(address(site, way), device="2026-04-16 19:59", zone=zone)
    player.begin("thu#1")
    assert 50 <= player.until_shows("night#1") < 15 * 60  # no two zones are nearer to each other than that
    assert player.colour() == "violet"


@networked
def test_the_server_itself_is_years_wrong_for_a_while(site: Site, play: Opener, way: str) -> None:
    """Whatever it says is believed while it says so; nothing stays of it once it says the right time again."""
    write(site.folder, DAY, NIGHT, TITLE)
    site.date = moment(NOON)
    player = playing(site, play, way, "day#1", device=NOON)
    site.date = moment(NOON) + timedelta(days=3000, hours=10)
    player.until_shows("night#1")
    site.date = moment(NOON)
    player.until_shows("day#1")
    assert player.colour() == "amber"
