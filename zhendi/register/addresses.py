"""Where things lie on the site: addresses of pages and of what machines read, from its root."""

from urllib.parse import quote

from zhendi.model.entry import Entry
from zhendi.model.unit import Unit


def absolute(base: str, url: str) -> str:
    """A file's address as machines are told it: whole and ASCII."""
    return base + quote(url)


def page_address(base: str, url: str) -> str:
    """A page's address as the world knows it: whole and ASCII, with the slash in the place of index.html."""
    return absolute(base, url.removesuffix("index.html") if url == "index.html" or url.endswith("/index.html") else url)


def unit_url(unit: Unit) -> str:
    return f"{unit.id}/index.html"


def list_url(unit: Unit | None, kind: type[Entry], number: int = 1) -> str:
    """The list of a kind, of a unit or the whole site; `number` is its page, from 1."""
    folder = f"{unit.id}/{kind.folder}" if unit else kind.folder
    return f"{folder}/index.html" if number == 1 else f"{folder}/page_{number}/index.html"


def feed_url(unit: Unit | None, kind: type[Entry] | None, suffix: str) -> str:
    """A feed of a unit or the whole site, of all kinds or one; `suffix` is xml (Atom) or json (JSON Feed)."""
    return _inside(unit, kind, f"feed.{suffix}")


def ics_url(unit: Unit | None) -> str:
    """The calendar that a phone subscribes to."""
    return _inside(unit, None, "calendar.ics")


def event_url(entry: Entry) -> str:
    """One event by itself, as a phone's calendar takes it."""
    return f"{entry.id}/event.ics"


def calendar_url(unit: Unit | None, part: str = "") -> str:
    """The page of a calendar; `part` is a month (2026-05) or a year of it, nothing the month built for."""
    return _inside(unit, None, f"calendar/{part}/index.html" if part else "calendar/index.html")


def _inside(unit: Unit | None, kind: type[Entry] | None, name: str) -> str:
    return "/".join((*([unit.id] if unit else ()), *([kind.folder] if kind else ()), name))
