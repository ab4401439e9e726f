"""From a path as written to the file that bears exactly that name, and the digest of its bytes."""

import hashlib
from pathlib import Path

from zhendi.films import problems
from zhendi.photos.finding import nearest


def digest_of(file: Path) -> str:
    """Return the SHA-256 of the file in hex. Raises FilmProblem if there is none of this spelling, or it is empty."""
    beside = _beside(file)
    if file.name not in beside:
        raise problems.missing(file.name, nearest(file.name, beside))
    if file.is_dir():
        raise problems.folder(file.name)
    try:
        with file.open("rb") as opened:
            if not opened.read(1):
                raise problems.empty(file.name)
            opened.seek(0)
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        raise problems.locked(file.name) from None


def _beside(file: Path) -> tuple[str, ...]:
    """The names in its folder. Listed, because the file systems of Windows and macOS overlook a difference of case."""
    try:
        return tuple(sorted(path.name for path in file.parent.iterdir() if path.suffix.lower() not in (".md", ".yml")))
    except OSError:
        return ()
