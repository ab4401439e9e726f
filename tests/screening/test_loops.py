"""A talk's film in the loops of screens: where it plays, how the manifest tells of it, when it does not."""

import hashlib
from pathlib import Path

import av

from tests.core import filmed
from tests.screening.conftest import PLACE, TALK, Place, lying
from zhendi.films import FilmFacts, FilmStore
from zhendi.screening import Cinema


def test_a_film_follows_the_drawn_slides_exactly_as_the_manifest_spells_it(place: Place) -> None:
    files = place.screens()
    *drawn, film = place.slides("hall")
    assert drawn and all(slide["media"] == "image" for slide in drawn)
    name = film["src"].removeprefix("../media/")
    content = files[f"screens/media/{name}"].content
    assert isinstance(content, Path)
    data = content.read_bytes()
    assert film == {
        **drawn[0],
        "id": f"{TALK}#{len(drawn) + 1}",
        "media": "video",
        "src": f"../media/{hashlib.sha256(data).hexdigest()}.mp4",
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "seconds": 9,
    }
    manifest = place.manifest("hall")
    assert manifest["count"] == len(manifest["slides"])


def test_the_film_is_one_that_screens_can_play_and_tells_nothing_of_where_it_was_taken(place: Place) -> None:
    file = next(file.content for path, file in place.screens().items() if path.endswith(".mp4"))
    assert isinstance(file, Path)
    with av.open(str(file)) as made:
        video, sound = made.streams.video[0], made.streams.audio[0]
        assert (video.codec_context.name, video.pix_fmt, video.width, video.height) == ("h264", "yuv420p", 320, 180)
        assert (sound.codec_context.name, sound.codec_context.sample_rate) == ("aac", 48000)
        assert not set(made.metadata) & {"location", "location-eng", "com.apple.quicktime.location.ISO6709"}
    assert PLACE.encode() in lying()
    assert PLACE.encode() not in file.read_bytes()


def test_a_screen_that_the_film_would_not_fill_keeps_to_the_drawn_slides(place: Place) -> None:
    for screen in ("lobby", "gate"):
        assert place.slides(screen)
        assert {slide["media"] for slide in place.slides(screen)} == {"image"}


def test_a_film_that_stands_plays_on_the_screen_that_stands(place: Place) -> None:
    place.film(filmed.film((180, 320)))
    medias = {screen: {slide["media"] for slide in place.slides(screen)} for screen in ("hall", "lobby", "gate")}
    assert medias == {"hall": {"image"}, "lobby": {"image", "video"}, "gate": {"image"}}


def test_a_short_film_stays_as_long_as_any_slide(place: Place) -> None:
    """Never below the screen's min_seconds; the player goes by the film itself."""
    place.film(filmed.film(seconds=2))
    assert place.slides("hall")[-1]["seconds"] == 8


def test_the_same_film_gives_the_same_bytes_from_an_empty_cache(place: Place, tmp_path: Path) -> None:
    anew = Place(place.folder, tmp_path / "cache")
    for screen in ("hall", "gate"):
        assert place.manifest(screen) == anew.manifest(screen)


def test_another_film_is_another_release_on_the_screens_that_play_it_and_on_no_other(place: Place) -> None:
    before = {screen: place.manifest(screen)["release"] for screen in ("hall", "lobby", "gate")}
    place.film(lying(hue=20))
    after = {screen: place.manifest(screen)["release"] for screen in before}
    assert [screen for screen in before if before[screen] != after[screen]] == ["hall"]


def test_a_broken_film_takes_its_entry_off_every_screen(place: Place) -> None:
    place.film(filmed.damaged(lying()))
    checked = place.checked()
    assert [(problem.code, problem.span.line) for problem in checked.diagnostics] == [("film-truncated", 11)]
    assert checked.left_out == (f"{TALK}/index.md",)
    assert [place.slides(screen) for screen in ("hall", "lobby", "gate")] == [[], [], []]


def test_a_film_without_consent_is_not_shown_with_what_tells_of_it(place: Place) -> None:
    text = (place.folder / TALK / "index.md").read_text("utf-8")
    place.write(
        f"{TALK}/席间.jpg",
        (Path(__file__).parents[2] / "content/jiangyuan/talks/2026-04-09-lucid-waters/晨山.jpg").read_bytes(),
    )
    shown = "图片:\n  - 文件: 席间.jpg\n    图说: 席间\n    人物:\n      - {称呼: 王某, 授权: 否}\n---\n讲稿"
    place.write(f"{TALK}/index.md", text.replace("---\n讲稿", shown))
    assert not place.slides("hall")
    assert not any(path.endswith(".mp4") for path in place.screens())


def test_a_draft_plays_in_a_preview_alone(place: Place) -> None:
    place.entry("草稿")
    assert not place.slides("hall")
    assert place.slides("hall", preview=True)[-1]["media"] == "video"


def test_an_entry_that_was_withdrawn_takes_its_film_along(place: Place) -> None:
    place.entry("下架")
    assert not any(path.endswith(".mp4") for path in place.screens())


def test_staff_are_told_of_each_film(place: Place) -> None:
    told: list[tuple[str, int, int]] = []
    place.checked(progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "检查视频"] == [("检查视频", 0, 1), ("检查视频", 1, 1)]
    assert [step for step in told if step[0] == "整理视频"] == [("整理视频", n, 3) for n in range(4)]


def test_content_without_films_tells_of_none(place: Place) -> None:
    text = (place.folder / TALK / "index.md").read_text("utf-8")
    place.write(f"{TALK}/index.md", text.replace("视频: 讲河.mp4\n", ""))
    told: list[str] = []
    place.checked(progress=lambda what, _, __: told.append(what))
    assert told and not any("视频" in what for what in told)


class Counting(FilmStore):
    """Counts how often a film is read."""

    read = 0

    def inspect(self, file: Path) -> FilmFacts:
        self.read += 1
        return super().inspect(file)


def test_a_film_is_read_once_however_many_screens_play_it(place: Place) -> None:
    store = Counting(place.cache / "films")
    cinema = Cinema(store)
    file = place.folder / TALK / "讲河.mp4"
    facts = cinema.inspect(file)
    assert {cinema.for_screen(file, (width, 360)) is not None for width in (640, 400, 900)} == {True}
    assert cinema.for_page(file) is not None
    assert (facts.width, facts.height, store.read) == (320, 180, 1)


def test_a_film_taken_away_meanwhile_is_passed_over(place: Place, tmp_path: Path) -> None:
    cinema = Cinema(FilmStore(tmp_path / "films"))
    assert cinema.for_screen(place.folder / TALK / "没有.mp4", (640, 360)) is None
    assert cinema.for_page(place.folder / TALK / "没有.mp4") is None
