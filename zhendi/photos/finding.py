"""From a path as written to the bytes of the file that bears exactly that name."""

import difflib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from zhendi.photos import problems


def read(file: Path) -> bytes:
    """Return the whole file. Raises PhotoProblem if there is none of this exact spelling, or it cannot be read."""
    _require(file)
    try:
        data = file.read_bytes()
    except OSError:
        raise problems.locked(file.name) from None
    if not data:
        raise problems.empty(file.name)
    return data


def _require(file: Path) -> None:
    try:
        is_file, is_folder = file.is_file(), file.is_dir()
    except (OSError, ValueError):  # a name too long for the file system, or holding a NUL
        is_file, is_folder = False, False
    if is_folder:
        raise problems.folder(file.name)
    if not is_file or _is_misspelt(file):
        near = nearest(file.name, _siblings(file))
        raise problems.missing(file.name, near, near is not None and _letters(near) == _letters(file.name))


def _is_misspelt(file: Path) -> bool:
    """Whether the file system overlooked a difference of case, as those of Windows and macOS do.

    The folder is listed only if the name in the opposite case is there too: listing it for every photograph would
    make a folder of thousands quadratic.
    """
    swapped = file.with_name(file.name.swapcase())
    return swapped.name != file.name and swapped.exists() and file.name not in _siblings(file)


def _siblings(file: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.name for path in file.parent.iterdir() if path.suffix.lower() not in (".md", ".yml")))
    except OSError:
        return ()


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of names that name was most likely meant for: same letters, same stem, or nearly the same.

    The stem matters because Windows hides suffixes: 合影 is written where the file is 合影.jpg.
    """
    candidates = tuple(names)
    for alike in (_letters, _stem):
        for candidate in candidates:
            if alike(candidate) == alike(name):
                return candidate
    close = difflib.get_close_matches(name, candidates, n=1, cutoff=0.6)
    return close[0] if close else None


def _letters(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _stem(name: str) -> str:
    return _letters(Path(name).stem)
