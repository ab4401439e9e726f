"""The register: which entries have a page, which are listed, and where each is found."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zhendi.catalogue import Catalogue
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.register.kinship import Kinship
from zhendi.register.occasions import Occasion, occasions
from zhendi.register.shown import Shown, shown
from zhendi.register.view import SiteView


@dataclass(frozen=True)
class Register:
    catalogue: Catalogue
    view: SiteView

    @cached_property
    def paged(self) -> tuple[Shown, ...]:
        """Every entry that has a page, by id."""
        chosen = (entry for entry in self.catalogue.entries if self._has_page(entry))
        return tuple(shown(self.catalogue, entry, self.view.at) for entry in chosen)

    @cached_property
    def listed(self) -> tuple[Shown, ...]:
        """Every entry that lists may name, the newest first."""
        listed = (held for held in self.paged if self.lists(held.entry))
        return tuple(sorted(listed, key=lambda held: held.sort_key, reverse=True))

    @cached_property
    def withdrawn(self) -> tuple[Entry, ...]:
        """Every entry that was taken down: its address says so, and nothing else of it is left."""
        return tuple(entry for entry in self.catalogue.entries if entry.status == "withdrawn")

    def lists(self, entry: Entry) -> bool:
        listed = entry.is_on_site(self.view.at) and entry.id not in self.view.unlisted
        return listed and entry.stands(self.view.preview)

    def _has_page(self, entry: Entry) -> bool:
        return self.lists(entry) or (entry.id in self.view.unlisted and entry.stands(self.view.preview))

    def of(self, unit_id: str | None = None, folder: str = "") -> tuple[Shown, ...]:
        """The listed entries of a unit and the units below it, or of the whole site; of one kind where it is named."""
        return self._found.get((unit_id, folder), ())

    def widest(self, unit: Unit | None, folder: str = "") -> Unit | None:
        """The highest of a unit and those above it that lists just what it lists, in its script; None is the whole site."""
        if unit is None:
            return None
        count, lang = len(self.of(unit.id, folder)), unit.lang
        above = (None, *reversed(self.catalogue.lineage(unit.id)))
        alike = (held for held in above if (held.lang if held else "zh-Hans") == lang)
        return next(held for held in alike if len(self.of(held.id if held else None, folder)) == count)

    @cached_property
    def _found(self) -> Mapping[tuple[str | None, str], tuple[Shown, ...]]:
        found: dict[tuple[str | None, str], list[Shown]] = defaultdict(list)
        for held in self.listed:
            for unit_id in (None, *(unit.id for unit in self.catalogue.lineage(held.unit.id))):
                found[unit_id, ""].append(held)
                found[unit_id, held.entry.folder].append(held)
        return {key: tuple(held) for key, held in found.items()}

    def occasions(self, unit_id: str | None = None) -> tuple[Occasion, ...]:
        """What happens in a unit and the units below it, or on the whole site, the earliest first."""
        return self._happening.get(unit_id, ())

    @cached_property
    def _happening(self) -> Mapping[str | None, tuple[Occasion, ...]]:
        happening: dict[str | None, list[Occasion]] = defaultdict(list)
        for one in occasions(self.listed):
            for unit_id in (None, *(unit.id for unit in self.catalogue.lineage(one.held.unit.id))):
                happening[unit_id].append(one)
        return {key: tuple(found) for key, found in happening.items()}

    @cached_property
    def kinship(self) -> Kinship:
        """Which listed entries any entry leads on to."""
        return Kinship(self.listed)
