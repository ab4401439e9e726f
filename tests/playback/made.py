"""Catalogues made on the spot: a district over a street over two communities, and whatever entries a test wants."""

from datetime import datetime
from pathlib import Path
from typing import Any

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Span
from zhendi.model.chinese_dates import CHINA, When
from zhendi.model.entry import Entry, Home
from zhendi.model.kinds import KINDS
from zhendi.model.parts import Play
from zhendi.model.portal import Portal
from zhendi.model.unit import Screen, Slogan, Unit

KIND = {kind.folder: kind for kind in KINDS}
NOW = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)  # a Thursday

_UNITS = (("d", "district", None), ("d/s", "street", "d"), ("d/s/c", "community", "d/s"), ("d/s/x", "community", "d/s"))


def when(text: str) -> When:
    moment = datetime.fromisoformat(text)
    return When(moment.date(), moment.time() if len(text) > 10 else None)


def entry(entry_id: str, publish_on: str = "2026-04-10", status: str = "published", **keys: Any) -> Entry:
    """An entry of the kind and unit that its id names; `play` as a dict, dates as text."""
    unit, folder, _ = entry_id.rsplit("/", 2)
    dates = {key: when(value) for key, value in keys.items() if key in DATES and value is not None}
    play = Play.model_construct(**keys.pop("play", {}))
    start = {"start_at": when(publish_on), "effective_from": when(publish_on), "held_at": when(publish_on)}
    given = {"title": "标题", "category": "通知", "type": "志愿服务", **start, **keys, **dates}
    home = Home(entry_id, unit, f"{entry_id}.md", Path("/nowhere"), "", 1, {(): Span(f"{entry_id}.md")})
    return KIND[folder].model_construct(home=home, publish_on=when(publish_on), status=status, play=play, **given)


DATES = ("expire_on", "start_at", "end_at", "effective_from", "to", "held_at")


def catalogue(*entries: Entry, slogans: tuple[Slogan, ...] = ()) -> Catalogue:
    units = {
        unit: Unit.model_construct(id=unit, level=level, parent=parent, path=unit, name=unit)
        for unit, level, parent in _UNITS
    }
    portal = Portal.model_construct(name="站", owner="主办", domain="x.example")
    return Catalogue(Path("/nowhere"), portal, units, entries, (), slogans, (), KINDS, {})


def screen(unit: str = "d/s/c", **keys: Any) -> Screen:
    return Screen.model_construct(
        **{"unit": unit, "code": "hall", "name": "屏", "place": "门厅", "width_px": 1920, "height_px": 1080, **keys}
    )


def slogan(unit: str, text: str, since: str | None = None, to: str | None = None) -> Slogan:
    return Slogan.model_construct(unit=unit, text=text, since=since and when(since), to=to and when(to))
