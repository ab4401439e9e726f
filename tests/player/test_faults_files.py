"""One file of a release is broken: the release before plays on whole, and the new one comes when the file does."""

from itertools import cycle

import pytest

from tests.player.conftest import Opener
from tests.player.hostile import CUT_OFF, NEVER_ANSWERS, NEVER_ENDS, PORTAL_PAGE, Fault, Site
from tests.player.keeping import WAYS, address, jpg, networked, playing, until_said
from tests.player.releases import TITLE, part, plain, write

WHOLE = plain("blue").content
BROKEN = {
    "corrupt": WHOLE[:300] + bytes(len(WHOLE) - 300),
    "truncated": WHOLE[:300],
    "cut off": CUT_OFF,
    "404": 404,
    "500": 500,
    "never answers": NEVER_ANSWERS,
    "never ends": NEVER_ENDS,
    "another type": PORTAL_PAGE,
}
# Both ways fetch alike: the faults are shared out among them, the other way round at the first start.
broken = pytest.mark.parametrize(("way", "fault"), list(zip(cycle(WAYS), BROKEN.values())), ids=list(BROKEN))
broken_first = pytest.mark.parametrize(
    ("fault", "way"), list(zip(BROKEN.values(), cycle(WAYS[::-1]))), ids=list(BROKEN)
)


@broken
def test_the_release_before_plays_on(site: Site, play: Opener, way: str, fault: Fault) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way)
    site.faults[jpg("blue")] = fault
    write(site.folder, part("b", "blue"), part("c", "green"), TITLE)
    until_said(player, "更新失败")
    player.page.keyboard.press("i")
    assert player.course(2) == ["a#1"] * 3
    assert player.colour() == "red"
    site.heal()
    player.until_shows("b#1")
    assert [player.colour(), player.advance(10) or player.colour()] == ["blue", "green"]


@broken_first
def test_at_the_first_start_the_rest_plays(site: Site, play: Opener, way: str, fault: Fault) -> None:
    site.faults[jpg("blue")] = fault
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE)
    player = play(address(site, way))
    seen: dict[str, str] = {}
    player.until(lambda: seen.update({player.shows: player.colour()}) or seen.keys() >= {"a#1", "c#1"}, 600)
    seen.pop("card", None)
    assert set(seen) <= {"a#1", "c#1", "title"}
    site.heal()
    player.until_shows("b#1")
    player.drift(1)
    assert player.colour() == "blue"


@networked
def test_a_type_that_the_server_says_wrongly_is_nothing_to_us(site: Site, play: Opener, way: str) -> None:
    site.faults[".jpg"] = Fault(kind="text/html")
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    assert [player.colour(), player.advance(10) or player.colour()] == ["red", "blue"]


@networked
def test_a_server_that_compresses_and_knows_no_etags(site: Site, play: Opener, way: str) -> None:
    site.gzip, site.tags = True, False
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way)
    write(site.folder, part("b", "blue"), TITLE)
    player.until_shows("b#1")
    assert player.colour() == "blue"


@networked
def test_a_release_changed_while_it_is_fetched(site: Site, play: Opener, way: str) -> None:
    """Its last file has gone before it was asked for: that release never plays, not even in part; the one after does."""
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way)

    site.faults[jpg("amber")] = 404
    write(site.folder, part("b", "blue"), part("c", "green"), part("e", "amber"), TITLE)
    player.until(lambda: bool(site.statuses(jpg("amber"))))
    assert player.course(3) == ["a#1"] * 4
    write(site.folder, part("d", "violet"), part("c", "green"), TITLE)
    seen: set[str] = set()
    player.until(lambda: seen.add(player.shows) or player.shows == "d#1")
    assert seen == {"a#1", "d#1"}
    assert len(site.statuses(jpg("green"))) == 1
    assert [player.colour(), player.advance(10) or player.colour()] == ["violet", "green"]
