"""The two long steps of setting up: an empty virtual environment, and pip installing exactly what a lock file names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from system_packages import SetupProblem, ensure_venv_module, say

TAKEN = re.compile(r"(?:Collecting|Processing|Requirement already satisfied:) (?:\S*/)?([A-Za-z0-9._-]+)")
AGAIN = "把刚才的命令再运行一次，已经下载的不会重下。"
REMEDIES = (
    ("DO NOT MATCH THE HASHES", "下载到的文件和锁定的不一样，没有安装：换一个网络或镜像，" + AGAIN),
    ("No space left", "磁盘满了：腾出 1 GB 以上的空间，" + AGAIN),
    ("Retrying (", "网络不通：接好网络，" + AGAIN),
    ("timed out", "网络太慢：换个时间或换一个网络，" + AGAIN),
    ("No matching distribution", "这个 Python 没有现成的部件可用：请安装 64 位的 Python 3.11、3.12 或 3.13，" + AGAIN),
)
"""What pip says in English, and what to do about it."""


def create_environment(folder: Path) -> None:
    """Make an empty virtual environment with pip in it."""
    ensure_venv_module()
    say("正在建立运行环境 .venv …")
    python = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.call([python, "-I", "-m", "venv", str(folder)]) != 0:
        raise SetupProblem("没能建立运行环境 .venv。", "看上面的提示；修好以后，把刚才的命令再运行一次。")


def install_lock(python: Path, lock: Path) -> None:
    """Install exactly what the lock file names; pip checks the hash of every file that it takes."""
    say("正在安装程序要用的部件。第一次要几分钟，以后不用再装 …")
    command = [str(python), "-I", "-m", "pip", "install", "--no-input", "--no-deps", "--only-binary=:all:"]
    command += ["--progress-bar", "off", "--require-hashes", "--requirement", str(lock)]
    variables = {**os.environ, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=variables) as pip:
        lines = show_progress((line.decode("utf-8", "replace") for line in pip.stdout or ()), count_wanted(lock))
    if pip.returncode != 0:
        print("".join(lines[-12:]), file=sys.stderr)
        raise SetupProblem("部件没有装完。", remedy_for(lines))
    say("运行环境已经就绪。")


def count_wanted(lock: Path) -> int:
    """How many packages the lock file names, those for other systems included."""
    return sum("==" in line and not line.startswith(("#", " ")) for line in lock.read_text("utf-8").splitlines())


def show_progress(output: Iterable[str], wanted: int) -> list[str]:
    """Follow pip's output with one line per package, and return it whole."""
    lines, taken = [], 0
    for line in output:
        lines.append(line)
        wanted -= line.startswith("Ignoring ")
        package = TAKEN.match(line)
        if package:
            taken += 1
            say(f"  {taken}/{wanted} {package.group(1).split('-')[0]}")
        elif line.startswith("Installing collected"):
            say("  下载完毕，正在装入 …")
    return lines


def remedy_for(lines: Sequence[str]) -> str:
    """What to do about pip's failure, in Chinese."""
    output = "".join(lines)
    return next((remedy for sign, remedy in REMEDIES if sign in output), "把上面的英文提示交给技术人员。")
