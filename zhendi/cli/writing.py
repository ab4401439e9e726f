"""`zhendi new` and `zhendi serve`: for whoever is writing."""

from pathlib import Path

import click

from zhendi import checking, terminal
from zhendi.build import Order, build
from zhendi.cli.surroundings import (
    ROOT,
    WHOLE,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    require_content,
    workers,
)
from zhendi.mkdocs_site import MkDocsSite
from zhendi.scaffold import scaffold
from zhendi.serve import serve


@click.command("new", cls=terminal.ChineseCommand, help="新写一条：zhendi new activities guiyi/youyihe")
@click.argument("kind", metavar="栏目")
@click.argument("unit", metavar="单位")
@content_option
@click.option("--slug", metavar="文件名", default=None, help="文件名（小写字母、数字和短横线），默认用今天的日期")
def new_command(kind: str, unit: str, content: Path, slug: str | None) -> int:
    require_content(content)
    file = scaffold(content, kind, unit, slug, now())
    terminal.say(f"已建好 {file}，打开它，照着里面的说明填写。", "green")
    return WHOLE


@click.command("serve", cls=terminal.ChineseCommand, help="在本机预览，存盘后自动更新。")
@content_option
@cache_option
@as_of_option
@click.option("--port", metavar="端口", type=int, default=8000, help="端口，默认 8000")
def serve_command(content: Path, cache: Path, at: str | None, port: int) -> int:
    require_content(content)
    out = cache / "preview"

    def rebuild() -> str:
        shop = checking.Workshop(cache, workers(), lambda *_: None)
        built = build(Order(content, out, moment(at), now(), True), shop, MkDocsSite(ROOT))
        terminal.report(built.checked.diagnostics, built.checked.left_out)
        return f"{built.changed}个文件有变化" if built.published else "没有更新，先改好上面的错误"

    return serve(content, out, port, rebuild, terminal.say)
