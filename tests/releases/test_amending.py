"""Single files of an output changed in place: in what order, whole, and at no cost to the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhendi.amending import amend
from zhendi.artifact import Artifact
from zhendi.publishing import MARK, OutputRefused, publish, staging

ROOT = Path(__file__).resolve().parents[2]
OLD = {
    "index.html": "首页一",
    "old/index.html": "旧页",
    "screens/media/one.jpg": "画一",
    "screens/hall/manifest.json": '{"src":"one"}',
    "screens/hall/manifest.js": '{"src":"one"}',
    "screens/gate/manifest.json": '{"src":"one"}',
    "screens/gate/manifest.js": '{"src":"one"}',
}
NEW = {
    "screens/hall/manifest.json": '{"src":"two"}',
    "screens/gate/manifest.js": '{"src":"two"}',
    "index.html": "首页二",
    "screens/gate/manifest.json": '{"src":"two"}',
    "screens/hall/manifest.js": '{"src":"two"}',
    "new/page/index.html": "新页",
    "screens/media/two.jpg": "画二",
}
GONE = ("old/index.html", "screens/media/one.jpg")


def artifacts() -> list[Artifact]:
    return [Artifact(path, text.encode()) for path, text in NEW.items()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with staging(tmp_path / "out") as work:
        for path, text in OLD.items():
            file = work / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        publish(work / "site", tmp_path / "out")
    return tmp_path / "out"


def held(out: Path) -> dict[str, str]:
    return {
        file.relative_to(out).as_posix(): file.read_text("utf-8")
        for file in out.rglob("*")
        if file.is_file() and file.name != MARK
    }


def test_changes_what_is_named_and_nothing_else(out: Path) -> None:
    assert amend(out, artifacts(), GONE) == len(NEW) + len(GONE)
    assert held(out) == {path: text for path, text in {**OLD, **NEW}.items() if path not in GONE}
    assert not (out / "old").exists()


def test_a_file_that_stays_is_not_touched_and_one_that_changes_has_an_inode_of_its_own(out: Path) -> None:
    kept, changed = out / "index.html", out / "screens/hall/manifest.json"
    snapshot = out.parent / "snapshot.json"
    os.link(changed, snapshot)
    before = kept.stat()
    amend(out, [Artifact("index.html", "首页一".encode()), Artifact("screens/hall/manifest.json", b"{}")])
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (changed.read_bytes(), snapshot.read_text("utf-8")) == (b"{}", OLD["screens/hall/manifest.json"])


def test_nothing_new_changes_nothing(out: Path) -> None:
    amend(out, artifacts(), GONE)
    assert amend(out, artifacts(), GONE) == 0


def test_a_file_of_the_cache_is_copied(out: Path, tmp_path: Path) -> None:
    (tmp_path / "cached.jpg").write_bytes(b"picture")
    assert amend(out, [Artifact("screens/media/three.jpg", tmp_path / "cached.jpg")]) == 1
    assert not (out / "screens/media/three.jpg").samefile(tmp_path / "cached.jpg")
    assert amend(out, [Artifact("screens/media/three.jpg", tmp_path / "cached.jpg")]) == 0


def test_only_a_finished_output_is_amended(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused):
        amend(tmp_path / "nowhere", artifacts())
    (tmp_path / "mine").mkdir()
    with pytest.raises(OutputRefused):
        amend(tmp_path / "mine", artifacts())
    assert list((tmp_path / "mine").iterdir()) == []


def test_nobody_writes_while_another_does(out: Path) -> None:
    with staging(out), pytest.raises(OutputRefused):
        amend(out, artifacts())
    assert held(out) == OLD


@pytest.mark.parametrize("path", ["../outside.txt", "/outside.txt", MARK])
def test_no_path_leads_out(out: Path, path: str) -> None:
    with pytest.raises(ValueError):
        amend(out, [Artifact(path, b"")])
    with pytest.raises(ValueError):
        amend(out, [], [path])
    assert held(out) == OLD


def test_a_full_disk_changes_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError):
        amend(out, artifacts(), GONE)
    assert held(out) == OLD
    assert [path.name for path in out.parent.iterdir() if path.is_dir()] == ["out"]


KILLED = """
import os, sys
from pathlib import Path
from tests.releases.test_amending import GONE, artifacts
from zhendi.amending import amend

def dying(step):
    def stepped(*arguments):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return step(*arguments)
    return stepped

left = [int(sys.argv[2])]
Path.replace, Path.unlink = dying(Path.replace), dying(Path.unlink)
amend(Path(sys.argv[1]), artifacts(), GONE)
"""


@pytest.mark.parametrize("steps", range(len(NEW) + len(GONE)))
def test_killed_between_two_files_every_screen_has_one_release_whole(out: Path, steps: int) -> None:
    command = [sys.executable, "-c", KILLED, str(out), str(steps)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    files = held(out)
    for path, text in files.items():
        assert text in (OLD.get(path), NEW.get(path))
        if path.startswith("screens/") and "/manifest" in path:
            source = json.loads(text)["src"]
            assert f"screens/media/{source}.jpg" in files
            assert source == "one" or files["new/page/index.html"] == "新页"
    assert amend(out, artifacts(), GONE) == len(NEW) + len(GONE) - steps
    assert held(out) == {path: text for path, text in {**OLD, **NEW}.items() if path not in GONE}
    assert [path.name for path in out.parent.iterdir() if path.is_dir()] == ["out"]
