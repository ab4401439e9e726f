"""A stand-in for MkDocs, which takes seconds to start: pages are drawn in this process, and hold what a test looks at."""

import json
from datetime import datetime
from pathlib import Path


class PlainPages:
    """Renders every page as its own line of data."""

    def recipe(self) -> str:
        return "plain"

    def render(self, listing: Path, folder: Path, at: datetime) -> None:
        for line in listing.read_text("utf-8").splitlines()[1:]:
            path = json.loads(line)["path"].replace(".md", ".html")
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(self.drawn(path, line), "utf-8")

    def drawn(self, path: str, line: str) -> str:
        """The page at this path from the site's root."""
        return line
