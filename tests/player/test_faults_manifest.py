"""What comes in the manifest's place is no manifest, or not the one to play: what plays goes on."""

from itertools import cycle

import pytest

from tests.player.conftest import Opener
from tests.player.hostile import CUT_OFF, NEVER_ANSWERS, NEVER_ENDS, PORTAL, PORTAL_PAGE, Fault, Site
from tests.player.keeping import MANIFEST, WAYS, address, networked, playing, until_said
from tests.player.releases import TITLE, moment, part, screen, write

DAY = part("day", "amber", hours=["08:00-20:00"])
NIGHT = part("night", "violet", hours=["20:00-08:00"])
UNREADABLE = {
    "truncated": Fault(content=b'{"schema":1,"screen":"hall","release":"0'),
    "empty": b"",
    "null": b"null",
    "a list": b"[]",
    "captive portal": PORTAL_PAGE,
    "cut off": CUT_OFF,
    "404": 404,
    "500": 500,
    "never answers": NEVER_ANSWERS,
    "never ends": NEVER_ENDS,
}


@pytest.mark.parametrize(("fault", "way"), list(zip(UNREADABLE.values(), cycle(WAYS))), ids=list(UNREADABLE))
def test_no_manifest(site: Site, play: Opener, way: str, fault: Fault) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    site.faults["manifest.json"] = fault
    write(site.folder, part("c", "green"), TITLE)
    until_said(player, "更新失败")
    player.page.keyboard.press("i")
    assert {player.colour(), player.advance(10) or player.colour()} == {"red", "blue"}
    site.heal()
    player.until_shows("c#1")
    assert player.colour() == "green"


@networked
def test_a_manifest_for_another_screen_or_with_slides_missing(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way)
    gate = write(site.folder, part("b", "blue"), TITLE, on=screen(code="gate")).with_name("manifest.json").read_bytes()
    for wrong in (gate, gate.replace(b'"gate"', b'"hall"').replace(b'"count":2', b'"count":3')):
        site.faults["hall/manifest.json"] = wrong
        until_said(player, "更新失败")
        assert player.shows == "a#1"
    site.heal()
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")


@networked
def test_a_manifest_older_than_the_one_held(site: Site, play: Opener, way: str) -> None:
    """As from a cache on the way that has slept: what plays is newer, also after a power cut."""
    write(site.folder, part("old", "blue"), TITLE, built="2026-04-15 08:00")
    old = (site.folder / MANIFEST).read_bytes()
    write(site.folder, part("a", "red"), TITLE, built="2026-04-16 08:00")
    player = playing(site, play, way)
    site.faults["manifest.json"] = old
    until_said(player, "更新失败")
    assert player.shows == "a#1"
    player.restart()
    player.begin("a#1")
    until_said(player, "更新失败")
    assert player.shows == "a#1"
    site.heal()
    write(site.folder, part("c", "green"), TITLE, built="2026-04-16 08:01")
    player.until_shows("c#1")


@networked
def test_the_date_of_a_captive_portal_is_not_heard(site: Site, play: Opener, way: str) -> None:
    """Years ahead at night: neither now nor after a power cut does the screen believe it."""
    write(site.folder, DAY, NIGHT, TITLE)
    site.date = moment("2026-04-16 12:00")
    player = playing(site, play, way, "day#1", device="2026-04-16 12:00")
    site.faults["manifest.json"] = Fault(content=PORTAL, kind="text/html", date=moment("2035-01-01 23:00"))
    until_said(player, "更新失败")
    assert player.course(2) == ["day#1"] * 3
    player.restart()
    player.begin("day#1")
    until_said(player, "更新失败")
    assert player.course(2) == ["day#1"] * 3
    assert "设备时钟有误" not in player.overlay()


@networked
def test_at_the_first_start_the_card_shows_until_there_is_a_manifest(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), TITLE)
    site.faults["manifest.json"] = PORTAL_PAGE
    player = play(address(site, way))
    player.advance(30)
    assert player.shows == "card" and player.page.is_visible("#stage svg")
    site.heal()
    player.until_shows("a#1")
    player.advance(1)
    assert player.colour() == "red"
