"""Where a release comes from: polling, taking it whole, what is broken, files alone."""

from datetime import timedelta

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import TITLE, Picture, moment, part, plain, screen, write

PAGE = "screens/hall/index.html"
CLOCK = "2026-04-16 08:30"
NO_JPEG = Picture(b"\xff\xd8\xff\xe0 this is no picture")


def until_shows(player: Player, slide: str, seconds: int = 120) -> int:
    """Moves time on until a slide shows; gives the seconds it took."""
    for passed in range(seconds):
        if player.shows == slide:
            return passed
        player.advance(1)
    raise AssertionError(f"{slide} never came; {player.shows} shows")


def until_said(player: Player, expected: str) -> None:
    """Moves time on until the overlay tells of another asking with this result."""

    def said() -> str:
        return next(line for line in player.overlay().splitlines() if line.startswith("最近更新"))

    before = said()
    for _ in range(400):
        player.advance(1)
        if said() != before and expected in said():
            return
    raise AssertionError(f"{expected} was never said; {said()} was")


def test_a_new_release_is_adopted_at_the_next_slide_change(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red", seconds=50), part("b", "blue", seconds=50), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.advance(2)
    write(site.folder, part("new", "violet"), TITLE, clock=CLOCK)
    assert player.course(9, 5) == ["a#1"] * 10
    assert until_shows(player, "b#1") <= 3
    assert 45 <= until_shows(player, "new#1") <= 50
    assert player.colour() == "violet"


def test_polling_with_the_etag(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red", seconds=20), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.advance(260)  # a busy machine answers late, and the next minute is counted from the answer
    statuses = site.statuses("manifest.json")
    assert statuses[0] == 200 and set(statuses[1:]) == {304}
    assert 3 <= len(statuses[1:]) <= 5
    assert len(site.statuses(".jpg")) == 2


def test_a_release_is_taken_whole_or_not_at_all(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    site.faults[f"{plain('blue').sha256}.jpg"] = 404
    write(site.folder, part("b", "blue"), part("c", "green"), TITLE, clock=CLOCK)
    player.page.keyboard.press("i")
    until_said(player, "更新失败：文件取不到（404）")
    player.page.keyboard.press("i")
    assert player.shows == "a#1"
    site.faults.clear()
    until_shows(player, "b#1", 150)
    assert player.course(1) == ["b#1", "c#1"]


def test_bytes_other_than_the_manifests_are_not_taken(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    site.faults[f"{plain('blue').sha256}.jpg"] = plain("violet").content.ljust(plain("blue").size, b"\0")[
        : plain("blue").size
    ]
    write(site.folder, part("b", "blue"), TITLE, clock=CLOCK)
    player.page.keyboard.press("i")
    until_said(player, "更新失败：文件已损坏")
    assert player.course(2) == ["a#1"] * 3


def test_at_the_first_start_what_is_missing_is_dropped_and_the_rest_plays(site: Site, play: Opener) -> None:
    site.faults[f"{plain('blue').sha256}.jpg"] = 404
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    assert player.course(3) == ["a#1", "c#1", "a#1", "c#1"]
    player.page.keyboard.press("i")
    assert "d/c/notices/b#1：文件取不到（404）" in player.overlay()
    player.page.keyboard.press("i")
    site.faults.clear()
    until_shows(player, "b#1", 150)
    assert player.colour() == "blue"


def test_a_file_that_is_no_picture_is_dropped(site: Site, play: Opener) -> None:
    write(site.folder, part("bad", NO_JPEG), part("a", "red", NO_JPEG, "green"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    assert player.course(3) == ["a#1", "a#3", "a#1", "a#3"]
    player.page.keyboard.press("i")
    assert "bad#1：画面打不开" in player.overlay()


def test_a_broken_emergency_does_not_silence_the_loop(site: Site, play: Opener) -> None:
    write(site.folder, part("e", NO_JPEG, tier="emergency"), part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")


def test_when_nothing_can_be_shown_the_built_in_card_does_and_it_recovers(site: Site, play: Opener) -> None:
    site.faults[".jpg"] = 500
    write(site.folder, part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.advance(20)
    assert player.shows == "card"
    assert player.picture().crop((0, 0, 320, 100)).getcolors(70000)[0] and player.colour(0.5, 0.02) != "black"
    site.faults.clear()
    player.begin("a#1")


def test_before_the_first_manifest_the_card_shows_and_it_asks_again_soon(site: Site, play: Opener) -> None:
    site.faults["manifest.json"] = 503
    write(site.folder, part("a", "red"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.advance(3)
    assert player.shows == "card" and player.page.is_visible("#stage svg")
    site.faults.clear()
    player.advance(7)
    player.begin("a#1")


def test_what_is_no_manifest_for_this_screen_is_refused(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE, clock=CLOCK)
    page = write(site.folder, part("b", "blue"), TITLE, on=screen(code="gate"), clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    other = (page.parent / "manifest.json").read_bytes()
    player.page.keyboard.press("i")
    for bad, why in ((other, "另一块屏"), (b"<html>login</html>", "是网页"), (other[:200], "不完整")):
        site.faults["manifest.json"] = bad
        until_said(player, why)
        assert player.shows == "a#1"


def test_the_server_goes_away_and_comes_back(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE, clock=CLOCK)
    player = play(site.url + PAGE)
    player.begin("a#1")
    player.page.context.set_offline(True)
    assert player.course(9) == ["a#1", "b#1"] * 5
    player.page.context.set_offline(False)
    write(site.folder, part("c", "green"), TITLE, clock=CLOCK)
    until_shows(player, "c#1")


def test_from_a_folder_without_any_network(site: Site, play: Opener) -> None:
    page = write(site.folder, part("a", "red"), part("b", "blue", "green"), TITLE, clock=CLOCK)
    player = play(page.as_uri())
    player.page.context.set_offline(True)
    player.begin("a#1")
    assert [player.colour(), *[player.advance(10) or player.colour() for _ in range(3)]] == [
        "red",
        "blue",
        "green",
        "red",
    ]
    assert all(url.startswith(("file://", "blob:")) for url in player.requested) and site.asked == []
    assert player.problems == []


def test_from_a_folder_with_a_file_missing_and_then_exchanged(site: Site, play: Opener) -> None:
    page = write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE, clock=CLOCK)
    (page.parent.parent / "media" / f"{plain('blue').sha256}.jpg").unlink()
    player = play(page.as_uri())
    player.begin("a#1")
    assert player.course(3) == ["a#1", "c#1", "a#1", "c#1"]
    write(site.folder, part("n", "violet"), TITLE, clock=CLOCK)
    until_shows(player, "n#1")
    assert player.colour() == "violet"


DAY = part("day", "amber", hours=["08:00-20:00"])
NIGHT = part("night", "violet", hours=["20:00-08:00"])


def test_the_servers_date_beats_the_device(site: Site, play: Opener) -> None:
    write(site.folder, DAY, NIGHT, TITLE)
    site.date = moment("2026-04-16 12:00")
    for device in ("2026-04-16 23:00", "2031-01-01 23:00", "1970-01-02 23:00"):
        player = play(site.url + PAGE, device=device)
        player.begin("day#1")
        player.page.keyboard.press("i")
        assert "12:00:" in player.overlay() and "服务器对时" in player.overlay()


def test_without_a_server_the_device_is_believed(site: Site, play: Opener) -> None:
    page = write(site.folder, DAY, NIGHT, TITLE)
    player = play(page.as_uri(), device="2026-04-17 23:00", zone="America/New_York")
    player.begin("night#1")


def test_a_device_clock_before_the_build_is_wrong(site: Site, play: Opener) -> None:
    """Built at 21:00 on a screen that is lit by day: it plays what was eligible then, no emergency, and is not dark."""
    alarm = part("e", "red", tier="emergency", since="2026-04-16 20:00", until="2026-04-16 22:00")
    page = write(site.folder, alarm, DAY, NIGHT, TITLE, on=screen(hours=((420, 1200),)), built="2026-04-16 21:00")
    player = play(page.as_uri(), device="2012-01-01 00:00")
    player.begin("night#1")
    player.page.keyboard.press("i")
    assert "设备时钟有误" in player.overlay()
    assert player.course(3) == ["night#1"] * 4


def test_the_last_server_time_is_kept(site: Site, play: Opener) -> None:
    """Seen the server at 12:00, then a power cut, no server time any more, and a device clock of the morning before."""
    write(site.folder, DAY, NIGHT, TITLE)
    site.date = moment("2026-04-16 12:00")
    player = play(site.url + PAGE)
    player.begin("day#1")
    site.date = None
    player.page.clock.set_system_time(moment("2026-04-16 08:00") - timedelta(hours=4))
    player.page.reload()
    player.begin("day#1")
    player.page.keyboard.press("i")
    assert "设备时钟有误" in player.overlay()
