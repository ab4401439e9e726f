"""`zhendi build` and `zhendi check`."""

import json
from pathlib import Path

import click

from zhendi import checking, terminal
from zhendi.blackout import reminder
from zhendi.build import Order, build
from zhendi.cli.surroundings import (
    NOT_DONE,
    PARTIAL,
    ROOT,
    WHOLE,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    out_option,
    require_content,
    workers,
)
from zhendi.diagnostics import has_errors
from zhendi.mkdocs_site import MkDocsSite


@click.command("build", cls=terminal.ChineseCommand, help="生成网站和每块屏的画面。")
@content_option
@out_option
@as_of_option
@cache_option
@click.option("--preview", is_flag=True, help="连草稿一起生成，盖上“草稿”字样，只供自己看")
def build_command(content: Path, out: Path, at: str | None, cache: Path, preview: bool) -> int:
    require_content(content)
    with terminal.progress() as progress:
        shop = checking.Workshop(cache, workers(), progress)
        built = build(Order(content, out, moment(at), now(), preview), shop, MkDocsSite(ROOT))
    terminal.report(built.checked.diagnostics, built.checked.left_out)
    _remind(built.checked)
    if not built.published:
        terminal.say("没有生成。改好上面的错误再来；原来的输出没有动。", "red")
        return NOT_DONE
    terminal.say(f"已生成到 {out}：{built.pages}个网页，{built.screens}块屏，{built.changed}个文件有变化。", "green")
    if built.unkept:
        terminal.say(built.unkept, "yellow")
    terminal.say(f"打开 {out / 'index.html'} 看网站，打开 {out / 'screens' / 'index.html'} 看每块屏。")
    return WHOLE if built.checked.whole else PARTIAL


def _remind(checked: checking.Checked) -> None:
    """Which screens are black, as long as any is."""
    black = reminder(checked.catalogue)
    if black:
        terminal.say(black, "yellow")


@click.command("check", cls=terminal.ChineseCommand, help="检查内容，不生成。")
@content_option
@as_of_option
@cache_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text 给人看，json 给程序看"
)
def check_command(content: Path, at: str | None, cache: Path, form: str) -> int:
    require_content(content)
    with terminal.progress() as progress:
        shop = checking.Workshop(cache, workers(), progress)
        checked = checking.check(content, moment(at), now(), False, shop)
    if form == "json":
        click.echo(json.dumps([problem.as_record() for problem in checked.diagnostics], ensure_ascii=False, indent=1))
    else:
        terminal.report(checked.diagnostics, ())
        if not checked.diagnostics:
            terminal.say("没有发现问题。", "green")
        _remind(checked)
    return PARTIAL if has_errors(checked.diagnostics) else WHOLE
