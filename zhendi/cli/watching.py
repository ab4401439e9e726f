"""`zhendi screens`: which screens are alive."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from zhendi import terminal
from zhendi.cli.surroundings import (
    PARTIAL,
    WHOLE,
    content_option,
    moment,
    now,
    out_option,
    refuse,
    require_content,
)
from zhendi.heartbeats import Heard, Life, Listener, Seen, Standing, standings
from zhendi.loading import load_narrowly
from zhendi.model.chinese_dates import CHINA, clock_text, day_text
from zhendi.releases import released

_STATES = {"playing": "在放", "card": "只有标题画面", "dark": "到点关屏", "partial": "缺几个画面", "": "—"}
_STANDINGS = {
    Standing.LOST: ("失联", "red"),
    Standing.NEVER: ("没联系过", "red"),
    Standing.ALIVE: ("在线", "green"),
    Standing.OFF: ("不在时段", ""),
    Standing.ALONE: ("不联网", ""),
}
_HEADS = ("状况", "屏", "代码", "最后一次", "画面", "发布包", "从何时起")
_RELEASE_SHOWN = 8  # characters of sixteen: enough to tell releases apart
_MOST_UNKNOWN = 20


@click.command("screens", cls=terminal.ChineseCommand, help="看访问日志，说出哪些屏还亮着：zhendi screens access.log")
@click.argument("logs", metavar="访问日志...", nargs=-1, required=True)
@content_option
@out_option
@click.option("--as-of", "at", metavar="时刻", default=None, help="按这一刻来看，如 2026-11-22T08:30；默认现在")
def screens_command(logs: tuple[str, ...], content: Path, out: Path, at: str | None) -> int:
    require_content(content)
    held = moment(at) or now()
    listener = Listener(int(held.timestamp()))
    for log in logs:
        if log != "-" and not Path(log).is_file():
            return refuse(f"没有找到日志 {log}", "核对文件名；网站服务器的访问日志多在 /var/log/nginx/ 里")
        listener.log(_lines(log))
    heard = listener.heard()
    screens = load_narrowly(content)[0].screens
    seen = standings(screens, heard.screens, int(held.timestamp()))
    newest = dict(released(out))
    terminal.table(_HEADS, (_row(one, newest, int(held.timestamp())) for one in seen))
    known = {screen.code for screen in screens}
    unknown = {code: life for code, life in heard.screens.items() if code not in known}
    _tell(seen, unknown, heard, held)
    return PARTIAL if any(one.standing.is_fault for one in seen) else WHOLE


def _lines(log: str) -> Iterator[bytes]:
    """The lines of a log, of one that was packed by gzip, or of the standard input; what is damaged ends it."""
    if log == "-":
        yield from sys.stdin.buffer
        return
    try:
        with gzip.open(log) if log.endswith(".gz") else Path(log).open("rb") as lines:
            yield from lines
    except (EOFError, zlib.error, gzip.BadGzipFile):
        terminal.say(f"{log} 后面坏了，只看了前面的。", "yellow")


def _row(one: Seen, newest: Mapping[str, str], at: int) -> tuple[str, tuple[str, ...]]:
    standing, colour = _STANDINGS[one.standing]
    screen, life = one.screen, one.life
    if life is None:
        return colour, (standing, screen.name, screen.code, "—", "—", "—", "—")
    release, since = life.release[:_RELEASE_SHOWN], life.since
    if release and screen.code in newest:
        release += " 最新" if life.release == newest[screen.code] else " 旧"
    heard = _ago(at - life.last)
    cells = (standing, screen.name, screen.code, heard, _STATES[life.state], release or "—")
    return colour, (*cells, "—" if since is None else _moment(since))


def _ago(seconds: int) -> str:
    for size, name in ((86_400, "天"), (3600, "小时"), (60, "分钟")):
        if seconds >= 2 * size:
            return f"{seconds // size}{name}前"
    return f"{max(seconds, 0)}秒前"


def _tell(seen: Iterable[Seen], unknown: Mapping[str, Life], heard: Heard, at: datetime) -> None:
    counts = {standing: [one for one in seen if one.standing is standing] for standing in Standing}
    said = "，".join(f"{_STANDINGS[standing][0]}{len(ones)}块" for standing, ones in counts.items() if ones)
    terminal.say(f"{_moment(int(at.timestamp()))}：{said or '没有登记的屏'}。")
    if unknown:
        names = "、".join(f"{code}（{_moment(life.last)}）" for code, life in list(unknown.items())[:_MOST_UNKNOWN])
        terminal.say(f"日志里有{len(unknown)}个没登记的代码，可能是旧屏或写错了：{names}", "yellow")
    if heard.rubbish:
        terminal.say(f"日志共{heard.lines}行，有{heard.rubbish}行看不懂，跳过了。", "yellow")
    if heard.latest is None:
        terminal.say(
            "日志里一行访问记录也没有，核对是不是访问日志（access.log），格式是不是 common 或 combined。", "yellow"
        )
    else:
        terminal.say(f"日志最后一行是{_moment(heard.latest)}的。")


def _moment(at: int) -> str:
    """4月16日 8:30, in UTC+8."""
    held = datetime.fromtimestamp(at, CHINA)
    return f"{day_text(held.date(), weekday=False)} {clock_text(held.time())}"
