"""The series of talks: who has spoken and who is still to, how many came, and what was said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import quotation
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.lists.facets import type_slugs
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people.stage import Seat, Series, Stage, series_of
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import list_folder, list_url, page_address, series_url, unit_url
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
                yield _Programme(register, stage, kind, unit, slugs).page()


@dataclass(frozen=True)
class _Programme:
    """The series of one kind, in a unit or on the whole site."""

    register: Register
    stage: Stage
    kind: type[Entry]
    unit: Unit | None
    slugs: Mapping[str, str]

    @property
    def lang(self) -> str:
        return self.unit.lang if self.unit else "zh-Hans"

    def page(self) -> Page:
        held = self.register.of(self.unit.id if self.unit else None, self.kind.folder)
        album = Album(self.register.view)
        label, url = in_script(self.kind.label, self.lang), series_url(self.unit, self.kind)
        name = f"{label}{in_script(_NAME, self.lang)}"
        above = [{"label": self.unit.name, "url": unit_url(self.unit)}] if self.unit else []
        context: Data = {
            "lang": self.lang,
            "theme": self.unit.theme if self.unit else "green",
            "here": list_url(None, self.kind),
            "heading": name,
            "above": [*above, {"label": label, "url": list_url(self.unit, self.kind)}],
            "series": [self._series(series, album) for series in series_of(held)],
            "crumbs": crumbs(self.register, self.unit, *self._crumbs(label)),
        }
        title = f"{self.unit.name}{name}" if self.unit else name
        canonical = page_address(self.register.catalogue.portal.address_base, url)
        path = url.removesuffix(".html") + ".md"
        return Page(path, "series.html", title, context, canonical=canonical, modified=newest(held))

    def _crumbs(self, label: str) -> tuple[Data, Data]:
        listed: Data = {"label": label, "url": list_url(self.unit, self.kind), "lang": self.lang}
        return listed, {"label": in_script(_NAME, self.lang), "url": "", "lang": self.lang}

    def _series(self, series: Series, album: Album) -> Data:
        seats = self.stage.seats(series, self.unit) if series.is_of_heads else ()
        quoted = [held for held in series.held if held.fields.quote][:_QUOTES]
        return {
            **told(series, seats, self.lang),
            "seats": [seat(each, self.lang, album) for each in seats] if len(seats) > 1 else [],
            "quotes": [quotation(held, held.fields.quote, album) for held in quoted if held.fields.quote],
            "sessions": [_session(held) for held in series.held[:_SESSIONS]],
            "all": self._all(series) if len(series.held) > _SESSIONS else "",
        }

    def _all(self, series: Series) -> str:
        """Where every session is listed."""
        slug = self.slugs.get(series.name, "") if self.unit is None and len(self.slugs) > 1 else ""
        folder = list_folder(self.unit, self.kind)
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
