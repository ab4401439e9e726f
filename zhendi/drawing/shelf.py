"""The cache of finished series, on disk: whole or absent, shared by processes, and a damaged entry is as good as none."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from zhendi.drawing.brief import Page, Series


@dataclass(frozen=True)
class Drawn:
    """A page's bytes on their way to the shelf."""

    jpeg: bytes
    characters: int


@dataclass(frozen=True)
class Shelf:
    """folder/series/<key>.json names the pages, folder/pages/<sha256>.jpg holds them."""

    folder: Path

    def find(self, key: str) -> Series | None:
        """The series kept under key, each page checked against its digest; None if any of it is missing or damaged."""
        try:
            record = json.loads(self._record(key).read_text(encoding="utf-8"))
            pages = tuple(self._checked(page) for page in record["pages"])
            return Series(pages, int(record["excess"]), tuple(map(str, record["left_out"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, drawn: tuple[Drawn, ...], excess: int, left_out: tuple[str, ...]) -> Series:
        """Store a series: its pages first, the record that names them last."""
        pages = tuple(self._kept(page) for page in drawn)
        series = Series(pages, excess, left_out)
        record = {
            "pages": [{"sha256": page.sha256, "size": page.size, "characters": page.characters} for page in pages],
            "excess": excess,
            "left_out": list(left_out),
        }
        _write_whole(self._record(key), json.dumps(record, ensure_ascii=False).encode())
        return series

    def _record(self, key: str) -> Path:
        return self.folder / "series" / key[:2] / f"{key}.json"

    def _file(self, sha256: str) -> Path:
        return self.folder / "pages" / f"{sha256}.jpg"

    def _kept(self, page: Drawn) -> Page:
        sha256 = hashlib.sha256(page.jpeg).hexdigest()
        file = self._file(sha256)
        _write_whole(file, page.jpeg)
        return Page(file, sha256, len(page.jpeg), page.characters)

    def _checked(self, record: dict[str, object]) -> Page:
        sha256 = str(record["sha256"])
        file = self._file(sha256)
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"{file} is damaged")
        return Page(file, sha256, len(content), int(str(record["characters"])))


def _write_whole(file: Path, content: bytes) -> None:
    """Put content at file in one step, whoever else does the same at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    with os.fdopen(handle, "wb") as part:
        part.write(content)
    try:
        Path(name).replace(file)
    except PermissionError:
        # Windows refuses while another process reads the file, which then holds the same bytes.
        Path(name).unlink()
        if file.read_bytes() != content:
            raise
