"""The small sound content tree, with the pictures that a repository does not keep, and its whole check."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tests.photos import pictures
from zhendi import checking, rules
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, in_order
from zhendi.films import FilmStore
from zhendi.loading import load
from zhendi.model.chinese_dates import CHINA
from zhendi.photos import PhotoStore
from zhendi.rules import corrections, filings
from zhendi.screening import Cinema

SOUND = Path(__file__).parent / "sound"
NOW = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)
ENTRY = "guiyi/youyihe/activities/2026-04-12-green-space/index.md"
PHOTO = pictures.encoded(pictures.scene(640, 480), "JPEG")


def sound(folder: Path) -> Path:
    """The sound tree, copied to a folder."""
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    (folder / ENTRY).with_name("合影.jpg").write_bytes(PHOTO)
    return folder


def put(folder: Path, path: str, content: str | bytes) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def checked(folder: Path, cache: Path) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """What stands, and all that is said, without drawing anything."""
    catalogue, found = load(folder)
    standing, broken = rules.check(catalogue, PhotoStore(cache).inspect, Cinema(FilmStore(cache)).inspect)
    missing = filings.check(catalogue.portal) if catalogue.founded else ()
    undated = corrections.yet_to_come(standing, NOW)
    return standing, in_order((*found, *broken, *undated, *missing))


def drawn(folder: Path, cache: Path) -> Sequence[Diagnostic]:
    """All that is said by the whole check, what does not fit on a screen too."""
    shop = checking.Workshop(cache, 1, lambda *_: None)
    return checking.check(folder, NOW, NOW, False, shop).diagnostics
