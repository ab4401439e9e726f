"""cases.json as both sides need it: slides and hours as a manifest has them, times as epochs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zhendi.model.chinese_dates import CHINA, When, read_window
from zhendi.playback import Loop, Playable

_CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
_START = "2026-04-16 08:30:00"
_BUILT = "2026-04-15 18:00:00"
_AHEAD = 3600

Slide = dict[str, Any]


def epoch(text: str | None) -> int | None:
    """`2026-04-16 08:30:00` in UTC+8; a date alone is its first moment."""
    return None if text is None else int(_when(text).first_moment.timestamp())


def end(text: str | None) -> int | None:
    """The moment after the last one meant: a date alone lasts to its end."""
    return None if text is None else int(_when(text).end_moment.timestamp())


def _when(text: str) -> When:
    moment = datetime.fromisoformat(text)
    return When(moment.date(), moment.time() if len(text) > len("2026-04-16") else None)


def windows(texts: list[str] | None) -> list[list[int]] | None:
    return None if texts is None else [list(read_window(text)) for text in texts]


def _slide(row: dict[str, Any]) -> Slide:
    bounds = {"from": epoch(row.get("from")), "until": end(row.get("until"))}
    return {**bounds, "weekdays": row.get("weekdays"), "hours": windows(row.get("hours"))}


def _grouped(section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for group, cases in _CASES[section].items():
        for case in cases:
            yield f"{group}: {case['name']}", case


@dataclass(frozen=True)
class Moment:
    """Whether a slide may play at a moment."""

    name: str
    slide: Slide
    at: int
    plays: bool


def moments() -> list[Moment]:
    return [
        Moment(f"{name}: {at}", _slide(case), epoch(at) or 0, plays)
        for name, case in _grouped("eligible")
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
        _course(name, case, epoch(case.get("start", _START)) or 0, case.get("trusted", True))
        for name, case in _grouped("loops")
    ]


def _course(name: str, case: dict[str, Any], start: int, trusted: bool) -> Course:
    slides = tuple(slide for part in case["parts"] for slide in _slides(part))
    ids = {slide["id"] for slide in slides}
    shows = case["shows"].split() if isinstance(case["shows"], str) else case["shows"]
    hours = windows(case.get("hours", ["00:00-24:00"])) or []
    return Course(name, slides, hours, trusted, start, tuple(_shown(text, ids) for text in shows))


def _slides(part: str | dict[str, Any]) -> Iterator[Slide]:
    """The slides of a part: `{"id": "a", "slides": [10, 8], …}`, or shortly `a`, `h high`, `n1..n3`, `title`."""
    if isinstance(part, str):
        yield from (slide for row in _rows(part) for slide in _slides(row))
        return
    tier = part.get("tier", "filler" if part["id"] == "title" else "normal")
    entry = None if tier == "spacer" or part["id"] == "title" else part["id"]
    for n, seconds in enumerate(part.get("slides", [10]), 1):
        slide_id = part["id"] if entry is None else f"{entry}#{n}"
        yield {"id": slide_id, "entry": entry, "tier": tier, "seconds": seconds, **_slide(part)}


def _rows(text: str) -> Iterator[dict[str, Any]]:
    names, _, tier = text.partition(" ")
    first, _, last = names.partition("..")
    ids = [f"{first[:1]}{n}" for n in range(int(first[1:]), int(last[1:]) + 1)] if last else [first]
    yield from ({"id": each, **({"tier": tier} if tier else {})} for each in ids)


def _shown(text: str, ids: set[str]) -> tuple[str | None, str]:
    """`08:30:10 a#2`; without the time of day where it does not matter, without the number where there is one slide."""
    time, _, slide = text.rpartition(" ")
    return time or None, slide if slide in ids or slide == "-" else f"{slide}#1"


def time_of_day(at: int) -> str:
    return datetime.fromtimestamp(at, CHINA).strftime("%H:%M:%S")


Said = tuple[int, str, bool]
"""The player's moment, where it comes from (device, server, least, demonstration), and whether it is trusted."""


@dataclass(frozen=True)
class Clock:
    """A device and what it has heard. All times are epochs.

    `device` is its clock when the page opens and the manifest is adopted, `zone` its time zone; `server` is what the
    server said then, if it did; `kept` what it said when the page was last open; `ago` seconds pass, and then somebody
    may have set the device's clock to `turned`.
    """

    name: str
    device: int
    zone: str
    built: int
    kept: int | None
    server: int | None
    ago: int
    demonstration: int | None
    turned: int | None
    says: Said
    course: Course | None

    @property
    def rule(self) -> Said:
        """contracts/PLAYBACK.md, “A broken clock”; the builder's clock may run ahead of the server's by an hour."""
        if self.demonstration is not None:
            return self.demonstration + self.ago, "demonstration", True
        corrected = (self.device if self.server is None else self.server) + self.ago
        kept = self.kept if self.server is None else self.server
        moment = max(corrected, self.built, kept or 0)
        if corrected < moment - (0 if self.server is None else _AHEAD):
            return moment, "least", False
        return moment, "device" if self.server is None else "server", True


def clocks() -> list[Clock]:
    return [_clock(name, case) for name, case in _grouped("clocks")]


def _clock(name: str, case: dict[str, Any]) -> Clock:
    at, source, trusted = epoch(case["says"][0]) or 0, case["says"][1], case["says"][2]
    return Clock(
        name=name,
        device=epoch(case["device"]) or 0,
        zone=case.get("zone", "Asia/Shanghai"),
        built=epoch(case.get("built", _BUILT)) or 0,
        kept=epoch(case.get("kept")),
        server=epoch(case.get("server")),
        ago=case.get("ago", 0),
        demonstration=epoch(case.get("demonstration")),
        turned=epoch(case.get("turned")),
        says=(at, source, trusted),
        course=_course(name, case, at, trusted) if "parts" in case else None,
    )
