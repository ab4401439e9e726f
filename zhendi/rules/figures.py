"""Figures that are cited exist, are stated once, and are cited in the one form that is replaced by their value."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from zhendi.catalogue import FIGURE_CALL, Catalogue
from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.entry import Entry
from zhendi.model.keys import Place
from zhendi.rules.places import in_body

_BRACES = re.compile(r"\{\{")


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from _figure_keys(catalogue)
    for entry in catalogue.entries:
        if "{{" in catalogue.texts.get(entry.home.path, ""):
            yield from _cited_figures(catalogue, entry)
            yield from _uncited(catalogue, entry)


def _figure_keys(catalogue: Catalogue) -> Iterator[Diagnostic]:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for figure in catalogue.figures:
        held = lines[figure.unit_id, figure.key]
        if held:
            said = f"数据“{figure.key}”在第{held[0]}行已经写过"
            yield Diagnostic(figure.at, "figure-twice", said, "一个数只写一处；两个数就用两个键")
        held.append(figure.at.line)


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


def _uncited(catalogue: Catalogue, entry: Entry) -> Iterator[Diagnostic]:
    """Two braces that are no figure's: they would be shown as they stand."""
    calls = sum(len(FIGURE_CALL.findall(text)) for text in (entry.summary, entry.home.body))
    if len(_BRACES.findall(catalogue.texts[entry.home.path])) == calls:
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
