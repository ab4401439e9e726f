"""The slides that both sides draw: plain drawing data, each brief one picture of 1920×1080."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark import wording

WIDTH, HEIGHT, HEIGHT_MM, DISTANCE_M = 1920, 1080, 685.0, 3.0
_LAYOUTS = ("story", "quote", "story", "notice", "story", "people", "story", "words", "story", "notice")
_QUOTE = "把一件小事做上一百遍，就成了大家的习惯。"


@dataclass(frozen=True)
class Slide:
    """A layout's name and its data as JSON values."""

    layout: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class PhotoFile:
    """A photograph on disk and the SHA-256 of its bytes."""

    file: Path
    digest: str


def slides(count: int, photos: Sequence[PhotoFile]) -> tuple[Slide, ...]:
    """Return count slides, half of them with a photograph, all different."""
    return tuple(_slide(number, photos[number % len(photos)], random.Random(number)) for number in range(count))


def _slide(number: int, photo: PhotoFile, chance: random.Random) -> Slide:
    layout = _LAYOUTS[number % len(_LAYOUTS)]
    common = {
        "unit": f"{wording.place(number)}社区",
        "theme": ("green", "red", "gold")[number // 3 % 3],
        "lang": "zh-Hans",
        "label": "活动",
        "qr": None if layout in ("words", "people") else f"https://bench.example/qu/community/entry-{number}/",
        "watermark": None,
    }
    shown = {"file": str(photo.file), "digest": photo.digest, "focus": [0.5, chance.randrange(30, 70) / 100]}
    return Slide(layout, {**common, **_DATA[layout](number, shown, chance)})


def _story(number: int, photo: object, chance: random.Random) -> dict[str, object]:
    facts = [["时间", f"4月{number % 28 + 1}日 9:00"], ["地点", "河边步道"], ["对象", "居民家庭"]]
    title = f"{wording.place(number)}认绿地|扮靓共同家园"
    return {"title": title, "facts": facts, "lines": [], "photo": photo, "caption": "栽下今年第一批树苗"}


def _quote(number: int, photo: object, chance: random.Random) -> dict[str, object]:
    name, role = f"宣讲人{wording.place(number)}", "社区宣讲员"
    return {"title": "邻里讲堂", "quote": _QUOTE, "name": name, "role": role, "photo": photo}


def _people(number: int, photo: object, chance: random.Random) -> dict[str, object]:
    people = [{"name": wording.person(chance)[:3], "hours": chance.randrange(100, 999), "stars": 2} for _ in range(4)]
    return {"label": "荣誉", "title": f"第{number + 1}批志愿之星", "people": people}


def _words(number: int, photo: object, chance: random.Random) -> dict[str, object]:
    return {"label": "", "text": f"文明{wording.place(number)}|惠及千万家"}


def _notice(number: int, photo: object, chance: random.Random) -> dict[str, object]:
    facts = [["时间", f"4月{number % 28 + 1}日 8:00—18:00"], ["范围", f"第{number % 9 + 1}网格"]]
    return {"label": "通知", "title": f"{wording.place(number)}一带|春季管道检修", "facts": facts, "lines": []}


_DATA = {"story": _story, "quote": _quote, "people": _people, "words": _words, "notice": _notice}
