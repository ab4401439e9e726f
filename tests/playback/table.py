"""cases.json as both sides need it: slides and hours as a manifest has them, times as epochs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zhendi.model.chinese_dates import CHINA, read_window
from zhendi.playback import Loop, Playable

_CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
_START = "2026-04-16 08:30:00"

Slide = dict[str, Any]


def epoch(text: str | None) -> int | None:
    """`2026-04-16 08:30:00` in UTC+8."""
    return None if text is None else int(datetime.fromisoformat(text).replace(tzinfo=CHINA).timestamp())


def windows(texts: list[str] | None) -> list[list[int]] | None:
    return None if texts is None else [list(read_window(text)) for text in texts]


def _slide(row: dict[str, Any]) -> Slide:
    bounds = {"from": epoch(row.get("from")), "until": epoch(row.get("until"))}
    return {**bounds, "weekdays": row.get("weekdays"), "hours": windows(row.get("hours"))}


@dataclass(frozen=True)
class Moment:
    """Whether a slide may play at a moment."""

    name: str
    slide: Slide
    at: int
    plays: bool


def moments() -> list[Moment]:
    return [
        Moment(f"{case['name']}: {at}", _slide(case), epoch(at) or 0, plays)
        for case in _CASES["eligible"]
        for at, plays in case["at"]
    ]


@dataclass(frozen=True)
class Course:
    """What a screen shows from a moment on: for each step its time of day, if the case tells, and the slide's id."""

    name: str
    slides: tuple[Slide, ...]
    hours: list[list[int]]
    trusted: bool
    start: int
    shows: tuple[tuple[str | None, str], ...]

    @property
    def loop(self) -> Loop:
        parts: dict[str, tuple[Playable, list[int]]] = {}
        for slide in self.slides:
            key = slide["entry"] or slide["id"]
            parts.setdefault(key, (playable(key, slide), []))[1].append(slide["seconds"])
        hours = tuple((start, end) for start, end in self.hours)
        return Loop(tuple((who, tuple(stays)) for who, stays in parts.values()), hours, self.trusted)


def playable(key: str, slide: Slide) -> Playable:
    """What the program knows of a manifest's slide."""
    return Playable(
        id=key,
        kind="notices",
        tier=slide.get("tier", "normal"),
        unit="u",
        entry=slide.get("entry"),
        since=slide["from"],
        until=slide["until"],
        weekdays=tuple(slide["weekdays"] or ()),
        hours=tuple((start, end) for start, end in slide["hours"] or ()),
    )


def courses() -> list[Course]:
    return [
        Course(
            name=case["name"],
            slides=tuple(slide for part in case["parts"] for slide in _slides(part)),
            hours=windows(case.get("hours", ["00:00-24:00"])) or [],
            trusted=case.get("trusted", True),
            start=epoch(case.get("start", _START)) or 0,
            shows=tuple(_shown(text) for text in case["shows"]),
        )
        for case in _CASES["loops"]
    ]


def _slides(part: dict[str, Any]) -> Iterator[Slide]:
    tier = part.get("tier", "normal")
    entry = None if tier == "spacer" or part["id"] == "title" else part["id"]
    for n, seconds in enumerate(part.get("slides", [10]), 1):
        slide_id = part["id"] if entry is None else f"{entry}#{n}"
        yield {"id": slide_id, "entry": entry, "tier": tier, "seconds": seconds, **_slide(part)}


def _shown(text: str) -> tuple[str | None, str]:
    time, _, slide = text.rpartition(" ")
    return time or None, slide


def time_of_day(at: int) -> str:
    return datetime.fromtimestamp(at, CHINA).strftime("%H:%M:%S")
