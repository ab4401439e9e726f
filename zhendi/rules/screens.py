"""Screens that lead somewhere: each code once, a height to size text by, kinds and names that exist."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from zhendi.catalogue import Catalogue
from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.entry import Entry
from zhendi.model.slugs import slug_problem
from zhendi.model.unit import Screen

_CODE = re.compile(r"(?:code|代码|代碼)\s*[:：]\s*[\"']?([a-z0-9-]+)")


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from _screens(catalogue)
    codes = written_codes(catalogue)
    for entry in catalogue.entries:
        yield from _named_screens(entry, codes)


def written_codes(catalogue: Catalogue) -> set[str]:
    """Every code written in any screens.yml: a screen left out for its own faults must not take entries with it."""
    written = (_CODE.findall(text) for path, text in catalogue.texts.items() if path.endswith("/screens.yml"))
    return {screen.code for screen in catalogue.screens} | {code for codes in written for code in codes}


def _screens(catalogue: Catalogue) -> Iterator[Diagnostic]:
    first: dict[str, Screen] = {}
    kinds = {name for kind in catalogue.kinds for name in (kind.folder, kind.label)}
    for screen in catalogue.screens:
        if screen.code in first:
            held = first[screen.code].at
            said = f"屏幕代码 {screen.code} 已经用在 {held.path} 第{held.line}行"
            yield Diagnostic(screen.at, "screen-twice", said, "每块屏的代码全站只用一次，给这块屏换一个")
        first.setdefault(screen.code, screen)
        if screen.code == "media" or slug_problem(screen.code, "屏幕", ()):
            yield Diagnostic(
                screen.at, "screen-reserved", f"“{screen.code}”不能用作屏幕代码", "换一个，例如 youyihe-hall"
            )
        if screen.visible_mm is None:
            said = f"{screen.width_px}×{screen.height_px} 不是 16:9 或 9:16，算不出字该多大"
            yield Diagnostic(screen.at, "screen-height", said, "补上 height_mm（高度毫米）：量一下画面可见部分的高")
        yield from _screen_kinds(screen, kinds)


def _screen_kinds(screen: Screen, kinds: set[str]) -> Iterator[Diagnostic]:
    for written in screen.kinds:
        if simplified(written) not in kinds:
            near = get_close_matches(simplified(written), kinds, 1, 0.5)
            remedy = f"是不是“{near[0]}”？" if near else f"可写：{'、'.join(sorted(kinds, key=str.isascii))}"
            yield Diagnostic(screen.at, "kind-unknown", f"没有“{written}”这个栏目", remedy)


def _named_screens(entry: Entry, codes: set[str]) -> Iterator[Diagnostic]:
    for n, code in enumerate(entry.play.screens):
        if code not in codes:
            yield unknown_screen(entry.span("play", "screens", n), code, codes)


def unknown_screen(span: Span, code: str, codes: set[str]) -> Diagnostic:
    """A code that no screen has, with the near one."""
    near = get_close_matches(code, codes, 1, 0.6)
    remedy = f"是不是“{near[0]}”？" if near else "核对 screens.yml 里的代码"
    return Diagnostic(span, "screen-unknown", f"没有代码为“{code}”的屏幕", remedy)
