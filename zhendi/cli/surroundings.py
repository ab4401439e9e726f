"""What every command takes from outside: its options, the moment, the processors; and how a command ends."""

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from zhendi import terminal
from zhendi.model.chinese_dates import CHINA, DateProblem, read_when

WHOLE, PARTIAL, NOT_DONE = 0, 1, 2
ROOT = Path(__file__).resolve().parents[2]

content_option = click.option(
    "--content",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default=Path("content"),
    help="内容文件夹，默认 content",
)
out_option = click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path), default=Path("site"), help="输出文件夹，默认 site"
)
cache_option = click.option(
    "--cache",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default=ROOT / ".cache",
    help="缓存文件夹，可以随时删掉",
)
as_of_option = click.option(
    "--as-of", "at", metavar="时刻", default=None, help="按这一时刻生成，如 2026-04-16T08:30；默认现在"
)


def refuse(message: str, remedy: str) -> int:
    """Say why nothing was done and what to do about it; gives the exit code."""
    terminal.say(f"{message}　改法：{remedy}", "red")
    return NOT_DONE


def require_content(content: Path) -> None:
    if not content.is_dir():
        raise click.UsageError(f"没有找到内容文件夹 {content}\n在项目文件夹里运行，或用 --content 指出它在哪儿")


def moment(written: str | None) -> datetime | None:
    """The moment that --as-of names, None without one."""
    if written is None:
        return None
    try:
        return read_when(written, None).first_moment
    except DateProblem as problem:
        raise click.UsageError(f"--as-of：{problem.message}\n{problem.remedy}") from None


def now() -> datetime:
    return datetime.now(CHINA).replace(microsecond=0)


class Patience:
    """Waits while another process writes to the output, and says so once."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._said = False

    def wait(self) -> None:
        if not self._said:
            terminal.say(f"另一个生成正在写 {self._out}，等它做完马上接着做，请别关窗口……", "yellow")
        self._said = True
        time.sleep(0.5)


def workers() -> int:
    counted: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return counted() or 1
