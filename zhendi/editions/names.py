"""The names that a page's conversion must not spoil: those that units declare, and people whose surname is a word too."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zhendi.catalogue import Catalogue
from zhendi.chinese import simplified, traditional
from zhendi.editions.shield import Shield
from zhendi.editions.surnames import written
from zhendi.model.entry import Entry
from zhendi.model.proper_names import ProperName

_BETWEEN_PEOPLE = re.compile(r"[、，,；;／/\s（）()]+")


@dataclass(frozen=True)
class Names:
    """The names of a catalogue, found for each page by its path: those of its unit, and of the units above and below."""

    catalogue: Catalogue
    _made: dict[tuple[str | None, str], Shield] = field(default_factory=dict, init=False, repr=False)
    _alike: dict[str, Shield] = field(default_factory=dict, init=False, repr=False)  # most units have the same

    def shield(self, page: str, lang: str) -> Shield:
        """What guards the names of a page while it is converted to `lang`; one for all pages of a unit."""
        key = self.unit_of(page), lang
        if key not in self._made:
            shield = self._shield(*key)
            self._made[key] = self._alike.setdefault(shield.digest, shield)
        return self._made[key]

    def unit_of(self, page: str) -> str | None:
        """The id of the unit that a page belongs to, None for a page of the whole site."""
        folder = page
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in self.catalogue.units:
                return folder
        return None

    def _shield(self, unit: str | None, lang: str) -> Shield:
        people = {
            whole: told for name in sorted(self._people.get(unit, ())) for whole, told in _with_surname(name, lang)
        }
        declared = {form: name for proper, by in self._declared(unit) for form, name in _forms(proper, by, lang)}
        base = self.catalogue.portal.address_base  # a domain may be Chinese; an address is never converted
        return Shield({**declared, **({} if base.isascii() else {base: base})}, people)

    def _declared(self, unit: str | None) -> Iterator[tuple[ProperName, str]]:
        """Each declared name with the script of who declares it. The nearer a unit above, the later: its word holds."""
        units = self.catalogue.units
        above = self.catalogue.lineage(unit)[::-1] if unit else ()
        below = self.catalogue.descendants(unit) if unit else units.values()
        for held in below:
            yield from ((name, held.lang) for name in held.proper_names)
        yield from ((name, "zh-Hans") for name in self.catalogue.portal.proper_names)
        for held in above:
            yield from ((name, held.lang) for name in held.proper_names)

    @cached_property
    def _people(self) -> Mapping[str | None, frozenset[str]]:
        """Everybody named in a unit and below it, or on the whole site, by unit; only those who need care anywhere."""
        found: dict[str | None, set[str]] = defaultdict(set)
        for unit, name in self._all_people():
            if any(written(name, lang) for lang in ("zh-Hans", "zh-Hant")):
                for held in (None, *(above.id for above in self.catalogue.lineage(unit))):
                    found[held].add(name)
        return {unit: frozenset(names) for unit, names in found.items()}

    def _all_people(self) -> Iterator[tuple[str, str]]:
        for entry in self.catalogue.entries:
            yield from ((entry.unit, name) for name in _people(entry))
        for unit in self.catalogue.units.values():
            yield from ((unit.id, name) for grid in unit.grids for name in _apart(grid.lead))


def _people(entry: Entry) -> Iterator[str]:
    for told in entry.people_named():
        yield from _apart(told)


def _apart(told: str) -> Iterator[str]:
    """The people of a text that may name several; a family's name without the word family too."""
    for name in _BETWEEN_PEOPLE.split(told):
        yield name
        if name.endswith("家庭"):
            yield name.removesuffix("家庭")


def _with_surname(name: str, lang: str) -> Iterator[tuple[str, str]]:
    found = written(name, lang)
    if found:
        surname, told = found
        yield name, told + _converted(name.removeprefix(surname), lang)


def _forms(proper: ProperName, written_in: str, lang: str) -> Iterator[tuple[str, str]]:
    """Whichever way a page writes it, a declared name is written on it as the script of the page demands."""
    told = proper.in_script(lang, written_in)
    yield proper.written, told
    yield proper.other, told


def _converted(text: str, lang: str) -> str:
    return traditional(text) if lang == "zh-Hant" else simplified(text)
