"""Catalogue 目录: every unit and entry that stands, linked and indexed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from zhendi.chinese import in_script
from zhendi.model.appearance import Setting
from zhendi.model.entry import Entry
from zhendi.model.portal import Portal
from zhendi.model.unit import Blackout, Figure, Screen, Slogan, Unit

FIGURE_CALL = re.compile(r"\{\{\s*figure\(\s*[\"'“”‘’]?(?P<key>[^\"'“”‘’)]*?)[\"'“”‘’]?\s*\)\s*\}\}")


@dataclass(frozen=True)
class Catalogue:
    """All that the content tree says. Units stand parents before children, everything else in the order of its files."""

    root: Path
    portal: Portal
    units: Mapping[str, Unit]
    entries: tuple[Entry, ...]
    screens: tuple[Screen, ...]
    slogans: tuple[Slogan, ...]
    figures: tuple[Figure, ...]
    kinds: tuple[type[Entry], ...]
    texts: Mapping[str, str]  # every file's text by its path, for the rules that read words rather than keys
    drafts: frozenset[str] = frozenset()  # the paths of drafts, those that are broken too
    blackouts: tuple[Blackout, ...] = ()
    founded: bool = True  # whether site.yml is sound, so that something can be built

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_path(self) -> dict[str, Entry]:
        return {entry.home.path: entry for entry in self.entries}

    @cached_property
    def _figures(self) -> dict[tuple[str, str], Figure]:
        return {(figure.unit_id, figure.key): figure for figure in self.figures}

    def entry(self, entry_id: str) -> Entry | None:
        return self._by_id.get(entry_id)

    def entry_at(self, path: str) -> Entry | None:
        """The entry whose file is `path`, relative to the content folder."""
        return self._by_path.get(path)

    def unit_of(self, entry: Entry) -> Unit:
        return self.units[entry.unit]

    def lang_of(self, entry: Entry) -> str:
        return entry.lang or self.unit_of(entry).lang

    def ancestors(self, unit_id: str) -> tuple[Unit, ...]:
        """The units above, the nearest first."""
        parent = self.units[unit_id].parent
        return () if parent is None else (self.units[parent], *self.ancestors(parent))

    def lineage(self, unit_id: str) -> tuple[Unit, ...]:
        """The unit itself and the units above it."""
        return (self.units[unit_id], *self.ancestors(unit_id))

    def blackout(self, code: str) -> Blackout | None:
        """What keeps a screen to its title card, if anything does."""
        return next((row for row in self.blackouts if row.screen == code), None)

    def children(self, unit_id: str | None) -> tuple[Unit, ...]:
        """The units right below; those at the top for None."""
        return tuple(unit for unit in self.units.values() if unit.parent == unit_id)

    def descendants(self, unit_id: str) -> tuple[Unit, ...]:
        below = f"{unit_id}/"
        return tuple(unit for unit in self.units.values() if unit.id.startswith(below))

    def figure(self, unit_id: str, key: str) -> Figure | None:
        """The figure of this key that holds for a unit: its own, else its nearest ancestor's."""
        found = (self._figures.get((unit.id, key)) for unit in self.lineage(unit_id))
        return next((figure for figure in found if figure), None)

    def told(self, unit_id: str, text: str, lang: str = "zh-Hans") -> str:
        """The text with its figures put in: `{{ figure("outings") }}` becomes 130余次."""

        def value(call: re.Match[str]) -> str:
            figure = self.figure(unit_id, call["key"].strip())
            return in_script(str(figure), lang) if figure else call[0]

        return FIGURE_CALL.sub(value, text)

    def cited(self, entry: Entry) -> tuple[Figure, ...]:
        """The figures that an entry cites in its summary and body, each once, in order."""
        keys = dict.fromkeys(
            call["key"].strip() for call in FIGURE_CALL.finditer(f"{entry.summary}\n{entry.home.body}")
        )
        return tuple(figure for key in keys if (figure := self.figure(entry.unit, key)))

    def setting(self, entry: Entry) -> Setting:
        lang = self.lang_of(entry)
        return Setting(self.told(entry.unit, entry.summary, lang), self.portal.star_hours, lang)

    def keeping(
        self,
        entry: Callable[[Entry], bool] = lambda _: True,
        unit: Callable[[Unit], bool] = lambda _: True,
        row: Callable[[Screen | Slogan | Figure | Blackout], bool] = lambda _: True,
    ) -> "Catalogue":
        """The same catalogue with only what passes; what lies in a unit that is left out goes with it."""
        units = {unit_id: held for unit_id, held in self.units.items() if unit(held)}
        for unit_id, held in units.items():
            parent = held.parent
            while parent is not None and parent not in units:
                parent = self.units[parent].parent
            units[unit_id] = held.model_copy(update={"parent": parent})
        return replace(
            self,
            units=units,
            entries=tuple(held for held in self.entries if held.unit in units and entry(held)),
            screens=tuple(held for held in self.screens if held.unit in units and row(held)),
            slogans=tuple(held for held in self.slogans if held.unit in units and row(held)),
            figures=tuple(held for held in self.figures if held.unit_id in units and row(held)),
            blackouts=tuple(held for held in self.blackouts if row(held)),
        )
