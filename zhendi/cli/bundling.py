"""`zhendi usb`: bundles for screens without a network, and whether a stick is whole."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from zhendi import checking, terminal
from zhendi.bundles import Bundle, NoBundle, Order, Validity, Verified, bundle, validity, verify
from zhendi.bundles.validity import last_shown, moment_of, written, written_moment
from zhendi.cli.surroundings import (
    NOT_DONE,
    PARTIAL,
    WHOLE,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    refuse,
    require_content,
    workers,
)

_MOST_NAMES = 10  # of a kind of damage, before “等”


@click.command("usb", cls=terminal.ChineseCommand, help="给不联网的屏做U盘播放包；--verify 检查U盘拷得全不全。")
@click.argument("screens", metavar="[屏幕代码]...", nargs=-1)
@content_option
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path), default=Path("usb"), help="放播放包的文件夹，默认 usb"
)
@as_of_option
@cache_option
@click.option(
    "--verify", "place", metavar="位置", type=click.Path(path_type=Path), help="检查这个U盘、文件夹或压缩包，不制作"
)
def usb_command(
    screens: tuple[str, ...], content: Path, out: Path, at: str | None, cache: Path, place: Path | None
) -> int:
    if place is not None:
        return _verify(place, moment(at))
    require_content(content)
    with terminal.progress() as progress:
        made = bundle(Order(content, out, screens, moment(at), now()), checking.Workshop(cache, workers(), progress))
    terminal.report(made.checked.diagnostics, made.checked.left_out)
    if not made.bundles:
        terminal.say("没有制作。改好上面的错误再来；原来的播放包没有动。", "red")
        return NOT_DONE
    for each in made.bundles:
        terminal.say(_told(each), "green")
    terminal.say("把文件夹里的全部东西拷到空U盘的最外面，或者把压缩包解到那里；怎么用，看里面的“使用说明”。")
    return WHOLE if made.checked.whole else PARTIAL


def _told(made: Bundle) -> str:
    size = f"{made.size / 1_000_000:.1f} MB"
    archive = made.folder.with_name(made.folder.name + ".zip")
    return (
        f"{made.screen.name}（{made.screen.code}）：{made.folder}，压缩包 {archive}，{size}，"
        f"{made.slides}个画面，内容安排到{written(made.validity.last_day)}。"
    )


def _verify(place: Path, at: datetime | None) -> int:
    if not place.exists():
        return refuse(f"没有找到 {place}", "看看U盘插好没有，盘符写对没有")
    try:
        with terminal.progress() as progress:
            found = verify(place, progress)
    except NoBundle:
        refuse(f"{place} 里没有播放包，或者它的清单 checksums.sha256 和内容都丢了", "重新拷一份")
        return PARTIAL
    for each in found:
        _report(each, at)
    return WHOLE if all(each.whole for each in found) else PARTIAL


def _report(found: Verified, at: datetime | None) -> None:
    if found.whole:
        terminal.say(f"{found.place}：完整，{found.listed}个文件都对。", "green")
    else:
        terminal.say(f"{found.place}：不完整。", "red")
        for line in _damage(found):
            terminal.say(f"  {line}", "red")
    if found.manifest is not None:
        clock = found.manifest["clock"]
        today = at or (now() if clock is None else moment_of(clock))
        terminal.say(
            f"  屏幕 {found.manifest['screen']}，发布包 {found.manifest['release']}，"
            f"{written_moment(moment_of(found.manifest['built_at']))}做的。"
        )
        terminal.say(f"  {_good(validity(found.manifest), today)}")


def _damage(found: Verified) -> Iterable[str]:
    if found.listed is None:
        yield "打不开，或者缺了清单 checksums.sha256　改法：清空U盘，重新拷一遍"
    if found.missing:
        yield f"缺了{len(found.missing)}个文件：{_names(found.missing)}　改法：重新拷进来"
    if found.damaged:
        yield f"坏了{len(found.damaged)}个文件：{_names(found.damaged)}　改法：重新拷一遍；又坏了就换一个U盘"
    if found.foreign:
        yield f"多出{len(found.foreign)}个文件，电视可能会放出来：{_names(found.foreign)}　改法：删掉"


def _names(paths: Sequence[str]) -> str:
    return "、".join(paths[:_MOST_NAMES]) + (" 等" if len(paths) > _MOST_NAMES else "")


def _good(known: Validity, today: datetime) -> str:
    left = known.days_left(today)
    planned = f"内容安排到{written(known.last_day)}，"
    if known.spent(today):
        return f"{planned}有日期的内容都已经放完，只剩标语和标题画面，该换新的了。"
    if left < 0:
        return f"{planned}已经过了{-left}天，以后写的内容里面没有，该换新的了。"
    ends = f"最后一条放到{written(last_shown(known.ends))}。" if known.ends else ""
    return f"{planned}{f'还有{left}天' if left else '今天是最后一天'}。{ends}"
