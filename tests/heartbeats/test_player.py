"""What a player really asks for is what the logs are read by."""

from datetime import datetime
from pathlib import Path

from tests.build.small_tree import SITE
from tests.emergency.town import AT, OWN, Town, write, write_content
from tests.heartbeats.logs import line
from tests.player.conftest import Opener
from tests.player.hostile import serving
from zhendi.heartbeats.logs import Sign, sign_in
from zhendi.model.chinese_dates import CHINA

NOW = "2026-04-16 08:30:00"


def built(folder: Path, heartbeat: bool) -> Town:
    town = Town(folder, folder / "cache")
    write_content(town.content)
    write(town.content / "site.yml", SITE + ("心跳: 是\n" if heartbeat else ""))
    town.build()
    return town


def test_only_a_site_with_a_heartbeat_has_what_its_screens_ask_for(tmp_path: Path) -> None:
    silent = built(tmp_path, heartbeat=False).out / "screens" / OWN
    assert not (silent / "beacon.gif").exists()
    assert " data-beacon" not in (silent / "index.html").read_text("utf-8").split(">", 2)[1]


def test_a_player_with_a_heartbeat_says_what_it_plays(tmp_path: Path, play: Opener) -> None:
    town = built(tmp_path, heartbeat=True)
    with serving(town.out) as site:
        site.date = AT
        player = play(f"{site.url}screens/{OWN}/index.html", NOW[:16], (640, 360))
        player.begin()
        player.until(lambda: any("state=playing" in path for path, _ in site.asked), 150)
    told = [sign_in(line(NOW, path, status).encode()) for path, status in site.asked]
    at = int(datetime.fromisoformat(NOW).replace(tzinfo=CHINA).timestamp())
    assert Sign(OWN, at) in told
    assert Sign(OWN, at, town.manifest(OWN)["release"], "playing") in told
    assert all(status == 200 for path, status in site.asked if "beacon.gif" in path)
