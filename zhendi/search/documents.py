"""What is searched: every entry that the site lists, and every unit, with all words that its page shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhendi.catalogue import Catalogue
from zhendi.model.entry import Entry
from zhendi.model.unit import Figure, Grid, Site, Unit
from zhendi.register import Register, Shown
from zhendi.register.addresses import unit_url
from zhendi.search.plain import passages

UNITS = "units"  # the kind that units are found under


@dataclass(frozen=True)
class Document:
    """A page that can be found. `day` is ISO 8601, empty where it has none; `unit` an id.

    `titles` begin with the heading, `names` are the people's, `labels` those of kind, topics and place. `prose` may be
    quoted in a result, `notes` are the other short words around it.
    """

    url: str
    lang: str
    kind: str
    unit: str
    day: str
    titles: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    prose: tuple[str, ...]
    notes: tuple[str, ...]


def documents(register: Register) -> Iterator[Document]:
    """The units, then the entries from the oldest to the newest: a new entry is the last, and the others keep their number."""
    for unit in register.catalogue.units.values():
        yield _unit(register.catalogue, unit)
    for held in reversed(register.listed):
        yield _entry(register, held)


def _entry(register: Register, held: Shown) -> Document:
    entry, fields = held.entry, held.fields
    names = (*(who.name for who in fields.people), fields.quote.name if fields.quote else "", *_signers(entry))
    return Document(
        url=held.url,
        lang=held.lang,
        kind=entry.folder,
        unit=held.unit.id,
        day=held.moment.day.isoformat(),
        titles=_told((entry.title, entry.screen_title.replace("|", ""))),
        names=_told(names),
        labels=_told((entry.label, fields.tag, fields.series, *entry.campaigns, *entry.topics, held.unit.name)),
        prose=_told(_prose(register, held)),
        notes=_told(_notes(register, held)),
    )


def _prose(register: Register, held: Shown) -> Iterator[str]:
    fields = held.fields
    yield held.summary
    if fields.quote:
        yield fields.quote.text
    yield from fields.points
    yield from passages(register.view.bodies.get(held.id, ""))
    yield fields.outcome
    yield fields.motto.replace("|", "")
    yield from (f"{fact.label}：{fact.value}" for fact in fields.facts)
    yield from (_joined(who.name, who.team, _hours(who.hours), who.deeds) for who in fields.people)
    for photo in held.entry.photos:
        yield from (photo.caption, photo.alt)
    yield from (fields.contact, fields.signup)


def _notes(register: Register, held: Shown) -> Iterator[str]:
    entry, fields, catalogue = held.entry, held.fields, register.catalogue
    yield from fields.criteria
    yield from (fields.quote.role if fields.quote else "", entry.source.name if entry.source else "")
    yield from (photo.photographer for photo in entry.photos)
    yield from (name for unit in catalogue.lineage(held.unit.id) for name in (unit.name, unit.short_name))
    yield from map(_figure, catalogue.cited(entry))


def _signers(entry: Entry) -> Iterator[str]:
    byline = entry.byline
    yield from (*byline.reporters, *byline.correspondents, *byline.photographers, byline.editor)


def _unit(catalogue: Catalogue, unit: Unit) -> Document:
    return Document(
        url=unit_url(unit),
        lang=unit.lang,
        kind=UNITS,
        unit=unit.id,
        day="",
        titles=_told((unit.name, unit.short_name)),
        names=_told(grid.lead for grid in unit.grids),
        labels=(),
        prose=_told(_unit_prose(catalogue, unit)),
        notes=_told(above.name for above in catalogue.ancestors(unit.id)),
    )


def _unit_prose(catalogue: Catalogue, unit: Unit) -> Iterator[str]:
    bounds = unit.boundary
    yield unit.slogan.replace("|", "，")
    yield from (unit.address, unit.phone)
    yield from map(_site, unit.sites)
    yield from map(_grid, unit.grids)
    yield from (bounds.east, bounds.south, bounds.west, bounds.north)
    yield from (_figure(figure) for figure in catalogue.figures if figure.unit_id == unit.id)


def _site(site: Site) -> str:
    return _joined(site.name, site.tier, site.address, site.hours, "、".join(site.functions))


def _grid(grid: Grid) -> str:
    bounds = grid.boundary
    sides = (bounds,) if isinstance(bounds, str) else (bounds.east, bounds.south, bounds.west, bounds.north)
    return _joined(grid.name, *sides, grid.lead)


def _figure(figure: Figure) -> str:
    return _joined(figure.label, str(figure), figure.source)


def _hours(hours: int | None) -> str:
    return f"{hours}小时" if hours is not None else ""


def _joined(*parts: str) -> str:
    """Short words side by side. What a reader types never has to hold the mark between them."""
    return "，".join(part for part in parts if part)


def _told(texts: Iterable[str]) -> tuple[str, ...]:
    """Every text once, in one line each."""
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text))
