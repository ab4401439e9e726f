"""The site's renderer: MkDocs in a process of its own, told of the pages by one file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from zhendi.diagnostics import Refusal
from zhendi.page_ledger import digest_of, files_digest

_DECIDING = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown", "pymdown-extensions")


class SiteFailed(Refusal):
    """The renderer gave up; what it said is for whoever maintains the program."""

    def __init__(self, said: str) -> None:
        super().__init__("网页没有生成，原来的输出没有动", f"把下面的话发给维护人员：\n{said}")
        self.args = (said,)


@dataclass(frozen=True)
class MkDocsSite:
    """The project's MkDocs configuration in `root`: mkdocs.yml, hooks/, overrides/ and docs/."""

    root: Path

    def recipe(self) -> str:
        """A digest of everything but the page lines that decides a page's bytes."""
        versions = (version(name) for name in _DECIDING)
        return digest_of(sys.version, files_digest(self._files()), *versions)

    def render(self, listing: Path, folder: Path, at: datetime) -> None:
        """Render the pages of `listing`, and those of docs/, into `folder`. Raises SiteFailed with what MkDocs said."""
        told = {
            "ZHENDI_PAGES": str(listing.resolve()),
            "SOURCE_DATE_EPOCH": str(int(at.timestamp())),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(self.root), os.environ.get("PYTHONPATH")))),
            "PYTHONUTF8": "1",
        }
        settings = ("-f", str(self.root / "mkdocs.yml"), "-d", str(folder.resolve()))
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *settings]
        done = subprocess.run(
            command, env={**os.environ, **told}, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise SiteFailed((done.stderr or done.stdout).strip())

    def _files(self) -> Iterator[Path]:
        yield from (self.root / name for name in ("mkdocs.yml", "zhendi/chinese.py", "zhendi/editions/places.py"))
        for folder in ("hooks", "overrides", "docs"):
            yield from (path for path in (self.root / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
