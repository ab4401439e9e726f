"""Every file that an entry or a unit names is there, is its own, and is what it should be."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from zhendi.bodies import is_outward, references
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Span
from zhendi.films import FilmProblem
from zhendi.model.entry import Entry
from zhendi.model.media import FILM, SOUND
from zhendi.photos import PhotoProblem
from zhendi.rules.places import at_key, in_body

Inspect = Callable[[Path], object]  # raises PhotoProblem or FilmProblem

_PICTURED = re.compile(r"!\[|<img", re.IGNORECASE)
_LOGO = ("logo", "标志", "標志", "標誌")
_KEYS_OF_RECORDINGS = {"audio": (SOUND, "录音", ".mp3"), "video": (FILM, "视频", ".mp4")}


def check(catalogue: Catalogue, photo: Inspect, film: Inspect) -> Iterator[Diagnostic]:
    """`photo` looks into a picture, `film` into a film."""
    for entry in catalogue.entries:
        for place, name in entry.media():
            yield from _named(entry, str(place[-1]), name, entry.span(*place), photo, film)
        for reference in references(entry.home.body) if _PICTURED.search(entry.home.body) else ():
            if reference.is_picture and not is_outward(reference.target):
                span = in_body(entry, reference.offset)
                yield from _picture(entry.home.folder, reference.target, span, photo)
    for unit in catalogue.units.values():
        if unit.logo:
            yield from _logo(catalogue.root / unit.id, unit.logo, at_key(catalogue, unit.path, *_LOGO), photo)


def _logo(folder: Path, name: str, span: Span, inspect: Inspect) -> Iterator[Diagnostic]:
    if _leaves(folder, name) or not (folder / name).is_file():
        yield Diagnostic(span, "logo-missing", f"没有找到标志“{name}”", "把图片放在单位文件旁边，核对文件名")
    else:
        yield from _picture(folder, name, span, inspect)


def _named(entry: Entry, key: str, name: str, span: Span, photo: Inspect, film: Inspect) -> Iterator[Diagnostic]:
    if key in _KEYS_OF_RECORDINGS:
        problems = list(_recording(entry.home.folder, name, span, *_KEYS_OF_RECORDINGS[key]))
        yield from problems
        if not problems and name in entry.films():
            yield from _looked_into(entry.home.folder / name, span, film)
    else:
        yield from _picture(entry.home.folder, name, span, photo)


def _picture(folder: Path, name: str, span: Span, inspect: Inspect) -> Iterator[Diagnostic]:
    if _leaves(folder, name):
        yield _outside(name, span)
        return
    yield from _looked_into(folder / name, span, inspect)


def _looked_into(file: Path, span: Span, inspect: Inspect) -> Iterator[Diagnostic]:
    try:
        inspect(file)
    except (PhotoProblem, FilmProblem) as problem:
        yield Diagnostic(span, problem.code, problem.message, problem.remedy)


def _recording(
    folder: Path, name: str, span: Span, suffixes: frozenset[str], what: str, usual: str
) -> Iterator[Diagnostic]:
    if _leaves(folder, name):
        yield _outside(name, span)
    elif Path(name).suffix.lower() not in suffixes:
        remedy = f"换成 {usual} 文件；手机录的可以用剪辑软件另存"
        yield Diagnostic(span, "media-format", f"“{name}”不是能播的{what}", remedy)
    elif not (folder / name).is_file():
        near = get_close_matches(name, [held.name for held in folder.iterdir()], 1, 0.6)
        remedy = f"是不是 {near[0]}？" if near else "把文件放进条目的文件夹，核对文件名和扩展名"
        yield Diagnostic(span, "media-missing", f"没有找到文件“{name}”", remedy)


def _leaves(folder: Path, name: str) -> bool:
    """Whether a name leads out of the folder, by its dots, by a drive, or through a link."""
    if "\\" in name or name.startswith("/") or ":" in name or ".." in name.split("/"):
        return True
    try:
        return (folder / name).is_symlink() and not (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False  # no file can bear such a name: it is missing, and said to be


def _outside(name: str, span: Span) -> Diagnostic:
    said = f"“{name}”不在条目自己的文件夹里"
    return Diagnostic(span, "media-outside", said, "把文件复制到条目的文件夹，只写文件名")
