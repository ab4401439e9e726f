"""Lists: all entries of a kind, of the whole site or of one unit, by month, twenty a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.meta import list_about, with_meta
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import list_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data

A_PAGE = 20


def list_pages(register: Register) -> Iterator[Page]:
    """Every list that has anything in it, page by page."""
    for unit in (None, *register.catalogue.units.values()):
        for kind in register.catalogue.kinds:
            yield from _list(register, unit, kind)


def _list(register: Register, unit: Unit | None, kind: type[Entry]) -> Iterator[Page]:
    held = sorted(register.of(unit.id if unit else None, kind.folder), key=lambda each: each.list_key, reverse=True)
    count = -(-len(held) // A_PAGE)
    for number in range(1, count + 1):
        yield _page(register, unit, kind, held, number, count)


def _page(
    register: Register, unit: Unit | None, kind: type[Entry], held: Sequence[Shown], number: int, count: int
) -> Page:
    lang = unit.lang if unit else "zh-Hans"
    label = in_script(kind.label, lang)
    url = list_url(unit, kind, number)
    chosen = held[(number - 1) * A_PAGE : number * A_PAGE]
    context: Data = {
        "lang": lang,
        "theme": unit.theme if unit else "green",
        "here": list_url(None, kind),
        "heading": label,
        "unit": {"name": unit.name, "url": unit_url(unit)} if unit else None,
        "total": len(held),
        "number": number,
        "months": _months(register, chosen),
        "elsewhere": _elsewhere(register, unit, kind),
        "pager": _pager(unit, kind, number, count),
        "crumbs": crumbs(register, unit, {"label": label, "url": "", "lang": lang}),
    }
    title = f"{unit.name}{label}" if unit else label
    title = title if number == 1 else f"{title}（{number}）"
    canonical = register.catalogue.portal.address_base + url.removesuffix("index.html")
    page = Page(
        url.removesuffix(".html") + ".md", "list.html", title, context, canonical=canonical, modified=newest(chosen)
    )
    return with_meta(register, page, list_about(register, unit, kind, lang))


def _months(register: Register, chosen: Sequence[Shown]) -> list[Data]:
    album = Album(register.view)
    months = groupby(chosen, key=lambda held: (held.moment.day.year, held.moment.day.month))
    return [
        {"year": year, "month": month, "cards": [card(held, album) for held in group]}
        for (year, month), group in months
    ]


def _elsewhere(register: Register, unit: Unit | None, kind: type[Entry]) -> list[Data]:
    """The same kind in the units right below, where there is any."""
    below = register.catalogue.children(unit.id if unit else None)
    return [
        {"label": held.shown_name, "url": list_url(held, kind), "count": len(found), "lang": held.lang}
        for held in below
        if (found := register.of(held.id, kind.folder))
    ]


def _pager(unit: Unit | None, kind: type[Entry], number: int, count: int) -> Data | None:
    if count == 1:
        return None
    near = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    return {
        "number": number,
        "count": count,
        "back": list_url(unit, kind, number - 1) if number > 1 else "",
        "on": list_url(unit, kind, number + 1) if number < count else "",
        "near": [{"number": each, "url": list_url(unit, kind, each)} for each in near],
    }
