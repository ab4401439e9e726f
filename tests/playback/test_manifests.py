"""The manifest exactly as contracts/PLAYBACK.md spells it."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.playback.made import NOW, screen
from zhendi.outputs.manifests import Film, as_json, as_script, manifest, media_path
from zhendi.playback import Playable


@dataclass(frozen=True)
class Drawn:
    sha256: str
    size: int
    characters: int


A, B, C, D = (letter * 64 for letter in "abcd")
TALK = Playable(
    "d/talks/a",
    "talks",
    "high",
    "d",
    "d/talks/a",
    since=1775952000,
    until=1791504000,
    weekdays=(1, 7),
    hours=((1200, 120),),
)
FILM = Playable("d/talks/f", "talks", "normal", "d", "d/talks/f", since=1775952000, seconds=5)
SLOGAN = Playable("slogan#1", "slogan", "spacer", "d", text="标语")
TITLE = Playable("title", "title", "filler", "d")
PARTS = (
    (TALK, (Drawn(A, 1000, 31), Drawn(B, 2000, 100))),
    (FILM, (Film(C, 9000, 61.2),)),
    (SLOGAN, (Drawn(B, 2000, 8),)),
    (TITLE, (Drawn(D, 500, 5),)),
)
SCREEN = screen("d", rotate=90, width_px=1080, height_px=1920, hours=((420, 1260), (1320, 60)))

GOLDEN = """
{"schema":1,"screen":"hall","release":"RELEASE","built_at":1776299400,"clock":null,"count":5,"rotate":90,
"width":1080,"height":1920,"hours":[[420,1260],[1320,60]],"slides":[
{"id":"d/talks/a#1","entry":"d/talks/a","kind":"talks","media":"image","src":"../media/AAAA.jpg","sha256":"AAAA","bytes":1000,"seconds":9,
"tier":"high","from":1775952000,"until":1791504000,"weekdays":[1,7],"hours":[[1200,120]]},
{"id":"d/talks/a#2","entry":"d/talks/a","kind":"talks","media":"image","src":"../media/BBBB.jpg","sha256":"BBBB","bytes":2000,"seconds":22,
"tier":"high","from":1775952000,"until":1791504000,"weekdays":[1,7],"hours":[[1200,120]]},
{"id":"d/talks/f#1","entry":"d/talks/f","kind":"talks","media":"video","src":"../media/CCCC.mp4","sha256":"CCCC","bytes":9000,"seconds":62,
"tier":"normal","from":1775952000,"until":null,"weekdays":null,"hours":null},
{"id":"slogan#1","entry":null,"kind":"slogan","media":"image","src":"../media/BBBB.jpg","sha256":"BBBB","bytes":2000,"seconds":8,
"tier":"spacer","from":null,"until":null,"weekdays":null,"hours":null},
{"id":"title","entry":null,"kind":"title","media":"image","src":"../media/DDDD.jpg","sha256":"DDDD","bytes":500,"seconds":8,
"tier":"filler","from":null,"until":null,"weekdays":null,"hours":null}]}
"""


def golden(release):
    text = GOLDEN.replace("\n", "").replace("RELEASE", release)
    for letter in (A, B, C, D):
        text = text.replace(letter[0].upper() * 4, letter)
    return text


def test_golden():
    made = manifest(SCREEN, PARTS, NOW)
    assert as_json(made).decode() == golden(str(made["release"])) + "\n"
    assert as_script(made).decode() == f"window.ZHENDI_MANIFEST = {golden(str(made['release']))};\n"


def test_clock():
    assert manifest(SCREEN, PARTS, NOW, NOW)["clock"] == 1776299400


def test_the_moment_built_for_is_no_part_of_the_release():
    now, later = manifest(SCREEN, PARTS, NOW), manifest(SCREEN, PARTS, NOW + timedelta(hours=1))
    assert now["release"] == later["release"] and now["built_at"] != later["built_at"]


def test_everything_else_is():
    variants = [
        manifest(SCREEN, PARTS, NOW),
        manifest(SCREEN, PARTS, NOW, NOW),
        manifest(SCREEN, PARTS[1:], NOW),
        manifest(SCREEN, tuple(reversed(PARTS)), NOW),
        manifest(SCREEN.model_copy(update={"rotate": 270}), PARTS, NOW),
        manifest(SCREEN.model_copy(update={"hours": ((0, 1440),)}), PARTS, NOW),
        manifest(SCREEN, ((replace(TALK, until=None), PARTS[0][1]), *PARTS[1:]), NOW),
        manifest(SCREEN, ((TALK, (Drawn(C, 1000, 31),)), *PARTS[1:]), NOW),
    ]
    assert len({each["release"] for each in variants}) == len(variants)


def test_what_has_no_slide_is_left_out_and_slogans_are_numbered_on():
    parts = (
        (TALK, ()),
        (SLOGAN, (Drawn(A, 1, 1),)),
        (replace(SLOGAN, id="slogan#2"), ()),
        (replace(SLOGAN, id="slogan#3"), (Drawn(B, 1, 1),)),
    )
    made = manifest(SCREEN, parts, NOW)
    assert [slide["id"] for slide in json.loads(as_json(made))["slides"]] == ["slogan#1", "slogan#2"]
    assert made["count"] == 2


def test_equal_slides_share_a_file():
    assert media_path(Drawn(B, 1, 1)) == f"media/{B}.jpg" and media_path(Film(B, 1, 1.0)) == f"media/{B}.mp4"


def test_a_script_of_old_can_read_it():
    odd = replace(TITLE, id="title\u2028\u2029")
    assert "\u2028" not in as_script(manifest(SCREEN, ((odd, (Drawn(A, 1, 1),)),), NOW)).decode()


@given(st.none() | st.integers(1, 600), st.lists(st.integers(0, 200), min_size=1, max_size=5), st.integers(1, 60))
def test_seconds_are_whole_and_never_below_the_screens_own(seconds, characters, least):
    parts = ((replace(FILM, seconds=seconds), tuple(Drawn(A, 1, count) for count in characters)),)
    made = json.loads(as_json(manifest(SCREEN.model_copy(update={"min_seconds": least}), parts, NOW)))
    wanted = [2 + count / 5 if seconds is None else seconds for count in characters]
    for slide, asked in zip(made["slides"], wanted, strict=True):
        assert isinstance(slide["seconds"], int) and slide["seconds"] >= least
        assert slide["seconds"] == least or asked <= slide["seconds"] < asked + 1
