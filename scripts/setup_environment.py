"""Keep .venv/ in step with a lock file: made once, mended when a lock changes or a run was cut off half-way."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from install_lock import create_environment, install_lock
from system_packages import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
CONTAINED = {"build": ("build",), "test": ("build", "test")}
"""What each lock file brings: the test lock holds everything in the build lock, at the same versions."""


@dataclass(frozen=True)
class Stamp:
    """What an environment is known to hold: the Python it was made with and the digest of each lock installed.

    No lock at all means that setting up began and has not ended.
    """

    python: str
    locks: Mapping[str, str]


@dataclass(frozen=True)
class Environment:
    """A virtual environment, the folder of its lock files, and the two long steps that make it."""

    folder: Path
    requirements: Path
    create: Callable[[Path], None]
    install: Callable[[Path, Path], None]

    @property
    def python(self) -> Path:
        """The environment's interpreter, whether or not it exists yet."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, lock: str) -> Path:
        """Make sure that everything in the lock file (`build` or `test`) is installed; return the interpreter."""
        stamp = self._stamp()
        if stamp is None or stamp.locks.get(lock) != self._digest(lock) or not self._answers(stamp):
            with one_at_a_time(self.folder.parent / ".cache" / "setup.lock"):
                self._bring_up_to_date(lock)
        return self.python

    def _bring_up_to_date(self, lock: str) -> None:
        stamp = self._stamp()
        sound = self._answers(stamp) and (stamp is None or bool(stamp.locks))
        if sound and stamp is not None and stamp.locks.get(lock) == self._digest(lock):
            return
        if not sound:
            self._make_afresh()
        version = interpreter_version(self.python)
        self._write(Stamp(version, {}))
        self.install(self.python, self._lock_file(lock))
        self._write(Stamp(version, {name: self._digest(name) for name in CONTAINED[lock]}))

    def _make_afresh(self) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self._write(Stamp("", {}))
        self.create(self.folder)

    def _answers(self, stamp: Stamp | None) -> bool:
        """Whether the interpreter starts and is still the version that the environment was made with."""
        version = interpreter_version(self.python)
        return version != "" and (stamp is None or stamp.python == version)

    def _lock_file(self, lock: str) -> Path:
        return self.requirements / f"{lock}.lock"

    def _digest(self, lock: str) -> str:
        return hashlib.sha256(self._lock_file(lock).read_bytes()).hexdigest()

    def _stamp(self) -> Stamp | None:
        try:
            stored = json.loads((self.folder / "zhendi.json").read_text("utf-8"))
            return Stamp(str(stored["python"]), dict(stored["locks"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return Stamp("", {})

    def _write(self, stamp: Stamp) -> None:
        """Replace the stamp in one step, so that a kill leaves the old one or the new one."""
        fresh = self.folder / "zhendi.json.new"
        fresh.write_text(json.dumps({"python": stamp.python, "locks": dict(stamp.locks)}), "utf-8")
        fresh.replace(self.folder / "zhendi.json")


def prepare(lock: str) -> Path:
    """Return the interpreter of the checkout's own .venv/, with everything in the lock file installed."""
    return Environment(ROOT / ".venv", ROOT / "requirements", create_environment, install_lock).prepare(lock)


def interpreter_version(python: Path) -> str:
    """Return `3.11` and the like, or nothing where the interpreter does not start."""
    command = [str(python), "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return answer.stdout.decode("ascii", "replace").strip() if answer.returncode == 0 else ""


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock on this file; the system gives it up by itself when a process dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        if not try_lock(handle):
            say("另一个窗口正在准备运行环境，等它做完 …")
        while not try_lock(handle):
            time.sleep(0.2)
        yield


def try_lock(handle: IO[str]) -> bool:
    """Take the file's lock if nobody else holds it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
