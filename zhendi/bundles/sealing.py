"""A bundle sealed: the list of its checksums, and a ZIP of it. The same files give the same bytes on every machine."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from zhendi.model.chinese_dates import CHINA

CHECKSUMS = "checksums.sha256"
_UNIX, _READABLE = 3, 0o100644


def paths_of(folder: Path) -> tuple[str, ...]:
    """Every file below a folder, with `/`, in the order of the names' bytes."""
    names = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return tuple(sorted(names, key=str.encode))


def checksums(folder: Path) -> str:
    """The list that `sha256sum -c` reads: one line a file."""
    return "".join(f"{digest(folder / path)}  {path}\n" for path in paths_of(folder))


def read_checksums(text: str) -> Mapping[str, str]:
    """The digests of a list by path. A line that is none is passed over: what it spoke of then belongs to nobody."""
    lines = (line.partition("  ") for line in text.splitlines())
    return {path: said for said, _, path in lines if len(said) == 64 and path}


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def pack(folder: Path, archive: Path, at: datetime) -> None:
    """A ZIP of what the folder holds, so that unpacking it onto a stick puts index.html at its root.

    Stored, since pictures and films do not shrink and every compressor would give other bytes. Every file bears the
    moment built for; a name that is not ASCII is flagged as UTF-8, which Windows needs to show it right.
    """
    moment = at.astimezone(CHINA)
    with ZipFile(archive, "w", ZIP_STORED) as packed:
        for path in paths_of(folder):
            info = ZipInfo(path, moment.timetuple()[:6])
            info.create_system, info.external_attr = _UNIX, _READABLE << 16
            info.file_size = (folder / path).stat().st_size
            with (folder / path).open("rb") as source, packed.open(info, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
