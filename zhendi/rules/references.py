"""Codes and keys that must lead somewhere: screens and figures."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from zhendi.catalogue import FIGURE_CALL, Catalogue
from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.entry import Entry
from zhendi.model.keys import Place
from zhendi.model.slugs import slug_problem
from zhendi.model.unit import Screen
from zhendi.rules.places import in_body

_CODE = re.compile(r"(?:code|代码|代碼)\s*[:：]\s*[\"']?([a-z0-9-]+)")
_BRACES = re.compile(r"\{\{")


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from _screens(catalogue)
    yield from _figure_keys(catalogue)
    codes = _codes(catalogue)
    for entry in catalogue.entries:
        yield from _named_screens(entry, codes)
        yield from _cited_figures(catalogue, entry)
        yield from _uncited(catalogue, entry)


def _codes(catalogue: Catalogue) -> set[str]:
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


def _figure_keys(catalogue: Catalogue) -> Iterator[Diagnostic]:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for figure in catalogue.figures:
        held = lines[figure.unit_id, figure.key]
        if held:
            said = f"数据“{figure.key}”在第{held[0]}行已经写过"
            yield Diagnostic(figure.at, "figure-twice", said, "一个数只写一处；两个数就用两个键")
        held.append(figure.at.line)


def _named_screens(entry: Entry, codes: set[str]) -> Iterator[Diagnostic]:
    for n, code in enumerate(entry.play.screens):
        if code not in codes:
            near = get_close_matches(code, codes, 1, 0.6)
            remedy = f"是不是“{near[0]}”？" if near else "核对 screens.yml 里的代码"
            yield Diagnostic(entry.span("play", "screens", n), "screen-unknown", f"没有代码为“{code}”的屏幕", remedy)


def _uncited(catalogue: Catalogue, entry: Entry) -> Iterator[Diagnostic]:
    """Two braces that are no figure's: they would be shown as they stand."""
    if "{{" not in catalogue.texts.get(entry.home.path, "{{"):
        return
    remedy = '写成 {{ figure("键") }}，括号和引号都用半角；只有摘要和正文能这样引用'
    said = "{{ 后面的写法不对，会原样显示出来"
    for brace in _BRACES.finditer(FIGURE_CALL.sub(lambda call: " " * len(call[0]), entry.home.body)):
        yield Diagnostic(in_body(entry, brace.start()), "figure-form", said, remedy)
    for place, text in _texts(entry.model_dump(exclude={"home"}), ()):
        plain = FIGURE_CALL.sub("", text) if place == ("summary",) else text
        if _BRACES.search(plain):
            yield Diagnostic(entry.span(*place), "figure-form", said, remedy)


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _texts(held, (*place, key))
    elif isinstance(value, list | tuple):
        for n, held in enumerate(value):
            yield from _texts(held, (*place, n))


def _cited_figures(catalogue: Catalogue, entry: Entry) -> Iterator[Diagnostic]:
    for call in FIGURE_CALL.finditer(entry.summary):
        yield from _cited(catalogue, entry, call["key"].strip(), entry.span("summary"))
    for call in FIGURE_CALL.finditer(entry.home.body):
        yield from _cited(catalogue, entry, call["key"].strip(), in_body(entry, call.start()))


def _cited(catalogue: Catalogue, entry: Entry, key: str, span: Span) -> Iterator[Diagnostic]:
    if catalogue.figure(entry.unit, key):
        return
    if _is_written(catalogue, entry.unit, key):
        yield Diagnostic(span, "figure-broken", f"数据“{key}”那一条有错误，没有读进来", "先改好 figures.yml 里的那一条")
        return
    known = [figure.key for figure in catalogue.figures]
    near = get_close_matches(key, known, 1, 0.6)
    remedy = f"是不是“{near[0]}”？" if near else "先在本单位或上级单位的 figures.yml 里写这个数"
    yield Diagnostic(span, "figure-unknown", f"没有“{key}”这个数据", remedy)


def _is_written(catalogue: Catalogue, unit_id: str, key: str) -> bool:
    """Whether a figures.yml that holds for the unit names the key, in a row that does not stand."""
    texts = (catalogue.texts.get(f"{unit.id}/figures.yml", "") for unit in catalogue.lineage(unit_id))
    row = re.compile(rf"(?:key|键|鍵)\s*[:：]\s*[\"']?{re.escape(key)}[\"']?\s*$", re.MULTILINE)
    return any(row.search(text) for text in texts)
