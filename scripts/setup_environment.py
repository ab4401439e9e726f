"""Make .venv/ from a lock file with hashes, once, and run programs in it.

Standard library only, and no syntax newer than Python 3.7, so that an old Python still reaches the message that
says what to install.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from system_packages import SetupProblem, ensure_venv_module

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
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
            return Stamp(stored["python"], stored["locks"])
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


def create_environment(folder: Path) -> None:
    """Make an empty virtual environment with pip in it."""
    ensure_venv_module()
    say("正在建立运行环境 .venv …")
    python = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.call([python, "-I", "-m", "venv", str(folder)]) != 0:
        raise SetupProblem("没能建立运行环境 .venv。", "看上面的提示；修好以后，把刚才的命令再运行一次。")


def install_lock(python: Path, lock: Path) -> None:
    """Install exactly what the lock file names; pip checks the hash of every file that it takes."""
    say("正在安装程序要用的部件，第一次要几分钟，以后不用再装 …")
    command = [str(python), "-I", "-m", "pip", "install", "--no-input", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", "--requirement", str(lock)]
    if subprocess.call(command, env={**os.environ, "PIP_USER": "0"}) != 0:
        remedy = "多半是网络断了，或下载太慢：接好网络，把刚才的命令再运行一次，已经下载的不会重下。"
        raise SetupProblem("部件没有装完。", remedy)
    say("运行环境已经就绪。")


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


def say(text: str) -> None:
    """Tell the person at the keyboard what is going on, before the next program writes."""
    print(text, flush=True)


def program_variables() -> dict[str, str]:
    """The variables for programs of the checkout: its own modules first, UTF-8 whatever the system's language."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**variables, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def run_zhendi(arguments: Sequence[str]) -> None:
    """Set up what is missing, then become `zhendi` with these arguments; its exit code is ours."""
    with explained():
        command = [str(prepare("build")), "-P", "-m", "zhendi", *arguments]
    if os.name == "posix":
        os.execve(command[0], command, program_variables())
    sys.exit(wait_for(command))


def wait_for(command: Sequence[str]) -> int:
    """Run to the end; on Ctrl-C the program has had the signal too, and ends in its own way."""
    with subprocess.Popen(command, env=program_variables()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


@contextmanager
def explained() -> Iterator[None]:
    """Prepare the console, refuse an old Python, and end with a message and exit code 2 where setting up fails."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        use_new_enough_python()
        yield
    except SetupProblem as problem:
        print(f"错误：{problem.message}\n改法：{problem.remedy}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\n已中断。下次运行会接着准备。", file=sys.stderr)
        sys.exit(2)


def use_new_enough_python() -> None:
    """Go on if this Python will do; otherwise start again with a newer one, or say how to get it."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    newer = next(filter(None, (shutil.which(f"python3.{minor}") for minor in range(20, 10, -1))), None)
    if newer:
        sys.exit(subprocess.call([newer, *sys.argv]))
    raise SetupProblem(
        "这台电脑的 Python 是 {}.{}，太旧了；阵地要用 3.11 或更新的。".format(*sys.version_info[:2]),
        "Windows：打开 Microsoft Store，搜索 Python，安装最新的一个；"
        "Linux：sudo apt install python3.11 python3.11-venv（或系统里更新的版本），然后用 python3.11 代替 python3。",
    )
