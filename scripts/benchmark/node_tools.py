"""Programs of Node that the benchmark compares with, at the versions of node/package-lock.json."""

import shutil
import subprocess
from pathlib import Path

from benchmark.measuring import CommandFailed

_LISTED = Path(__file__).parent / "node"
_FILES = ("package.json", "package-lock.json")


def tool(root: Path, name: str) -> Path:
    """The program, installed below the checkout's .cache where it is not yet. Raises CommandFailed without npm."""
    folder = root / ".cache" / "node"
    if not _is_current(folder):
        _install(folder)
    return folder / "node_modules" / ".bin" / name


def _is_current(folder: Path) -> bool:
    installed = folder / "installed"
    return installed.is_file() and installed.read_bytes() == (_LISTED / "package-lock.json").read_bytes()


def _install(folder: Path) -> None:
    """`npm ci` asks for binaries of every system where a lock names no addresses; `install` keeps to the lock too."""
    npm = shutil.which("npm")
    if npm is None:
        raise CommandFailed("Lighthouse and Pagefind need Node and npm")
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(_LISTED / name, folder / name)
    command = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailed(f"npm install exited with {done.returncode}\n{done.stderr[-2000:]}")
    shutil.copyfile(_LISTED / "package-lock.json", folder / "installed")
