"""One line of an access log: what it tells of a screen, or that it is none."""

import pytest

from tests.heartbeats.logs import AGENT, NEW, beat, epoch, line, poll
from zhendi.heartbeats.logs import Rubbish, Sign, moment_in, sign_in

AT = "2026-11-22 10:47:11"
SIGN = Sign("hall", epoch(AT), NEW, "playing")


@pytest.mark.parametrize(
    "written",
    [
        beat(AT),
        beat(AT, more=""),  # common format
        beat(AT, host="2001:db8::1"),
        beat(AT, host="zhendi.test:443 10.0.0.3"),  # Apache's vhost_combined
        beat(AT).replace("22/Nov/2026:10:47:11 +0800", "22/Nov/2026:02:47:11 +0000"),
        beat(AT).replace("22/Nov/2026:10:47:11 +0800", "21/Nov/2026:21:47:11 -0500"),
        beat(AT).replace("- - [", "- 李 [某] [", 1),
        beat(AT).replace("GET /screens", "GET /zhendi/screens"),
        beat(AT).replace("GET /screens", "GET http://zhendi.test/screens"),
        beat(AT).replace(AGENT, '"-" "\\x22\\"] \\"GET /screens/gate/beacon.gif HTTP/1.1\\" 200 "'),
        beat(AT).rstrip("\n"),
        beat(AT).replace("\n", "\r\n"),
    ],
)
def test_a_heartbeat_in_every_format(written: str) -> None:
    assert sign_in(written.encode()) == SIGN


def test_a_poll_says_that_a_screen_is_alive_and_no_more() -> None:
    assert sign_in(poll(AT).encode()) == Sign("hall", epoch(AT))
    assert sign_in(line(AT, "/screens/hall/manifest.json?1234", 404).encode()) == Sign("hall", epoch(AT))


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/screens/hall/index.html",
        "/screens/hall/manifest.js",
        "/screens/media/" + "a" * 64 + ".jpg",
        "/screens/HALL/manifest.json",
        "/screens/" + "h" * 65 + "/manifest.json",
    ],
)
def test_other_requests_say_nothing_of_a_screen(target: str) -> None:
    assert sign_in(line(AT, target).encode()) is None


def test_only_a_get_is_a_screens() -> None:
    assert sign_in(poll(AT).replace("GET", "HEAD").encode()) is None


@pytest.mark.parametrize("query", ["", "?", "?release=<script>&state=dead", "?release=" + "f" * 17])
def test_what_a_heartbeat_makes_up_is_left_out(query: str) -> None:
    assert sign_in(line(AT, f"/screens/hall/beacon.gif{query}").encode()) == Sign("hall", epoch(AT))


def test_a_screen_with_only_its_title_card_has_no_release() -> None:
    assert sign_in(beat(AT, release="", state="card").encode()) == Sign("hall", epoch(AT), "", "card")


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"\n",
        b"\x00" * 300,
        b"\xff\xfe\x80",
        b"2026/11/22 10:47:11 [error] 7#7: *1 open() failed\n",
        poll(AT).replace("22/Nov", "31/Nov").encode(),
        poll(AT).replace("22/Nov", "22/Xyz").encode(),
        poll(AT).replace("10:47:11", "25:61:61").encode(),
        poll(AT).split("HTTP")[0].encode(),
    ],
)
def test_rubbish_is_told_apart(rubbish: bytes) -> None:
    with pytest.raises(Rubbish):
        sign_in(rubbish)


def test_any_line_has_its_moment_or_none() -> None:
    assert moment_in(line(AT, "/").encode()) == epoch(AT)
    assert moment_in(b"") is None
    assert moment_in(line(AT, "/").replace("22/Nov", "31/Nov").encode()) is None
