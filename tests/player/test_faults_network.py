"""The server goes, the power goes, in the middle of whatever happens."""

from tests.player.conftest import Opener, Player
from tests.player.hostile import NEVER_ANSWERS, NEVER_ENDS, PORTAL_PAGE, Site
from tests.player.keeping import address, jpg, networked, offered, playing, wait_until_held
from tests.player.releases import COLOURS, TITLE, part, write

SIX = ("red", "green", "blue", "amber", "violet", "cyan")


def jpegs(site: Site) -> set[str]:
    return {path.rpartition("/")[2] for path, status in site.asked if path.endswith(".jpg") and status == 200}


def wait_until_asked(player: Player, site: Site, end: str) -> None:
    player.until(lambda: bool(site.statuses(end)))


@networked
def test_offline_in_mid_loop(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    site.down()
    assert [player.colour(), *[player.advance(10) or player.colour() for _ in range(9)]] == ["red", "blue"] * 5
    write(site.folder, part("c", "green"), TITLE)
    site.up()
    player.until_shows("c#1")
    assert player.colour() == "green"


def test_the_server_is_down_at_a_cold_start(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, "cache")
    site.down()
    player.restart()
    player.begin("a#1")
    assert [player.colour(), player.advance(10) or player.colour()] == ["red", "blue"]
    write(site.folder, part("c", "green"), TITLE)
    site.up()
    player.until_shows("c#1")
    assert player.colour() == "green"


def test_a_captive_portal_answers_everything_at_a_cold_start(site: Site, play: Opener) -> None:
    """Its page comes with 200 for our page, our worker, our manifest and our pictures alike."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, "cache")
    site.faults[""] = PORTAL_PAGE
    for _ in range(2):
        player.restart()
        player.begin("a#1")
        assert player.course(14) == ["a#1", "b#1"] * 7 + ["a#1"]
    site.heal()
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")
    assert player.colour() == "green"


@networked
def test_a_cold_start_plays_before_any_answer(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = playing(site, play, way)
    site.faults = {".json": NEVER_ANSWERS, ".jpg": NEVER_ANSWERS}
    site.asked.clear()
    player.restart()
    player.begin("a#1")
    assert [player.colour(), player.advance(10) or player.colour()] == ["red", "blue"]
    assert site.statuses(".jpg") == []
    site.heal()
    write(site.folder, part("c", "green"), TITLE)
    player.until_shows("c#1")
    assert player.colour() == "green"


# How much the page has stored, in whichever way it does.
_STORED = """async () => {
  let count = 0;
  for (const name of window.caches ? await caches.keys() : [])
    count += (await (await caches.open(name)).keys()).length;
  for (const { name } of await indexedDB.databases()) {
    const opened = await new Promise((done, failed) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = failed;
    });
    for (const store of opened.objectStoreNames)
      count += await new Promise(done => {
        const asked = opened.transaction(store).objectStore(store).count();
        asked.onsuccess = () => done(asked.result);
      });
    opened.close();
  }
  return count;
}"""


@networked
def test_the_power_goes_in_mid_download(site: Site, play: Opener, way: str) -> None:
    """The release before plays on, and what was stored already is not fetched again."""
    write(site.folder, part("a", "white"), TITLE)
    player = playing(site, play, way)
    before = player.page.evaluate(_STORED)
    site.asked.clear()
    site.faults[jpg("amber")] = NEVER_ENDS
    write(site.folder, part("new", *SIX), TITLE)
    wait_until_asked(player, site, jpg("amber"))
    player.until(lambda: player.page.evaluate(_STORED) >= before + 4)
    fetched = jpegs(site)
    player.power_cut()
    site.asked.clear()
    player.begins()
    player.begin("a#1")
    assert player.colour() == "white"
    site.heal()
    player.until_shows("new#1")
    assert [player.colour(), *[player.advance(10) or player.colour() for _ in range(5)]] == list(SIX)
    assert len(fetched - jpegs(site)) >= 2  # the others were on their way when the power went


@networked
def test_the_power_goes_in_the_first_download(site: Site, play: Opener, way: str) -> None:
    """With nothing before it to play, the release is gone on with where it stopped."""
    site.faults[jpg("amber")] = NEVER_ENDS
    write(site.folder, part("new", *SIX), TITLE)
    player = play(address(site, way))
    wait_until_asked(player, site, jpg("amber"))
    player.until(lambda: player.page.evaluate(_STORED) >= 5)
    fetched = jpegs(site)
    player.power_cut()
    site.heal()
    site.asked.clear()
    player.begins()
    player.begin("new#1")
    wait_until_held(player, site)
    assert len(fetched - jpegs(site)) >= 2  # the others were on their way when the power went
    assert player.plays == offered(site)


@networked
def test_the_power_goes_again_and_again(site: Site, play: Opener, way: str) -> None:
    """A moment of light at a time: each start brings the release further."""
    write(site.folder, part("a", "white"), TITLE)
    player = playing(site, play, way)
    write(site.folder, part("new", *SIX), TITLE)
    for n in (1, 2, 3):
        site.faults = {jpg(colour): NEVER_ANSWERS for colour in SIX[n:]}
        player.power_cut()
        site.release()
        player.begins()
        player.begin("a#1")
        wait_until_asked(player, site, jpg(SIX[n + 1]))
    player.power_cut()
    site.heal()
    player.begins()
    player.until_shows("new#1")
    first, second = (len(site.statuses(jpg(colour))) for colour in SIX[:2])
    assert first <= 2 and second <= 3  # four times each, if nothing were kept; a cut may cost what was just arriving


@networked
def test_the_server_goes_and_comes_all_the_time(site: Site, play: Opener, way: str) -> None:
    """Whatever arrives between two failures is kept until the release is whole."""
    write(site.folder, part("a", "white"), TITLE)
    player = playing(site, play, way)
    write(site.folder, part("new", *SIX), TITLE)
    for colour in SIX:
        site.before[jpg(colour)] = site.hang_up
    seen = set()
    player.until(lambda: seen.add(player.shows) or player.shows == "new#1", 900)
    assert seen == {"a#1", "new#1"}
    assert player.colour() == next(iter(COLOURS))
