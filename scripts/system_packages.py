"""What only the system can supply: Python's venv module and a Chromium. Installed by apt where we are allowed to."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


class SetupProblem(Exception):
    """Setting up cannot go on. Both texts are Chinese, for the person at the keyboard."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def say(text: str) -> None:
    """Tell the person at the keyboard what is going on, before the next program writes."""
    print(text, flush=True)


def ensure_venv_module() -> None:
    """Make sure that `python -m venv` can work; Debian splits its half, ensurepip, into a package of its own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if not may_install():
        raise SetupProblem("Python 缺少 venv 部件。", f"运行 sudo apt install {package}，然后把刚才的命令再运行一次。")
    install_package(package)


def ensure_chromium() -> Path:
    """Return a Chromium or Chrome for the browser tests, installed by apt if there is none and we may."""
    found = find_chromium()
    if found is None and may_install():
        install_package("chromium")
        found = find_chromium()
    if found is None:
        raise SetupProblem(
            "没有找到 Chromium 浏览器，浏览器测试要用它。", "运行 sudo apt install chromium，或安装 Google Chrome。"
        )
    return found


def find_chromium(which: Callable[[str], str | None] = shutil.which) -> Path | None:
    """Return the first Chromium or Chrome on the search path or in the usual places, or None."""
    for name in BROWSERS:
        found = which(name)
        if found:
            return Path(found)
    return next((Path(file) for file in BROWSER_FILES if Path(file).is_file()), None)


def may_install() -> bool:
    """Whether this is a Debian family system and we are its administrator."""
    if sys.platform == "win32":
        return False
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_package(package: str) -> None:
    """Install one system package; apt shows its own progress."""
    say(f"正在用 apt 安装 {package} …")
    run_apt(["update"])
    if run_apt(["install", "--yes", "--no-install-recommends", package]) != 0:
        raise SetupProblem(f"没能装上 {package}。", f"看上面的提示；或请管理员运行 apt install {package}。")


def run_apt(arguments: Sequence[str]) -> int:
    """Run apt-get without questions and return its exit code."""
    return subprocess.call(["apt-get", *arguments], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
