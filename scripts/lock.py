"""Remake the lock files from requirements/*.in, for every system: `python3 scripts/lock.py [--upgrade]`.

Arguments go to uv, such as `--upgrade-package typst`; without any, versions already locked stay as they are. uv itself
lives in .cache/, never in .venv/. Afterwards run the tests, and state in ARCHITECTURE.md what a new dependency is for.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from install_lock import create_environment
from setup_environment import ROOT
from start_program import explained
from system_packages import SetupProblem

UV = "uv==0.13.9"
FORM = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")
"""Every system and Python in one file, with hashes and without the command that made it."""


def main(arguments: Sequence[str]) -> None:
    """Remake both lock files, the test lock at the build lock's versions."""
    with explained():
        uv = install_uv(ROOT / ".cache" / "lock")
        compile_lock(uv, "build", arguments)
        compile_lock(uv, "test", [*arguments, "--constraints", "requirements/build.lock"])


def install_uv(folder: Path) -> list[str]:
    """Return the command that starts uv, installed on first use."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        create_environment(folder)
    run([str(python), "-I", "-m", "pip", "install", "--quiet", "--only-binary=:all:", UV])
    return [str(python), "-I", "-m", "uv"]


def compile_lock(uv: Sequence[str], name: str, arguments: Sequence[str]) -> None:
    """Write one lock file from its list of direct dependencies."""
    files = [f"requirements/{name}.in", "--output-file", f"requirements/{name}.lock"]
    run([*uv, "pip", "compile", *FORM, *files, *arguments])


def run(command: Sequence[str]) -> None:
    """Run one step from the checkout's root and stop where it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        raise SetupProblem("锁定文件没有重做完。", "看上面的提示；多半是网络不通，接好网络再运行一次。")


if __name__ == "__main__":
    main(sys.argv[1:])
