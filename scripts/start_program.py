"""Run a program of the checkout in .venv/, set up first, with the console and the messages that staff can read.

This module and those it imports need the standard library only, and no syntax newer than Python 3.7, so that an old
Python still reaches the message that says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from setup_environment import ROOT, prepare
from system_packages import SetupProblem

OLDEST_PYTHON = (3, 11)
PATH_OPTIONS = ("--content", "--out", "--cache")


def program_variables() -> dict[str, str]:
    """The variables for programs of the checkout: its own modules first, UTF-8 whatever the system's language."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**variables, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def run_zhendi(arguments: Sequence[str]) -> None:
    """Set up what is missing, then become `zhendi` with these arguments, in the checkout; its exit code is ours."""
    with explained():
        command = [str(prepare("build")), "-P", "-m", "zhendi", *seen_from_anywhere(arguments, Path.cwd())]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execve(command[0], command, program_variables())
    sys.exit(wait_for(command))


def seen_from_anywhere(arguments: Sequence[str], here: Path) -> list[str]:
    """The arguments with the folders that they name written in full, unless we are in the checkout anyway."""
    if here.resolve() == ROOT:
        return list(arguments)
    whole = []
    for n, argument in enumerate(arguments):
        option, equals, folder = argument.partition("=")
        if n and arguments[n - 1] in PATH_OPTIONS:
            whole.append(str(here / argument))
        elif equals and option in PATH_OPTIONS:
            whole.append(f"{option}={here / folder}")
        else:
            whole.append(argument)
    return whole


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
    except PermissionError as refused:
        remedy = "关掉正在用它的窗口，或者换一个能改这个文件夹的用户，再运行一次。"
        print(f"错误：不能改动 {refused.filename}\n改法：{remedy}", file=sys.stderr)
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
