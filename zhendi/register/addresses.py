"""Where things lie on the site: addresses of pages, from its root."""

from zhendi.model.entry import Entry
from zhendi.model.unit import Unit


def unit_url(unit: Unit) -> str:
    return f"{unit.id}/index.html"


def list_url(unit: Unit | None, kind: type[Entry], number: int = 1) -> str:
    """The list of a kind, of a unit or the whole site; `number` is its page, from 1."""
    folder = f"{unit.id}/{kind.folder}" if unit else kind.folder
    return f"{folder}/index.html" if number == 1 else f"{folder}/page_{number}/index.html"
