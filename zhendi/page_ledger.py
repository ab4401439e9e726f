"""Which page of the earlier output was drawn from what, so that a page whose data has not changed is not drawn again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Ledger:
    """What was drawn into an output folder.

    `recipe` stands for everything but a page's own data that decides its bytes: templates, versions, the frame. `pages`
    gives for each file the digest of its data and of its bytes, `rest` the bytes' digest of what the renderer adds.
    """

    recipe: str = ""
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rest: Mapping[str, str] = field(default_factory=dict)

    def bytes_of(self, path: str, data: str) -> str:
        """The digest of the page's bytes, if it was drawn from this data; else nothing."""
        known = self.pages.get(path)
        return known[1] if known and known[0] == data else ""

    def holds(self, out: Path, path: str, data: str) -> bool:
        """Whether the output has this page, undamaged, drawn from this data."""
        digest = self.bytes_of(path, data)
        return bool(digest) and file_digest(out / path) == digest

    def holds_rest(self, out: Path) -> bool:
        """Whether all that the renderer added is still there, undamaged."""
        return bool(self.rest) and all(file_digest(out / path) == digest for path, digest in self.rest.items())


def ledger_of(cache: Path, out: Path) -> Path:
    """Where the ledger of an output folder is kept."""
    return cache / "pages" / f"{digest_of(str(out.resolve()))[:16]}.json"


def read_ledger(file: Path) -> Ledger:
    """The ledger, or an empty one where there is none that can be read."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        pages = {path: (data, digest) for path, (data, digest) in held["pages"].items()}
        return Ledger(held["recipe"], pages, dict(held["rest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Ledger()


def write_ledger(file: Path, ledger: Ledger) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_suffix(".new")
    record = {"recipe": ledger.recipe, "pages": ledger.pages, "rest": ledger.rest}
    begun.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    begun.replace(file)


def digest_of(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def bytes_digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def file_digest(file: Path) -> str:
    """SHA-256 of a file's bytes in hex, empty where it cannot be read."""
    try:
        return bytes_digest(file.read_bytes())
    except OSError:
        return ""


def files_digest(files: Iterable[Path]) -> str:
    """One digest for the names and bytes of several files."""
    return digest_of(*(part for file in sorted(files) for part in (file.name, file_digest(file))))
