"""The manifest 播放清单 of a screen: what its player needs to know, as contracts/PLAYBACK.md spells it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from math import ceil
from typing import Protocol

from zhendi.model.unit import Screen
from zhendi.playback import Playable, Windows, dwell

SCHEMA = 1

Slide = Mapping[str, object]
Manifest = Mapping[str, object]


class Picture(Protocol):
    """A drawn page: the digest and size of its JPEG, and how many characters a passer-by reads on it."""

    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def characters(self) -> int: ...


@dataclass(frozen=True)
class Film:
    """A video ready to play: the digest and size of its MP4, and its length in seconds."""

    sha256: str
    size: int
    length: float


Part = tuple[Playable, Sequence[Picture | Film]]


def manifest(screen: Screen, parts: Iterable[Part], built_at: datetime, clock: datetime | None = None) -> Manifest:
    """The manifest of a screen, from its programme in order, each playable with its slides.

    A playable without slides is left out. `clock` is the moment at which a demonstration starts, None in real use.
    """
    slides = slides_of(screen, parts)
    body = {
        "schema": SCHEMA,
        "screen": screen.code,
        "clock": None if clock is None else int(clock.timestamp()),
        "count": len(slides),
        "rotate": screen.rotate,
        "width": screen.width_px,
        "height": screen.height_px,
        "hours": _pairs(screen.hours),
        "slides": slides,
    }
    return _sealed(body, built_at)


def slides_of(screen: Screen, parts: Iterable[Part]) -> list[Slide]:
    """The slides of a manifest, in its order."""
    return list(_slides(screen, parts))


def with_slides(earlier: Manifest, slides: Sequence[Slide], built_at: datetime) -> Manifest:
    """The same manifest with other slides, counted, and the release that they make."""
    body = {key: value for key, value in earlier.items() if key not in ("release", "built_at")}
    return _sealed({**body, "count": len(slides), "slides": list(slides)}, built_at)


def _sealed(body: Manifest, built_at: datetime) -> Manifest:
    # Neither of these two is part of it, so that content that has not changed keeps its release.
    release = sha256(_compact(body).encode()).hexdigest()[:16]
    head = {"schema": body["schema"], "screen": body["screen"]}
    return {**head, "release": release, "built_at": int(built_at.timestamp()), **body}


def as_json(made: Manifest) -> bytes:
    """manifest.json."""
    return _compact(made).encode() + b"\n"


def as_script(made: Manifest) -> bytes:
    """manifest.js: the same for a player opened from a file, where nothing else can be read."""
    # Two characters that JSON allows and a script of old does not.
    text = _compact(made).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.ZHENDI_MANIFEST = {text};\n".encode()


def media_path(slide: Picture | Film) -> str:
    """Where a slide's file lies under screens/, by its content: equal slides share it."""
    return f"media/{slide.sha256}.{'mp4' if isinstance(slide, Film) else 'jpg'}"


def seconds_of(screen: Screen, playable: Playable, slide: Picture | Film) -> int:
    """How long a slide stays on a screen, a film to its end. contracts/PLAYBACK.md, “Dwell”."""
    if isinstance(slide, Film):
        return max(screen.min_seconds, ceil(slide.length))
    return dwell(playable.seconds, slide.characters, screen.min_seconds)


def _slides(screen: Screen, parts: Iterable[Part]) -> Iterator[Slide]:
    slogans = 0
    for playable, slides in parts:
        for n, slide in enumerate(slides, 1):
            slogans += playable.kind == "slogan"
            yield _slide(screen, playable, slide, _slide_id(playable, n, slogans))


def _slide_id(playable: Playable, n: int, slogans: int) -> str:
    if playable.entry is not None:
        return f"{playable.entry}#{n}"
    return f"slogan#{slogans}" if playable.kind == "slogan" else playable.id if n == 1 else f"{playable.id}#{n}"


def _slide(screen: Screen, playable: Playable, slide: Picture | Film, slide_id: str) -> Slide:
    return {
        "id": slide_id,
        "entry": playable.entry,
        "kind": playable.kind,
        "media": "video" if isinstance(slide, Film) else "image",
        "src": f"../{media_path(slide)}",
        "sha256": slide.sha256,
        "bytes": slide.size,
        "seconds": seconds_of(screen, playable, slide),
        "tier": playable.tier,
        "from": playable.since,
        "until": playable.until,
        "weekdays": list(playable.weekdays) or None,
        "hours": _pairs(playable.hours) or None,
    }


def _pairs(hours: Windows) -> list[list[int]]:
    return [list(window) for window in hours]


def _compact(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
