"""A folder of finished films and facts that several processes share, and that may be deleted or damaged at any time."""

import contextlib
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Shelf:
    """Films, named by the SHA-256 of their bytes, and records, small JSON objects under a key.

    A reader sees a whole file or none. A film's digest is looked at once in a process, its size every time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sound: set[str] = set()

    def path(self, sha256: str) -> Path:
        """Return where a film of this digest lies, if it is there."""
        return self._folder / "films" / sha256[:2] / f"{sha256}.mp4"

    def holds(self, sha256: str, size: int) -> bool:
        """Whether the film is there and whole."""
        file = self.path(sha256)
        try:
            whole = file.stat().st_size == size and (sha256 in self._sound or _digest(file) == sha256)
        except OSError:
            return False
        if whole:
            self._sound.add(sha256)
        return whole

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """A file to write to, gone afterwards unless it was taken in."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{secrets.token_hex(8)}.tmp"
        try:
            yield file
        finally:
            file.unlink(missing_ok=True)

    def take_in(self, draft: Path) -> str:
        """Move a finished draft to its place and return its SHA-256."""
        sha256, size = _digest(draft), draft.stat().st_size
        if not self.holds(sha256, size):
            _put(draft, self.path(sha256))
        return sha256

    def record(self, key: str) -> Mapping[str, Any] | None:
        """Return the record under the key if it is whole."""
        try:
            check, _, text = self._record_path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        if not text or check.decode("ascii", "replace") != hashlib.sha256(text).hexdigest():
            return None
        record: Mapping[str, Any] = json.loads(text)
        return record

    def keep_record(self, key: str, record: Mapping[str, Any]) -> None:
        """Store a JSON object under the key."""
        text = json.dumps(record, sort_keys=True).encode()
        with self.draft() as draft:
            draft.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
            _put(draft, self._record_path(key))

    def _record_path(self, key: str) -> Path:
        return self._folder / "records" / key[:2] / f"{key}.json"


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _put(draft: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Windows refuses while another process reads the file; then what is there is the same.
    with contextlib.suppress(PermissionError) if path.exists() else contextlib.nullcontext():
        draft.replace(path)
