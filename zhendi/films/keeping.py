"""A folder of finished films and what else was worked out, that several processes share, and that may be deleted or damaged at any time."""

import contextlib
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Shelf:
    """Films, named by the SHA-256 of their bytes, and notes, which are bytes under a key.

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

    def note(self, key: str) -> bytes | None:
        """Return the bytes under the key if they are whole."""
        try:
            check, _, data = self._note_path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return data if check.decode("ascii", "replace") == hashlib.sha256(data).hexdigest() else None

    def keep_note(self, key: str, data: bytes) -> None:
        """Store bytes under the key."""
        with self.draft() as draft:
            draft.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
            _put(draft, self._note_path(key))

    def _note_path(self, key: str) -> Path:
        return self._folder / "notes" / key[:2] / key


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _put(draft: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Windows refuses while another process reads the file; then what is there is the same.
    with contextlib.suppress(PermissionError) if path.exists() else contextlib.nullcontext():
        draft.replace(path)
