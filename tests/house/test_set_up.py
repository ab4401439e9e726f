"""The environment is made once, follows its lock files, and recovers from being cut off at any step."""

import json
import subprocess
import sys
import venv
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


class Place:
    """A checkout with two lock files, a real bare interpreter, and a pip that only notes what it was asked."""

    def __init__(self, folder: Path, set_up: ModuleType) -> None:
        self.set_up = set_up
        self.folder = folder
        self.steps: list[str] = []
        self.fails = ""
        for name in ("build", "test"):
            (folder / f"{name}.lock").write_text(f"{name} 1\n")

    def prepare(self, lock: str) -> Path:
        environment = self.set_up.Environment(self.folder / ".venv", self.folder, self.create, self.install)
        python = environment.prepare(lock)
        assert isinstance(python, Path)
        return python

    def create(self, folder: Path) -> None:
        self.steps.append("create")
        self.fail_at("create")
        venv.create(folder, with_pip=False, symlinks=True)

    def install(self, python: Path, lock: Path) -> None:
        assert python.exists()
        self.steps.append(f"install {lock.stem}")
        self.fail_at("install")

    def fail_at(self, step: str) -> None:
        if self.fails == step:
            raise KeyboardInterrupt

    def taken(self) -> list[str]:
        steps, self.steps = self.steps, []
        return steps


@pytest.fixture
def place(tmp_path: Path, set_up: ModuleType) -> Place:
    return Place(tmp_path, set_up)


def test_the_first_run_makes_it_and_the_second_does_nothing(place: Place) -> None:
    python = place.prepare("build")
    assert place.taken() == ["create", "install build"]
    assert subprocess.run([python, "-c", "print(1)"], capture_output=True, check=True).stdout.split() == [b"1"]
    place.prepare("build")
    assert place.taken() == []


def test_a_changed_lock_is_installed_over_what_is_there(place: Place) -> None:
    place.prepare("build")
    (place.folder / "build.lock").write_text("build 2\n")
    place.taken()
    place.prepare("build")
    assert place.taken() == ["install build"]


def test_an_environment_of_the_test_lock_serves_the_build(place: Place) -> None:
    place.prepare("test")
    place.taken()
    place.prepare("build")
    assert place.taken() == []


def test_an_environment_of_the_build_lock_is_extended_for_the_tests(place: Place) -> None:
    place.prepare("build")
    place.prepare("test")
    assert place.taken() == ["create", "install build", "install test"]
    place.prepare("build")
    assert place.taken() == []


def test_after_a_build_with_a_newer_lock_the_tests_set_up_again(place: Place) -> None:
    place.prepare("test")
    (place.folder / "build.lock").write_text("build 2\n")
    place.prepare("build")
    (place.folder / "test.lock").write_text("test 2\n")
    place.taken()
    place.prepare("test")
    assert place.taken() == ["install test"]


@pytest.mark.parametrize("step", ["create", "install"])
def test_cut_off_half_way_it_is_made_afresh(place: Place, step: str) -> None:
    place.fails = step
    with pytest.raises(KeyboardInterrupt):
        place.prepare("build")
    (place.folder / ".venv" / "half.txt").write_text("left over")
    place.fails = ""
    place.taken()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]
    assert not (place.folder / ".venv" / "half.txt").exists()


def test_cut_off_while_it_is_brought_up_to_date_it_is_made_afresh(place: Place) -> None:
    place.prepare("build")
    (place.folder / "build.lock").write_text("build 2\n")
    place.fails = "install"
    with pytest.raises(KeyboardInterrupt):
        place.prepare("build")
    place.fails = ""
    place.taken()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]


def test_one_made_by_hand_is_kept(place: Place) -> None:
    venv.create(place.folder / ".venv", with_pip=False, symlinks=True)
    place.prepare("build")
    assert place.taken() == ["install build"]


@pytest.mark.parametrize("left", ["", "{", "[]", '{"python": "3.11"}', '{"python": 1, "locks": 2}'])
def test_a_spoilt_stamp_means_making_it_afresh(place: Place, left: str) -> None:
    place.prepare("build")
    (place.folder / ".venv" / "zhendi.json").write_text(left)
    place.taken()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]


def test_a_lost_interpreter_means_making_it_afresh(place: Place) -> None:
    place.prepare("build").unlink()
    place.taken()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]


def test_another_python_under_the_same_name_means_making_it_afresh(place: Place) -> None:
    place.prepare("build")
    stamp = place.folder / ".venv" / "zhendi.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "python": "3.9"}))
    place.taken()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]


PREPARE_IN_ANOTHER_PROCESS = """
import sys, venv
from pathlib import Path
sys.path.append(sys.argv[1])
from setup_environment import Environment
folder = Path(sys.argv[2])

def create(where):
    venv.create(where, with_pip=False, symlinks=True)

def install(python, lock):
    print("installing", flush=True)
    sys.stdin.readline()

Environment(folder / ".venv", folder, create, install).prepare("build")
print("ready", flush=True)
"""


def another_process(place: Place) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PREPARE_IN_ANOTHER_PROCESS, str(SCRIPTS), str(place.folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def test_killed_while_pip_works_the_next_run_recovers(place: Place) -> None:
    with another_process(place) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "installing\n"
        other.kill()
    place.prepare("build")
    assert place.taken() == ["create", "install build"]


def test_two_at_once_install_once(place: Place) -> None:
    with another_process(place) as first:
        assert first.stdin is not None and first.stdout is not None
        assert first.stdout.readline() == "installing\n"
        with another_process(place) as second:
            assert second.stdout is not None
            assert "另一个窗口" in second.stdout.readline()
            first.stdin.write("\n")
            first.stdin.flush()
            assert second.stdout.readline() == "ready\n"
        assert first.stdout.readline() == "ready\n"
