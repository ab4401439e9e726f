"""`zhendi emergency`: what cannot wait for the next build."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from zhendi import terminal
from zhendi.checking import Workshop
from zhendi.cli.surroundings import (
    NOT_DONE,
    PARTIAL,
    ROOT,
    WHOLE,
    Patience,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    out_option,
    require_content,
    workers,
)
from zhendi.diagnostics import Diagnostic, has_errors
from zhendi.emergency import Announced, Call, How, Premises, Reach, Unsound, announce, end
from zhendi.mkdocs_site import MkDocsSite
from zhendi.model.chinese_dates import CHINA, clock_text, day_text

_MOST_HOURS = 240
_SHOWN = (How.SOON, How.DARK, How.STAYS_DARK, How.STICK)
_UPLOAD = "网站在别的服务器上时，现在就把 {} 传上去，传完才开始算。"


@click.command("emergency", cls=terminal.ChineseCommand, help="紧急通知马上上屏：zhendi emergency guiyi/youyihe “……”")
@click.argument("unit", metavar="单位")
@click.argument("text", metavar="要说的话", default="")
@click.option("--hours", metavar="小时", type=float, default=3.0, help="放几小时，默认 3，最多 240")
@click.option("--title", metavar="标题", default="", help="另写标题，不用正文的第一句")
@click.option("--contact", metavar="联系方式", default="", help="公开电话或地点")
@click.option("--clear", is_flag=True, help="马上结束这个单位正在放的紧急通知")
@content_option
@out_option
@as_of_option
@cache_option
def emergency_command(
    unit: str,
    text: str,
    hours: float,
    title: str,
    contact: str,
    clear: bool,
    content: Path,
    out: Path,
    at: str | None,
    cache: Path,
) -> int:
    require_content(content)
    if not 0 < hours <= _MOST_HOURS:
        raise click.UsageError(f"--hours：放不了 {hours:g} 小时\n写 0 到 {_MOST_HOURS} 之间的数，如 3 或 0.5")
    premises = Premises(content, out, moment(at), now(), Patience(out).wait)
    path = unit.replace("\\", "/").strip("/")
    if clear:
        return _end(path, premises)
    return _announce(Call(path, text, hours, title, contact), premises, cache)


def _announce(call: Call, premises: Premises, cache: Path) -> int:
    announced = announce(call, premises, Workshop(cache, workers(), lambda *_: None), MkDocsSite(ROOT))
    for problem in announced.problems:
        terminal.say(_said(problem), "red" if has_errors([problem]) else "yellow")
    if isinstance(announced, Unsound):
        terminal.say("没有发，也没有留下文件。照上面的改法改好，再发一次。", "red")
        return NOT_DONE
    terminal.say(f"已写好 {announced.file}，放到{_moment(announced.until)}，改动已写进 {premises.out}。", "green")
    _tell(announced)
    terminal.say(_UPLOAD.format(premises.out))
    if announced.unkept:
        terminal.say(announced.unkept, "yellow")
    terminal.say("通知自己的网页已经有了；首页和列表在下次生成时跟上。")
    return WHOLE if all(one.how in _SHOWN for one in announced.reach) else PARTIAL


def _tell(announced: Announced) -> None:
    """Which screens do what, those that do the same together."""
    groups: dict[str, list[Reach]] = {}
    for one in announced.reach:
        groups.setdefault(_does(one), []).append(one)
    for does, ones in groups.items():
        colour = "" if ones[0].how is How.SOON else "yellow"
        terminal.say(f"{does}（{len(ones)}块屏）：{_names(ones)}", colour)
    if not announced.reach:
        terminal.say("没有一块屏会放它：这个单位和它的下级都没有屏。", "yellow")
    if announced.longer:
        terminal.say("话太长，屏幕上只放得下前面几句，全文在网页上。", "yellow")


def _does(one: Reach) -> str:
    lights = f"现在关着，{_moment(one.lights)}亮屏就放" if one.lights else ""
    return {
        How.SOON: f"最迟{one.seconds}秒内显示",
        How.DARK: lights,
        How.STAYS_DARK: "现在关着，到结束也不会亮，请当面通知",
        How.STICK: "没有联网：重新做U盘换上，或当面念给大家听",
        How.BLACKOUT: "正黑着，只放标题画面，不会放；先用 zhendi blackout --clear 恢复",
        How.ILLEGIBLE: "放不下，不会放；把话改短再发",
        How.UNBUILT: "还没有生成过，下次生成后才放",
    }[one.how]


def _names(ones: Iterable[Reach]) -> str:
    return "、".join(f"{one.screen.name}（{one.screen.code}）" for one in ones)


def _end(unit: str, premises: Premises) -> int:
    ended = end(unit, premises)
    for file in ended.files:
        terminal.say(f"已结束，下线日改成了现在：{file}", "green")
    for file in ended.by_hand:
        terminal.say(f"屏幕上已撤下，但 {file} 里的下线日没能改，请打开改成现在，不然下次生成又会放。", "red")
    if ended.screens:
        said = f"最迟{ended.seconds}秒内换回平常的画面（{len(ended.screens)}块屏）：{'、'.join(ended.screens)}"
        terminal.say(f"{said}；不联网的屏要换U盘。")
        terminal.say(_UPLOAD.format(premises.out))
    if ended.unkept:
        terminal.say(ended.unkept, "yellow")
    terminal.say("它的网页留着，下次生成时标上“已结束”。")
    return PARTIAL if ended.by_hand else WHOLE


def _said(problem: Diagnostic) -> str:
    return f"{problem.severity.label}：{problem.message}　改法：{problem.remedy}"


def _moment(at: datetime) -> str:
    """4月16日 11:30, in the same time as everything else."""
    held = at.astimezone(CHINA)
    return f"{day_text(held.date(), weekday=False)} {clock_text(held.time())}"
