"""Every file that cannot be used is refused with a reason and a remedy in Chinese, and never breaks the program."""

import re
import shutil
from pathlib import Path

import av
import pytest
from PIL import Image

from tests.films.conftest import Made, Recorded
from tests.films.footage import growing
from zhendi.films import FilmProblem, FilmStore, reading, sound
from zhendi.films.coding import HIGH
from zhendi.films.fitting import Frame


def refused(store: FilmStore, file: Path) -> FilmProblem:
    """The problem of a file, on inspection or when it is played through."""
    with pytest.raises(FilmProblem) as caught:
        facts = store.inspect(file)
        store.made(file, facts.digest, Frame((160, 128)), HIGH)
    problem = caught.value
    assert re.search("[一-鿿]", problem.message) and re.search("[一-鿿]", problem.remedy)
    assert file.name in problem.message and problem.remedy in str(problem)
    return problem


def written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def test_nothing_in_it(store: FilmStore, tmp_path: Path) -> None:
    assert refused(store, written(tmp_path / "空.mp4", b"")).code == "film-truncated"


def test_a_text_that_calls_itself_a_film(store: FilmStore, tmp_path: Path) -> None:
    text = written(tmp_path / "说明.mp4", "这是一份说明，不是视频。\n".encode() * 50)
    assert refused(store, text).code == "film-unreadable"


def test_a_picture_that_calls_itself_a_film(store: FilmStore, tmp_path: Path) -> None:
    Image.new("RGB", (200, 200)).save(tmp_path / "a.jpg")
    assert refused(store, (tmp_path / "a.jpg").rename(tmp_path / "a.mp4")).code == "film-unreadable"


def test_a_playlist_is_not_followed(store: FilmStore, recorded: Recorded, tmp_path: Path) -> None:
    recorded("clip.ts", codec="libx264")
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:2,\nclip.ts\n#EXT-X-ENDLIST\n"
    assert refused(store, written(tmp_path / "list.mp4", playlist)).code == "film-unreadable"


def test_an_index_that_never_came(store: FilmStore, recorded: Recorded, tmp_path: Path) -> None:
    data = recorded().read_bytes()
    assert refused(store, written(tmp_path / "cut.mp4", data[: len(data) // 2])).code == "film-unreadable"


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_an_end_that_never_came(store: FilmStore, recorded: Recorded, made: Made, tmp_path: Path, suffix: str) -> None:
    whole = recorded(f"whole.{suffix}", seconds=4.0)
    data = (made(whole).path if suffix == "mp4" else whole).read_bytes()  # a rendition has its index in front
    assert refused(store, written(tmp_path / f"cut.{suffix}", data[: len(data) // 2])).code == "film-truncated"


def test_damage_in_the_middle(store: FilmStore, recorded: Recorded, made: Made, tmp_path: Path) -> None:
    data = bytearray(made(recorded(sound=None)).path.read_bytes())
    for at in range(data.index(b"mdat") + 256, len(data), 5):
        data[at] ^= 0x5A
    assert refused(store, written(tmp_path / "noise.mp4", bytes(data))).code == "film-truncated"


def test_sound_alone(store: FilmStore, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "voice.m4a"), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48_000)
        for n in range(60):
            block = sound.silent_block()
            block.pts = n * sound.BLOCK
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    assert refused(store, tmp_path / "voice.m4a").code == "film-format"


def test_sizes_out_of_reason(store: FilmStore, recorded: Recorded, tmp_path: Path) -> None:
    assert refused(store, recorded("small.mp4", width=48, height=48)).code == "film-too-small"
    with av.open(str(tmp_path / "bomb.mkv"), "w") as container:
        video = container.add_stream("ffv1", rate=1)
        video.width, video.height, video.pix_fmt = 16000, 9000, "gray"
        frame = av.VideoFrame(16000, 9000, "gray")
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        container.mux(video.encode(frame))
        container.mux(video.encode(None))
    assert refused(store, tmp_path / "bomb.mkv").code == "film-bomb"


def test_pictures_that_grow_out_of_reason(store: FilmStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = growing(tmp_path / "grows.mkv", (160, 96), (320, 240))
    monkeypatch.setattr(reading, "MAX_PIXELS", 200 * 200)
    assert refused(store, file).code == "film-truncated"


def test_lengths_out_of_reason(store: FilmStore, recorded: Recorded) -> None:
    assert refused(store, recorded("short.mp4", seconds=0.5)).code == "film-too-short"
    slow = recorded("long.mp4", seconds=1.0, fps=25, sound=None, milliseconds=lambda n: n * 26_000)
    problem = refused(store, slow)
    assert problem.code == "film-too-long" and "10 分钟" in problem.message


def test_names(store: FilmStore, recorded: Recorded, tmp_path: Path) -> None:
    recorded("宣讲.mp4")
    missing = refused(store, tmp_path / "宣讲.MP4")
    assert missing.code == "film-missing" and "“宣讲.mp4”" in missing.remedy
    assert refused(store, tmp_path / "没有.mov").code == "film-missing"
    (tmp_path / "folder.mp4").mkdir()
    assert "文件夹" in refused(store, tmp_path / "folder.mp4").message


def test_a_file_that_changes_meanwhile(store: FilmStore, recorded: Recorded) -> None:
    file = recorded()
    facts = store.inspect(file)
    shutil.copyfile(recorded("other.mp4", fps=25), file)
    with pytest.raises(FilmProblem) as caught:
        store.rendition(file, facts.digest, 1920, 1080)
    assert caught.value.code == "film-changed"
