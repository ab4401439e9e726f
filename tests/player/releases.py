"""Small releases of plain colours, written as the build writes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from tests.playback.table import epoch, windows
from zhendi.model.chinese_dates import CHINA
from zhendi.model.unit import Screen, Unit
from zhendi.outputs.manifests import Film, as_json, as_script, manifest, media_path
from zhendi.outputs.player import page, preview, worker
from zhendi.playback import Playable

COLOURS = {
    "red": (210, 20, 20),
    "green": (10, 150, 40),
    "blue": (20, 40, 200),
    "amber": (250, 190, 20),
    "violet": (140, 30, 160),
    "white": (245, 245, 245),
    "paper": (248, 245, 236),
    "cyan": (20, 180, 190),
}
SIZE = (320, 180)
UNIT = Unit.model_construct(
    id="d/c",
    level="community",
    parent="d",
    path="d/c",
    name="友谊河社区",
    slogan="网中有格，格中有人",
    lang="zh-Hans",
    theme="green",
)


@dataclass(frozen=True)
class Picture:
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def characters(self) -> int:
        return 0


@dataclass(frozen=True)
class Clip(Film):
    """A video with its bytes."""

    content: bytes = b""


def clip(content: bytes) -> Clip:
    return Clip(sha256(content).hexdigest(), len(content), 1.0, content)


@cache
def plain(colour: str, size: tuple[int, int] = SIZE) -> Picture:
    return encoded(Image.new("RGB", size, COLOURS[colour]))


@cache
def quarters(size: tuple[int, int]) -> Picture:
    """Red, green / blue, amber as people read them."""
    image = Image.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for n, colour in enumerate(("red", "green", "blue", "amber")):
        image.paste(COLOURS[colour], (n % 2 * half[0], n // 2 * half[1], (n % 2 + 1) * half[0], (n // 2 + 1) * half[1]))
    return encoded(image)


def encoded(image: Image.Image) -> Picture:
    held = BytesIO()
    image.save(held, "JPEG", quality=88, subsampling=0)
    return Picture(held.getvalue())


Part = tuple[Playable, Sequence[Picture | Clip]]


def part(name: str, *colours: str | Picture | Clip, tier: str = "normal", seconds: int = 10, **keys: Any) -> Part:
    """A playable of that name and its slides; `since` and `until` as text in UTC+8, `hours` as 20:00-02:00."""
    bounds = {key: epoch(keys.get(key)) for key in ("since", "until")}
    hours = tuple((start, end) for start, end in windows(keys.get("hours")) or ())
    kind = "slogan" if tier == "spacer" else "title" if name == "title" else "notices"
    entry = f"d/c/notices/{name}" if kind == "notices" else None
    who = Playable(
        entry or name, kind, tier, "d/c", entry, weekdays=keys.get("weekdays", ()), hours=hours, seconds=seconds
    )
    return replace(who, **bounds), [plain(each) if isinstance(each, str) else each for each in colours]


TITLE = part("title", "white", tier="filler")


def screen(**keys: Any) -> Screen:
    given = {
        "unit": "d/c",
        "code": "hall",
        "name": "门厅屏",
        "place": "门厅",
        "width_px": SIZE[0],
        "height_px": SIZE[1],
    }
    return Screen.model_construct(**{**given, "hours": ((0, 1440),), "min_seconds": 1, **keys})


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def write(
    folder: Path, *parts: Part, on: Screen | None = None, built: str = "2026-04-16 08:00", clock: str | None = None
) -> Path:
    """Writes a release as the build does, the manifest last; gives the page's path."""
    on = on or screen()
    screens = folder / "screens"
    home = screens / on.code
    (screens / "media").mkdir(parents=True, exist_ok=True)
    home.mkdir(exist_ok=True)
    for _, pictures in parts:
        for picture in pictures:
            (screens / media_path(picture)).write_bytes(picture.content)
    opened = page(on, UNIT, "归义镇")
    (home / "index.html").write_bytes(opened)
    (home / "worker.js").write_bytes(worker(opened))
    (home / "preview.js").write_bytes(preview())
    made = manifest(on, parts, moment(built), moment(clock) if clock else None)
    (home / "manifest.json").write_bytes(as_json(made))
    (home / "manifest.js").write_bytes(as_script(made))
    return home / "index.html"
