"""Every command, and what is said of a mistake on the command line."""

import sys

import click

from zhendi import terminal
from zhendi.cli.alarming import emergency_command
from zhendi.cli.building import build_command, check_command
from zhendi.cli.bundling import usb_command
from zhendi.cli.filming import video_command
from zhendi.cli.holding import blackout_command, rollback_command
from zhendi.cli.surroundings import WHOLE, refuse
from zhendi.cli.watching import screens_command
from zhendi.cli.writing import new_command, serve_command
from zhendi.diagnostics import Refusal


class _Commands(terminal.ChineseGroup):
    """All commands; whichever one refuses, its reason is said in the same way."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refused:
            return refuse(refused.message, refused.remedy)


@click.group(cls=_Commands, help="阵地：内容写一次，上网站，也上每一块屏。")
def zhendi() -> None:
    """All commands stand below."""


# A new command is one function and one line here.
for command in (
    blackout_command,
    build_command,
    check_command,
    emergency_command,
    new_command,
    rollback_command,
    screens_command,
    serve_command,
    usb_command,
    video_command,
):
    zhendi.add_command(command)


def main() -> None:
    """The entry point: Chinese for every mistake on the command line too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = zhendi.main(standalone_mode=False)
    except click.ClickException as problem:
        code = refuse(*terminal.in_chinese(problem))
    except OSError as problem:
        code = refuse(*terminal.of_files(problem))
    except (KeyboardInterrupt, click.Abort):
        code = refuse("已停下，原来的输出没有动", "要接着做就再运行一次")
    sys.exit(code if isinstance(code, int) else WHOLE)
