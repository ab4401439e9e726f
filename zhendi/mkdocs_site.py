"""The site's renderer: MkDocs in a process of its own, told of the pages by one file."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from zhendi.build import SiteFailed


def render_site(root: Path, listing: Path, folder: Path, at: datetime) -> None:
    """Render the pages listed in `listing` into `folder`. Raises SiteFailed with what MkDocs said."""
    told = {
        "ZHENDI_PAGES": str(listing.resolve()),
        "SOURCE_DATE_EPOCH": str(int(at.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH")))),
        "PYTHONUTF8": "1",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-f",
        str(root / "mkdocs.yml"),
        "-d",
        str(folder.resolve()),
    ]
    done = subprocess.run(
        command, env={**os.environ, **told}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SiteFailed((done.stderr or done.stdout).strip())
