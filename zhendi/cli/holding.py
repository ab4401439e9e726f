"""`zhendi rollback` and `zhendi blackout`: what to do when something wrong is on the screens."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from zhendi import terminal
from zhendi.blackout import Wish as Blackout
from zhendi.blackout import darken, light
from zhendi.checking import Workshop
from zhendi.cli.surroundings import (
    PARTIAL,
    WHOLE,
    Patience,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    out_option,
    refuse,
    require_content,
    workers,
)
from zhendi.rollback import Listed, RolledBack, Wish, listed, roll_back

_LISTED = 3  # names of each sort in the list of releases
_UPLOAD = "网站在别的服务器上时，现在就把 {} 传上去，传完才开始算；不联网的屏要换U盘。"


@click.command("rollback", cls=terminal.ChineseCommand, help="每块屏退回上一版画面，说清换了什么。")
@click.option("--to", metavar="第几版", type=int, default=None, help="退回这一版，默认上一版；号码见 --list")
@click.option("--list", "listing", is_flag=True, help="列出留着的几版，不退")
@content_option
@out_option
@as_of_option
@cache_option
def rollback_command(to: int | None, listing: bool, content: Path, out: Path, at: str | None, cache: Path) -> int:
    if listing:
        return _list(out)
    require_content(content)
    wish = Wish(content, out, moment(at), now(), Patience(out).wait, to)
    done = roll_back(wish, Workshop(cache, workers(), lambda *_: None))
    _tell(done, out)
    return PARTIAL if done.plan.left_out else WHOLE


def _tell(done: RolledBack, out: Path) -> None:
    plan, kept = done.plan, done.plan.kept
    for does, codes in _grouped({code: difference.said() for code, difference in done.changes.items()}).items():
        _say(does, codes, done.screens)
    _say("现在或那一版里只放标题画面，没有动", plan.black, done.screens, "yellow")
    _say("那一版没有留着它的画面，没有动", plan.new, done.screens, "yellow")
    for name, why in plan.left_out.items():
        terminal.say(f"没有放回{name}：{why}", "yellow")
    if not done.changes:
        terminal.say(f"第{kept.number}版和现在一样，什么都没有动。要退得更早，用 --list 看号码，再用 --to。", "yellow")
        return
    same = f"，{len(plan.same)}块屏本来就一样" if plan.same else ""
    when = f"{kept.published:%Y-%m-%d %H:%M} 发布"
    terminal.say(f"已退回第{kept.number}版（{when}）：{len(done.changes)}块屏换了{same}。", "green")
    terminal.say(f"亮着的屏最迟{done.seconds}秒内换上。{_UPLOAD.format(out)}")
    terminal.say("退的只是屏幕。内容没有改，下次生成又照内容来；退错了，再运行一次 rollback 就回到刚才。")
    if done.unkept:
        terminal.say(done.unkept, "yellow")


@click.command(
    "blackout", cls=terminal.ChineseCommand, help="屏幕马上只放标题画面：zhendi blackout youyihe-hall，不写就是全部"
)
@click.argument("screens", metavar="[屏幕代码]...", nargs=-1)
@click.option("--clear", is_flag=True, help="恢复，接着放原来的")
@content_option
@out_option
@as_of_option
@cache_option
def blackout_command(
    screens: tuple[str, ...], clear: bool, content: Path, out: Path, at: str | None, cache: Path
) -> int:
    require_content(content)
    wish = Blackout(tuple(dict.fromkeys(screens)), content, out, moment(at), now(), Patience(out).wait)
    return _light(wish, cache) if clear else _darken(wish)


def _darken(wish: Blackout) -> int:
    done = darken(wish)
    _say(f"亮着的最迟{done.seconds}秒内只放标题画面，紧急通知也不放", done.soon, done.names, "green")
    _say("没有联网，要重新做U盘换上，或先关屏", done.by_stick, done.names, "yellow")
    _say("还没有生成过，生成以后也只放标题画面", done.unbuilt, done.names)
    terminal.say(f"已记在 {wish.content / 'blackout.yml'}，以后每次生成都照办，直到 zhendi blackout --clear。")
    return _close(wish.out, done.unkept)


def _light(wish: Blackout, cache: Path) -> int:
    done = light(wish, Workshop(cache, workers(), lambda *_: None))
    _say(f"亮着的最迟{done.seconds}秒内接着放原来的", done.whole, done.names, "green")
    partly = f"亮着的最迟{done.seconds}秒内接着放；其间改过、新加的内容，等下次生成"
    _say(partly, done.partly, done.names, "yellow")
    _say("已取消，但说不准原来放什么，生成一次才恢复", done.waiting, done.names, "yellow")
    return _close(wish.out, done.unkept)


def _say(does: str, codes: Sequence[str], names: Mapping[str, str], colour: str = "") -> None:
    """What some screens do, where there are such."""
    if codes:
        terminal.say(f"{does}（{len(codes)}块屏）：{_names(codes, names)}", colour)


def _close(out: Path, unkept: str) -> int:
    terminal.say(_UPLOAD.format(out))
    if unkept:
        terminal.say(unkept, "yellow")
    return WHOLE


def _grouped(does: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The screens that do the same, together."""
    return {what: tuple(code for code in does if does[code] == what) for what in dict.fromkeys(does.values())}


def _names(codes: Iterable[str], names: Mapping[str, str]) -> str:
    return "、".join(f"{names[code]}（{code}）" if code in names else code for code in codes)


def _list(out: Path) -> int:
    told = listed(out)
    if not told:
        return refuse(f"{out} 没有留下任何一版", "生成一次以后就有；输出在别处时用 --out 指出来")
    for one in told:
        terminal.say(_headline(one), "green" if one.plays else "")
        for line in _lines(one):
            terminal.say(f"    {line}")
    return WHOLE


def _headline(one: Listed) -> str:
    plays = "　正在放" if one.plays else ""
    return f"第{one.number}版　{one.published:%Y-%m-%d %H:%M:%S} 发布　{one.screens}块屏{plays}"


def _lines(one: Listed) -> list[str]:
    if one.before is None:
        return ["留着的最早一版"]
    groups = _grouped({code: difference.said(_LISTED) for code, difference in one.changes.items()})
    groups |= {"黑屏": one.darkened, "恢复": one.lit, "新的屏": one.came, "没有了的屏": one.went}
    return [f"{does}（{len(codes)}块屏）：{'、'.join(codes)}" for does, codes in groups.items() if codes]
