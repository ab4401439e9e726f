"""The command line: the one place that reads the clock, the arguments and the environment."""

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from zhendi import checking, terminal
from zhendi.build import Order, build
from zhendi.diagnostics import has_errors
from zhendi.mkdocs_site import MkDocsSite, SiteFailed
from zhendi.model.chinese_dates import CHINA, DateProblem, read_when
from zhendi.publishing import OutputRefused
from zhendi.scaffold import ScaffoldRefused, scaffold
from zhendi.serve import serve

WHOLE, PARTIAL, NOT_BUILT = 0, 1, 2
_ROOT = Path(__file__).resolve().parent.parent

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
    default=_ROOT / ".cache",
    help="缓存文件夹，可以随时删掉",
)
as_of_option = click.option(
    "--as-of", "at", metavar="时刻", default=None, help="按这一时刻生成，如 2026-04-16T08:30；默认现在"
)


@click.group(cls=terminal.ChineseGroup, help="阵地：内容写一次，上网站，也上每一块屏。")
def zhendi() -> None:
    """All commands stand below."""


@zhendi.command("build", cls=terminal.ChineseCommand, help="生成网站和每块屏的画面。")
@content_option
@out_option
@as_of_option
@cache_option
@click.option("--preview", is_flag=True, help="连草稿一起生成，盖上“草稿”字样，只供自己看")
def build_command(content: Path, out: Path, at: str | None, cache: Path, preview: bool) -> int:
    _require_content(content)
    with terminal.progress() as progress:
        shop = checking.Workshop(cache, _workers(), progress)
        try:
            built = build(Order(content, out, _moment(at), _now(), preview), shop, MkDocsSite(_ROOT))
        except OutputRefused as refused:
            return _refuse(refused.message, refused.remedy)
        except SiteFailed as failed:
            return _refuse("网页没有生成，原来的输出没有动", f"把下面的话发给维护人员：\n{failed}")
    terminal.report(built.checked.diagnostics, built.left_out)
    if not built.published:
        terminal.say("没有生成。改好上面的错误再来；原来的输出没有动。", "red")
        return NOT_BUILT
    terminal.say(f"已生成到 {out}：{built.pages}个网页，{built.screens}块屏，{built.changed}个文件有变化。", "green")
    terminal.say(f"打开 {out / 'index.html'} 看网站，打开 {out / 'screens' / 'index.html'} 看每块屏。")
    return WHOLE if built.checked.whole else PARTIAL


@zhendi.command("check", cls=terminal.ChineseCommand, help="检查内容，不生成。")
@content_option
@as_of_option
@cache_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text 给人看，json 给程序看"
)
def check_command(content: Path, at: str | None, cache: Path, form: str) -> int:
    _require_content(content)
    with terminal.progress() as progress:
        shop = checking.Workshop(cache, _workers(), progress)
        checked = checking.check(content, _moment(at), _now(), False, shop)
    if form == "json":
        click.echo(json.dumps([problem.as_record() for problem in checked.diagnostics], ensure_ascii=False, indent=1))
    else:
        terminal.report(checked.diagnostics, ())
        if not checked.diagnostics:
            terminal.say("没有发现问题。", "green")
    return PARTIAL if has_errors(checked.diagnostics) else WHOLE


@zhendi.command("new", cls=terminal.ChineseCommand, help="新写一条：zhendi new activities guiyi/youyihe")
@click.argument("kind", metavar="栏目")
@click.argument("unit", metavar="单位")
@content_option
@click.option("--slug", metavar="文件名", default=None, help="文件名（小写字母、数字和短横线），默认用今天的日期")
def new_command(kind: str, unit: str, content: Path, slug: str | None) -> int:
    _require_content(content)
    try:
        file = scaffold(content, kind, unit, slug, _now())
    except ScaffoldRefused as refused:
        return _refuse(refused.message, refused.remedy)
    terminal.say(f"已建好 {file}，打开它，照着里面的说明填写。", "green")
    return WHOLE


@zhendi.command("serve", cls=terminal.ChineseCommand, help="在本机预览，存盘后自动更新。")
@content_option
@cache_option
@as_of_option
@click.option("--port", metavar="端口", type=int, default=8000, help="端口，默认 8000")
def serve_command(content: Path, cache: Path, at: str | None, port: int) -> int:
    _require_content(content)
    out = cache / "preview"

    def rebuild() -> str:
        shop = checking.Workshop(cache, _workers(), lambda *_: None)
        built = build(Order(content, out, _moment(at), _now(), True), shop, MkDocsSite(_ROOT))
        terminal.report(built.checked.diagnostics, built.left_out)
        return f"{built.changed}个文件有变化" if built.published else "没有更新，先改好上面的错误"

    return serve(content, out, port, rebuild, terminal.say)


def main() -> None:
    """The entry point: Chinese for every mistake on the command line too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = zhendi.main(standalone_mode=False)
    except click.ClickException as problem:
        code = _refuse(*terminal.in_chinese(problem))
    except OSError as problem:
        code = _refuse(*terminal.of_files(problem))
    except (KeyboardInterrupt, click.Abort):
        code = _refuse("已停下，原来的输出没有动", "要接着做就再运行一次")
    sys.exit(code if isinstance(code, int) else WHOLE)


def _refuse(message: str, remedy: str) -> int:
    terminal.say(f"{message}　改法：{remedy}", "red")
    return NOT_BUILT


def _require_content(content: Path) -> None:
    if not content.is_dir():
        raise click.UsageError(f"没有找到内容文件夹 {content}\n在项目文件夹里运行，或用 --content 指出它在哪儿")


def _moment(written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        return read_when(written, None).first_moment
    except DateProblem as problem:
        raise click.UsageError(f"--as-of：{problem.message}\n{problem.remedy}") from None


def _now() -> datetime:
    return datetime.now(CHINA).replace(microsecond=0)


def _workers() -> int:
    counted: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return counted() or 1
