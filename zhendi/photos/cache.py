"""A folder of finished bytes that several processes share, and that may be deleted or damaged at any time."""

import contextlib
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cache:
    """Blobs, named by the SHA-256 of their bytes, and records, small JSON objects under a key.

    A reader sees a whole file or none, and what does not match its digest is treated as absent.
    """

    folder: Path

    def blob_path(self, sha256: str) -> Path:
        """Return where a blob of this digest lies, if it is there."""
        return self.folder / "blobs" / sha256[:2] / f"{sha256}.jpg"

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes of a blob if they are whole."""
        data = _read(self.blob_path(sha256))
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def keep_blob(self, data: bytes) -> str:
        """Store the bytes and return their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self.blob(sha256) is None:
            _write(self.blob_path(sha256), data)
        return sha256

    def record(self, key: str) -> Mapping[str, Any] | None:
        """Return the record under the key if it is whole."""
        check, _, text = (_read(self._record_path(key)) or b"").partition(b"\n")
        if not text or check.decode("ascii", "replace") != hashlib.sha256(text).hexdigest():
            return None
        record: Mapping[str, Any] = json.loads(text)
        return record

    def keep_record(self, key: str, record: Mapping[str, Any]) -> None:
        """Store a JSON object under the key."""
        text = json.dumps(record, sort_keys=True).encode()
        _write(self._record_path(key), hashlib.sha256(text).hexdigest().encode() + b"\n" + text)

    def _record_path(self, key: str) -> Path:
        return self.folder / "records" / key[:2] / f"{key}.json"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, data: bytes) -> None:
    """Put the whole file in place at once, over a damaged one too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        draft.write_bytes(data)
        _replace(draft, path, data)
    finally:
        draft.unlink(missing_ok=True)


def _replace(draft: Path, path: Path, data: bytes) -> None:
    try:
        draft.replace(path)
    except PermissionError:
        # Windows refuses while another process reads the file; then the same bytes are already there.
        with contextlib.suppress(OSError):
            if path.read_bytes() == data:
                return
        raise
