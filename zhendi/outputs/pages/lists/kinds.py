"""All entries of a kind, of the whole site or of one unit, by month; and the same by year and by type.

A unit that lists what a unit above it lists has a first page of its own, which goes on in the list above.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card
from zhendi.outputs.pages.following import feed_links, follow
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.lists.facets import Facet, Part, facets, type_slugs
from zhendi.outputs.pages.lists.leaves import Leaf, is_long, leaves, pager
from zhendi.outputs.pages.meta import list_about, with_meta
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.scope import Scope
from zhendi.register.addresses import list_folder, list_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data

_IN_SIGHT = 4  # choices that a phone shows side by side: of more, the current one comes first


def list_pages(register: Register) -> Iterator[Page]:
    """Every list that has anything in it, page by page, and its parts."""
    for kind in register.catalogue.kinds:
        slugs = type_slugs(register.of(None, kind.folder))
        for unit in (None, *register.catalogue.units.values()):
            held = register.of(unit.id if unit else None, kind.folder)
            held = tuple(sorted(held, key=lambda each: each.list_key, reverse=True))
            if held:
                lang = unit.lang if unit else "zh-Hans"
                parted = unit is None or is_long(held)
                parts = facets(held, slugs, lang) if parted else ()
                yield from _List(register, kind, unit, register.widest(unit, kind.folder), held, parts).pages()


@dataclass(frozen=True)
class _List:
    """One list; `part` is set where only a part of it is shown. Its later pages and its parts lie in that of `goes_on_in`."""

    register: Register
    kind: type[Entry]
    unit: Unit | None
    goes_on_in: Unit | None
    held: tuple[Shown, ...]
    facets: tuple[Facet, ...]
    part: Part | None = None

    def pages(self) -> Iterator[Page]:
        first, *others = leaves(self._folder, self.part.held if self.part else self.held)
        if self.goes_on_in is not self.unit:
            yield self._page(replace(first, folder=list_folder(self.unit, self.kind)))
            return
        yield from map(self._page, (first, *others))
        if self.part is None:
            for part in (part for facet in self.facets for part in facet.parts):
                yield from replace(self, part=part).pages()

    @property
    def lang(self) -> str:
        return self.unit.lang if self.unit else "zh-Hans"

    @property
    def label(self) -> str:
        return in_script(self.kind.label, self.lang)

    @property
    def _folder(self) -> str:
        folder = list_folder(self.goes_on_in, self.kind)
        return f"{folder}/{self.part.slug}" if self.part else folder

    def _page(self, leaf: Leaf) -> Page:
        context: Data = {
            "here": list_url(None, self.kind),
            "heading": self.part.label if self.part else self.label,
            "above": self._above(),
            "total": len(self.part.held if self.part else self.held) if leaf.is_first else None,
            "months": _months(self.register, leaf.held),
            "filters": self._filters() if leaf.is_first else [],
            "elsewhere": self._elsewhere() if leaf.is_first and not self.part else [],
            "feeds": feed_links(self.register, self.unit, self.kind),
            "follow": follow(self.register, self.unit, self.kind),
            "pager": pager(leaf, self.lang),
            "crumbs": crumbs(self.register, self.unit, *self._crumbs()),
        }
        page = Scope(self.register, self.unit).page(
            leaf.url, "list.html", self._title(leaf), context, newest(leaf.held)
        )
        return with_meta(self.register, page, list_about(self.register, page, self.unit, self.kind))

    def _title(self, leaf: Leaf) -> str:
        named = f"{self.unit.name if self.unit else ''}{self.label}"
        told = f"{self.part.label} · {named}" if self.part else named
        return told if leaf.is_first else f"{told}（{leaf.span(self.lang)}）"

    def _above(self) -> list[Data]:
        """What the list is a part of: its unit, and the whole list."""
        above: list[Data] = []
        if self.unit:
            above.append({"label": self.unit.name, "url": unit_url(self.unit)})
        if self.part:
            above.append({"label": self.label, "url": list_url(self.unit, self.kind)})
        return above

    def _crumbs(self) -> list[Data]:
        whole: Data = {"label": self.label, "url": "", "lang": self.lang}
        if self.part is None:
            return [whole]
        whole["url"] = list_url(self.unit, self.kind)
        return [whole, {"label": self.part.label, "url": "", "lang": self.lang}]

    def _filters(self) -> list[Data]:
        return [{"label": facet.label, "choices": self._choices(facet)} for facet in self.facets]

    def _choices(self, facet: Facet) -> list[Data]:
        """All, then each part. The others' numbers stand on the whole list alone: a part changes for its own only."""
        folder = list_folder(self.goes_on_in, self.kind)
        whole: Data = {
            "label": in_script("全部", self.lang),
            "url": list_url(self.unit, self.kind),
            "count": None,
            "current": self.part is None,
        }
        parts: list[Data] = [
            {
                "label": part.label,
                "url": f"{folder}/{part.slug}/index.html",
                "count": len(part.held) if self.part is None or part is self.part else None,
                "current": part is self.part,
            }
            for part in sorted(facet.parts, key=lambda part: len(facet.parts) > _IN_SIGHT and part is not self.part)
        ]
        return [whole, *parts]

    def _elsewhere(self) -> list[Data]:
        """The same kind in the units right below, where there is any."""
        below = self.register.catalogue.children(self.unit.id if self.unit else None)
        return [
            {"label": unit.shown_name, "url": list_url(unit, self.kind), "count": len(found), "lang": unit.lang}
            for unit in below
            if (found := self.register.of(unit.id, self.kind.folder))
        ]


def _months(register: Register, chosen: Sequence[Shown]) -> list[Data]:
    album = Album(register.view)
    months = groupby(chosen, key=lambda held: (held.moment.day.year, held.moment.day.month))
    return [
        {"year": year, "month": month, "cards": [card(held, album) for held in group]}
        for (year, month), group in months
    ]
