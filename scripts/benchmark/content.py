"""A content tree of any size, valid to contracts/CONTENT.md, the same on every run."""

import io
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from PIL import Image

from benchmark import wording

AS_OF = datetime(2026, 4, 16, 8, 30)
PHOTOS = 24
_SPAN = timedelta(days=900)
_KINDS = (
    *("activities", "notices", "activities", "talks", "activities", "notices", "activities", "families", "activities"),
    *("notices", "activities", "honours", "activities", "notices", "activities", "talks", "activities", "notices"),
    *("families", "honours"),
)
_SCREENS = (
    ("bench-hall", 1920, 1080, None),
    ("bench-door", 1080, 1920, None),
    ("bench-strip", 1920, 360, 230),
    ("bench-led", 640, 128, 320),
)


@dataclass(frozen=True)
class Unit:
    """A unit of the generated tree: its id, its file's name without suffix, and how many entries it holds."""

    id: str
    level: str
    name: str
    entries: int


@dataclass(frozen=True)
class Piece:
    """A generated entry: its id, front matter lines, body, and photos as (file name, number of the shared photo)."""

    id: str
    title: str
    matter: tuple[str, ...]
    body: str
    photos: tuple[tuple[str, int], ...]

    @property
    def file(self) -> str:
        """Where the entry lies: in a folder of its own if it has photos."""
        return f"{self.id}/index.md" if self.photos else f"{self.id}.md"

    @property
    def text(self) -> str:
        return "\n".join(("---", *self.matter, "---", self.body))


def units(count: int) -> tuple[Unit, ...]:
    """One district, a street for every 500 entries and a community for every 100."""
    communities = max(1, count // 100)
    made = [Unit("qu", "district", "测试区", 0)]
    for number in range(communities):
        street = f"qu/street-{number // 5:02}"
        if number % 5 == 0:
            made.append(Unit(street, "street", f"{wording.place(number // 5)}街道", 0))
        share = count // communities + (number < count % communities)
        made.append(Unit(f"{street}/community-{number % 5}", "community", f"{wording.place(number)}社区", share))
    return tuple(made)


def pieces(count: int, pictured: bool = True) -> Iterator[Piece]:
    """Yield exactly count entries over all communities, newest first in each, spread over the last 900 days."""
    for place, unit in enumerate(units(count)):
        for number in range(unit.entries):
            published = AS_OF - timedelta(hours=7) - _SPAN * number / unit.entries
            yield _piece(unit, number, published, random.Random(place * 100_000 + number), pictured)


def _piece(unit: Unit, number: int, published: datetime, chance: random.Random, pictured: bool) -> Piece:
    kind = _KINDS[number % len(_KINDS)]
    title = wording.title(kind, number, chance)
    photos = _photos(kind, chance) if pictured else ()
    matter = (
        *(f"title: {title}", f"summary: {wording.summary(chance)}", "status: published"),
        *(f"publish_on: {published:%Y-%m-%d %H:%M}", f"topics: [{wording.topic(chance)}]"),
        *wording.keys_of(kind, published, unit.name, chance),
        *wording.photo_rows(photos, chance),
        f"byline: {{reporters: [{wording.person(chance)}], editor: {wording.person(chance)}}}",
        f"source: {{name: {unit.name}, kind: 原创}}",
    )
    slug = f"{published:%Y-%m-%d}-{number:04}"
    return Piece(f"{unit.id}/{kind}/{slug}", title, matter, wording.body(chance), photos)


def _photos(kind: str, chance: random.Random) -> tuple[tuple[str, int], ...]:
    share = {"activities": 0.9, "talks": 0.6, "families": 0.8, "honours": 0.3, "notices": 0.05}[kind]
    wanted = (chance.random() < share) + (chance.random() < share / 4)
    return tuple((f"照片{place}.jpg", chance.randrange(PHOTOS)) for place in range(1, wanted + 1))


class Tree(Enum):
    """What a generated tree holds beside its entries' words."""

    PAGES = auto()  # nothing: what plain MkDocs has too
    SCREENS = auto()  # four screens in the first community, photographs shared by many entries
    WHOLE = auto()  # two screens in every community, each photograph one entry's own, as in life


def write(folder: Path, count: int, photos: Path, tree: Tree = Tree.SCREENS) -> tuple[Piece, ...]:
    """Write a whole content folder of count entries; photos is a folder that write_photos has filled."""
    _save(folder / "site.yml", wording.PORTAL)
    communities = [unit for unit in units(count) if unit.entries]
    for place, unit in enumerate(units(count)):
        _save(folder / unit.id / f"{unit.level}.yml", wording.unit(unit.name, place))
        if unit in communities:
            _hang_screens(folder / unit.id, communities.index(unit), tree)
    made = tuple(pieces(count, pictured=tree is not Tree.PAGES))
    for piece in made:
        _save(folder / piece.file, piece.text)
        place_photos(piece, (folder / piece.file).parent, photos, own=tree is Tree.WHOLE)
    return made


def _hang_screens(folder: Path, place: int, tree: Tree) -> None:
    hung = {Tree.PAGES: (), Tree.SCREENS: () if place else _SCREENS, Tree.WHOLE: _SCREENS[:2]}[tree]
    if hung:
        rows = (wording.screen(f"{code}-{place}", *measures) for code, *measures in hung)
        _save(folder / "screens.yml", "".join(rows))
        _save(folder / "slogans.yml", wording.SLOGANS)


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def place_photos(piece: Piece, folder: Path, photos: Path, own: bool = False) -> None:
    """Put the entry's photos into its folder: links to the few there are, or files with bytes of their own."""
    for name, number in piece.photos:
        if own:
            (folder / name).write_bytes(_with_comment((photos / f"{number}.jpg").read_bytes(), f"{piece.id}/{name}"))
        else:
            os.link(photos / f"{number}.jpg", folder / name)


def _with_comment(jpeg: bytes, comment: str) -> bytes:
    """The same picture as another file: a comment segment after the start marker."""
    text = comment.encode()
    return jpeg[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + jpeg[2:]


def write_photos(folder: Path) -> None:
    """Write the shared photos 0.jpg, 1.jpg, …: 1600×1200, smooth with some grain, 150 to 250 kB as from a phone app."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        (folder / f"{number}.jpg").write_bytes(_photo(random.Random(number)))


def _photo(chance: random.Random) -> bytes:
    rough = Image.frombytes("RGB", (8, 6), chance.randbytes(8 * 6 * 3)).resize((1600, 1200), Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (320, 240), chance.randbytes(320 * 240 * 3)).resize(rough.size)
    buffer = io.BytesIO()
    Image.blend(rough, grain, 0.12).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
