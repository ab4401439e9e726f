"""Every file that an entry names is there, is its own, and is what it should be."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.entry import Entry
from zhendi.photos import PhotoProblem

Inspect = Callable[[Path], object]  # raises PhotoProblem

RECORDINGS = frozenset({".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".webm"})


def check(catalogue: Catalogue, inspect: Inspect) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        for place, name in entry.media():
            yield from _file(entry, name, entry.span(*place), inspect)


def _file(entry: Entry, name: str, span: Span, inspect: Inspect) -> Iterator[Diagnostic]:
    folder = entry.home.folder.resolve()
    file = folder / name
    if not file.resolve().is_relative_to(folder) or "\\" in name or name.startswith("/"):
        yield Diagnostic(
            span, "media-outside", f"“{name}”不在条目自己的文件夹里", "把文件复制到条目的文件夹，只写文件名"
        )
        return
    if file.suffix.lower() in RECORDINGS:
        if not file.is_file():
            near = get_close_matches(file.name, [held.name for held in folder.iterdir()], 1, 0.6)
            remedy = f"是不是 {near[0]}？" if near else "把文件放进条目的文件夹，核对文件名和扩展名"
            yield Diagnostic(span, "media-missing", f"没有找到文件“{name}”", remedy)
        return
    try:
        inspect(file)
    except PhotoProblem as problem:
        yield Diagnostic(span, problem.code, problem.message, problem.remedy)
