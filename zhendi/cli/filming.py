"""`zhendi video`: every screen's loop as a film, for TVs that play from a stick."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from zhendi import checking, terminal
from zhendi.catalogue import Catalogue
from zhendi.cli.surroundings import (
    NOT_DONE,
    PARTIAL,
    WHOLE,
    as_of_option,
    cache_option,
    content_option,
    moment,
    now,
    require_content,
    workers,
)
from zhendi.diagnostics import Span
from zhendi.films import LARGEST, Encoded
from zhendi.loop_video import FILMS, Projector
from zhendi.model.unit import Screen
from zhendi.rules.screens import unknown_screen


@click.command("video", cls=terminal.ChineseCommand, help="把屏幕的画面做成视频，插U盘给电视循环播放。")
@click.argument("screens", metavar="[屏幕代码]...", nargs=-1)
@content_option
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default=Path("videos"),
    help="放视频的文件夹，默认 videos",
)
@as_of_option
@cache_option
def video_command(screens: tuple[str, ...], content: Path, out: Path, at: str | None, cache: Path) -> int:
    require_content(content)
    with terminal.progress() as progress:
        shop = checking.Workshop(cache, workers(), progress)
        checked = checking.check(content, moment(at), now(), False, shop, _narrowing(screens))
        told = _encoded(checked, out, shop) if checked.publishable else []
    terminal.report(checked.diagnostics, checked.left_out)
    if not checked.publishable:
        terminal.say("没有制作。改好上面的错误再来；原来的视频没有动。", "red")
        return NOT_DONE
    for text, colour in told:
        terminal.say(text, colour)
    return WHOLE if checked.whole else PARTIAL


def _narrowing(codes: Sequence[str]) -> Callable[[Catalogue], Catalogue]:
    """Leaves the named screens alone in a catalogue; all of them where none is named."""

    def narrowed(catalogue: Catalogue) -> Catalogue:
        known = {screen.code for screen in catalogue.screens}
        for code in codes if catalogue.founded else ():
            if code not in known:
                problem = unknown_screen(Span(""), code, known)
                raise click.UsageError(f"{problem.message}\n{problem.remedy}")
        return replace(catalogue, screens=tuple(s for s in catalogue.screens if not codes or s.code in codes))

    return narrowed


def _encoded(checked: checking.Checked, out: Path, shop: checking.Workshop) -> list[tuple[str, str]]:
    """Encode every screen's films; what to say of each, and in which colour."""
    projector = Projector(shop.cinema.store, shop.workers)
    told = []
    for loop in checked.loops:
        code = loop.screen.code
        films = projector.encode(loop, checked.at, out / code, partial(shop.progress, f"编码 {code}"))
        told.append((_told(loop.screen, out / code, films), "green"))
        if any(film.size > LARGEST for film in films):
            told.append((f"{code} 的视频超过 4 GB，常用的U盘（FAT32）放不下　改法：给这块屏设小一点的“条数”", "yellow"))
    return told


def _told(screen: Screen, folder: Path, films: Sequence[Encoded]) -> str:
    minutes, seconds = divmod(films[0].seconds, 60)
    files = "，".join(f"{name} {film.size / 1_000_000:.1f} MB" for (name, _), film in zip(FILMS, films, strict=True))
    anew = sum(film.encoded for film in films)
    done = f"两个文件合计新编码{anew}个画面" if anew else "画面没有变，没有重新编码"
    return f"{screen.name}（{screen.code}）：{folder}，长{minutes}分{seconds:02d}秒，{files}；{done}。"
