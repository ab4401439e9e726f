"""Whether a bundle is whole: every file of its list there with the right bytes, and nothing else."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from re import fullmatch
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from zhendi.bundles.sealing import CHECKSUMS, paths_of, read_checksums
from zhendi.loading.names import is_ignored

# What systems and televisions leave on a stick, beside names that begin with a dot.
_LEFT_BEHIND = frozenset(
    {"system volume information", "$recycle.bin", "recycler", "lost.dir", "lost+found", "android", "found.000"}
)
_MANIFEST = r"screens/[^/]+/manifest\.json"
# What reading from a spoilt stick or ZIP raises; RuntimeError where a ZIP asks for a password or an unknown method.
_UNREADABLE = (OSError, BadZipFile, zlib.error, EOFError, RuntimeError)

Progress = Callable[[str, int, int], None]


class NoBundle(Exception):
    """There is nothing at a place that could be verified."""


@dataclass(frozen=True)
class Verified:
    """What a bundle was found to be: the names that are missing, damaged, or do not belong.

    `listed` is how many files its list names, None where there is no list to go by; `manifest` what its release says
    of itself, None where that cannot be read.
    """

    place: Path
    listed: int | None
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    manifest: Mapping[str, Any] | None = None

    @property
    def whole(self) -> bool:
        return bool(self.listed) and not (self.missing or self.damaged or self.foreign)


def verify(place: Path, progress: Progress = lambda what, done, of: None) -> tuple[Verified, ...]:
    """Every bundle at a place: a bundle's folder or its ZIP, the root of a stick, or a folder that holds several.

    progress is told which bundle is read, how many of its files are done, of how many. Raises NoBundle where there is
    none.
    """
    if place.is_file() or _is_bundle(place):
        return (_verified(place, progress),)
    held = sorted(place.iterdir(), key=lambda path: path.name) if place.is_dir() else []
    found = tuple(_verified(path, progress) for path in held if not _is_left_behind(path.name) and _is_bundle(path))
    if not found:
        raise NoBundle(place)
    return found


def _is_bundle(path: Path) -> bool:
    """Whether something looks like a bundle, however damaged."""
    return path.suffix.lower() == ".zip" or (path / CHECKSUMS).is_file() or (path / "screens").is_dir()


@dataclass(frozen=True)
class _Held:
    """The files of a folder or a ZIP, by path."""

    paths: frozenset[str]
    opened: Callable[[str], IO[bytes]]

    def read(self, path: str) -> bytes:
        with self.opened(path) as file:
            return file.read()

    def is_sound(self, path: str, digest: str) -> bool:
        try:
            with self.opened(path) as file:
                return file_digest(file, "sha256").hexdigest() == digest  # type: ignore[arg-type]
        except _UNREADABLE:
            return False


def _verified(place: Path, progress: Progress) -> Verified:
    try:
        with _held(place) as held:
            return _compared(place, held, read_checksums(held.read(CHECKSUMS).decode()), progress)
    except (*_UNREADABLE, KeyError, UnicodeError):
        return Verified(place, None)


@contextmanager
def _held(place: Path) -> Iterator[_Held]:
    if place.is_dir():
        yield _Held(frozenset(paths_of(place)), lambda path: (place / path).open("rb"))
        return
    with ZipFile(place) as archive:
        names = (name for name in archive.namelist() if not name.endswith("/"))
        yield _Held(frozenset(names), archive.open)


def _compared(place: Path, held: _Held, listed: Mapping[str, str], progress: Progress) -> Verified:
    there = held.paths & listed.keys()
    damaged = []
    for n, (path, digest) in enumerate(listed.items(), 1):
        if path in there and not held.is_sound(path, digest):
            damaged.append(path)
        progress(f"检查 {place.name or place}", n, len(listed))
    return Verified(
        place,
        len(listed),
        missing=tuple(path for path in listed if path not in there),
        damaged=tuple(damaged),
        foreign=tuple(sorted(_foreign(held.paths - listed.keys() - {CHECKSUMS}))),
        manifest=_manifest(held, there - set(damaged)),
    )


def _foreign(paths: Iterable[str]) -> Iterator[str]:
    return (path for path in paths if not any(map(_is_left_behind, path.split("/"))))


def _is_left_behind(name: str) -> bool:
    return is_ignored(name) or name.lower() in _LEFT_BEHIND


def _manifest(held: _Held, sound: Iterable[str]) -> Mapping[str, Any] | None:
    path = next((path for path in sound if fullmatch(_MANIFEST, path)), None)
    return None if path is None else json.loads(held.read(path))
