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


def list_folder(unit: Unit | None, kind: type[Entry]) -> str:
    """Where the list of a kind lies, of a unit or the whole site, with its pages and parts."""
    return f"{unit.id}/{kind.folder}" if unit else kind.folder


def list_url(unit: Unit | None, kind: type[Entry]) -> str:
    return f"{list_folder(unit, kind)}/index.html"


def archive_url(unit: Unit | None, month: tuple[int, int] | None = None) -> str:
    """Everything of a unit or the whole site by month; of one month, (2026, 4), where it is named."""
    folder = f"{unit.id}/archive" if unit else "archive"
    return f"{folder}/{month[0]}-{month[1]:02d}/index.html" if month else f"{folder}/index.html"


def series_url(unit: Unit | None, kind: type[Entry]) -> str:
    """The series that the entries of a kind belong to."""
    return f"{list_folder(unit, kind)}/series/index.html"


def wall_url(unit: Unit | None, kind: type[Entry], year: int | None = None) -> str:
    """The wall of those whom a kind honours; of one year where it is named, else of the last."""
    folder = f"{list_folder(unit, kind)}/wall"
    return f"{folder}/year_{year}/index.html" if year else f"{folder}/index.html"


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
