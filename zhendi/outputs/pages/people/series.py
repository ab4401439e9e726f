"""The series of talks: who has spoken and who is still to, how many came, and what was said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import quotation
from zhendi.outputs.pages.lists.facets import type_slugs
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people.stage import Seat, Series, Stage, series_of
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.scope import Scope
from zhendi.register.addresses import list_folder, series_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data
from zhendi.register.words import date_parts, set_heading

_QUOTES, _SESSIONS = 4, 12
_NAME = "系列"


def has_series(register: Register, unit: Unit | None, kind: type[Entry]) -> bool:
    """Whether a kind's talks are worth a page of their series: there are several."""
    spoken = (held for held in register.of(unit.id if unit else None, kind.folder) if held.fields.speaker)
    return sum(1 for held in spoken if held.fields.series) > 1


def series_pages(register: Register) -> Iterator[Page]:
    stage = Stage(register)
    for kind in register.catalogue.kinds:
        slugs = type_slugs(register.of(None, kind.folder))
        for unit in (None, *register.catalogue.units.values()):
            if has_series(register, unit, kind):
                yield _Programme(Scope(register, unit), stage, kind, slugs).page()


@dataclass(frozen=True)
class _Programme:
    """The series of one kind, in a unit or on the whole site."""

    scope: Scope
    stage: Stage
    kind: type[Entry]
    slugs: Mapping[str, str]

    def page(self) -> Page:
        scope, kind = self.scope, self.kind
        held = scope.register.of(scope.unit_id, kind.folder)
        album = Album(scope.register.view)
        name = in_script(f"{kind.label}{_NAME}", scope.lang)
        context: Data = {
            **scope.beside(kind, _NAME),
            "heading": name,
            "series": [self._series(series, album) for series in series_of(held)],
        }
        return scope.page(series_url(scope.unit, kind), "series.html", scope.owner + name, context, newest(held))

    def _series(self, series: Series, album: Album) -> Data:
        seats = self.stage.seats(series, self.scope.unit) if series.is_of_heads else ()
        quoted = [held for held in series.held if held.fields.quote][:_QUOTES]
        return {
            **told(series, seats, self.scope.lang),
            "seats": [seat(each, self.scope.lang, album) for each in seats] if len(seats) > 1 else [],
            "quotes": [quotation(held, album) for held in quoted],
            "sessions": [_session(held) for held in series.held[:_SESSIONS]],
            "all": self._all(series) if len(series.held) > _SESSIONS else "",
        }

    def _all(self, series: Series) -> str:
        """Where every session is listed."""
        slug = self.slugs.get(series.name, "") if self.scope.unit is None and len(self.slugs) > 1 else ""
        folder = list_folder(self.scope.unit, self.kind)
        return f"{folder}/{slug}/index.html" if slug else f"{folder}/index.html"


def told(series: Series, seats: tuple[Seat, ...], lang: str) -> Data:
    """A series in figures."""
    return {
        "name": set_heading(in_script(series.name, lang), lang),
        "count": len(series.held),
        "attendance": series.attendance,
        "uncounted": series.uncounted,
        "first": {"year": series.first.year, "month": series.first.month},
        "last": {"year": series.last.year, "month": series.last.month},
        "spoken": sum(each.said is not None for each in seats),
        "waiting": sum(each.said is None for each in seats),
    }


def seat(held: Seat, lang: str, album: Album) -> Data:
    """A unit's seat: who spoke and when, or that it is still to."""
    common: Data = {"unit": held.unit.shown_name, "lang": held.unit.lang, "theme": held.unit.theme}
    if held.said is None or held.said.fields.speaker is None:
        return {**common, "url": unit_url(held.unit), "name": "", "picture": None, "mark": held.unit.shown_name[:1]}
    speaker = held.said.fields.speaker
    return {
        **common,
        "url": held.said.url,
        "name": speaker.name,
        "when": date_parts(held.said.moment, lang),
        "picture": album.take(held.said.id, speaker.photo, speaker.name),
        "mark": speaker.name[:1],
    }


def _session(held: Shown) -> Data:
    speaker = held.fields.speaker
    return {
        "url": held.url,
        "title": held.words["title"],
        "lang": held.lang,
        "unit": held.unit.shown_name,
        "name": speaker.name if speaker else "",
        "when": date_parts(held.moment, held.lang),
        "attendance": held.fields.attendance,
    }
