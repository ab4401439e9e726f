"""What staff see in the terminal: problems, progress and help, all in Chinese."""

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from zhendi.diagnostics import Diagnostic, Severity

_IN_A_FILE = 160  # columns: no terminal's edge at which a row would have to be broken
_console = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str, colour: str = "") -> None:
    _console.print(text, style=colour or None, markup=False)


def report(diagnostics: Sequence[Diagnostic], left_out: Sequence[str]) -> None:
    """Every problem on a line of its own, then how many there are and what they keep from the public."""
    for problem in diagnostics:
        _console.print(problem.as_text(), style="red" if problem.severity is Severity.ERROR else "yellow", markup=False)
    errors = sum(problem.severity is Severity.ERROR for problem in diagnostics)
    if diagnostics:
        say(f"共{errors}处错误，{len(diagnostics) - errors}处提醒。")
    if left_out:
        say(f"下面{len(left_out)}处因为有错误，没有上网站和屏幕，其余照常：")
        for path in left_out:
            say(f"  {path}")


def table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Rows of text, each in its colour, under their heads: to the standard output, for people and for files alike."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_IN_A_FILE)
    drawn = Table(*(Column(head, overflow="fold") for head in heads), box=box.SIMPLE_HEAD, pad_edge=False)
    for colour, cells in rows:
        drawn.add_row(*map(Text, cells), style=colour or None)
    console.print(drawn)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each kind of work, told of as (what, done, of how much)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console, transient=not _console.is_terminal) as bars:
        tasks: dict[str, int] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=of)
            bars.update(tasks[what], completed=done, total=of)  # type: ignore[arg-type]

        yield tell


_CHINESE_PIECES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令"}


class ChineseCommand(click.Command):
    """A command whose help speaks Chinese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这段说明"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(_CHINESE_PIECES.get(piece, piece) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(rows)


class ChineseGroup(ChineseCommand, click.Group):
    """The command of commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        ChineseCommand.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, command.help or "") for name, command in self.commands.items()])


def of_files(problem: OSError) -> tuple[str, str]:
    """What the system refused, and what to look at."""
    where = f" {problem.filename}" if problem.filename else ""
    if isinstance(problem, PermissionError):
        return f"没有权限读写{where}", "关掉正在用它的程序，或换一个自己能写的文件夹"
    if problem.errno == errno.ENOSPC:
        return "磁盘满了，没有写完，原来的输出没有动", "清理磁盘再来；缓存文件夹可以放心删掉"
    return (
        f"读写文件时出错{where}（{errno.errorcode.get(problem.errno or 0, '')}）",
        "看看这个文件或磁盘是不是还在、还能用",
    )


def in_chinese(problem: click.ClickException) -> tuple[str, str]:
    """What is wrong with a command line, and what to write instead."""
    see = "加 --help 看用法"
    if isinstance(problem, click.NoSuchOption):
        near = f"是不是 {problem.possibilities[0]}？" if problem.possibilities else see
        return f"没有 {problem.option_name} 这个选项", near
    if isinstance(problem, click.NoSuchCommand):
        near = f"是不是 {problem.possibilities[0]}？" if problem.possibilities else see
        return f"没有 {problem.command_name} 这个命令", near
    if isinstance(problem, click.MissingParameter):
        name = problem.param.make_metavar(problem.ctx) if problem.param and problem.ctx else ""
        return f"还少写了{name}", see
    if isinstance(problem, click.BadParameter):
        return f"{problem.param.opts[0] if problem.param else ''} 的值不对", see
    if isinstance(problem, click.UsageError) and "\n" in problem.message:
        message, _, remedy = problem.message.partition("\n")
        return message, remedy
    return "这一行命令看不懂", see
