"""The whole site, page by page, and as the lines that are handed to whatever draws them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from zhendi.outputs.pages.calendars import calendar_pages
from zhendi.outputs.pages.entry import entry_page
from zhendi.outputs.pages.fields import fields_page
from zhendi.outputs.pages.frame import frame
from zhendi.outputs.pages.home import home_page
from zhendi.outputs.pages.lists import archive_pages, list_pages
from zhendi.outputs.pages.meta import with_meta
from zhendi.outputs.pages.offline import offline_page
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people import series_pages, wall_pages
from zhendi.outputs.pages.screens import screens_page
from zhendi.outputs.pages.search import search_page
from zhendi.outputs.pages.unit import unit_page
from zhendi.outputs.pages.withdrawn import withdrawn_page
from zhendi.register.listing import Register

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


@dataclass(frozen=True)
class LaidOut:
    """The site as JSON, an object a line: `frame` is what all pages share, each of `lines` a page and its own line."""

    frame: str
    lines: Iterator[tuple[Page, str]]


def lay_out(register: Register) -> LaidOut:
    """A page's line holds what Page is drawn from."""
    return LaidOut(_line(frame(register)), ((page, _line(page.told)) for page in pages(register)))


def lay_out_one(register: Register, entry_id: str, listed: frozenset[str]) -> LaidOut:
    """One entry's page by itself, in a site of which the register holds little else; `listed` kinds have lists there."""
    alone = (entry_page(register, held) for held in register.paged if held.id == entry_id)
    return LaidOut(_line(frame(register, listed)), ((page, _line(page.told)) for page in alone))


def pages(register: Register) -> Iterator[Page]:
    """Every page of the site but the hand-written ones."""
    for page in _bare(register):
        yield page if page.meta else with_meta(register, page)


def _bare(register: Register) -> Iterator[Page]:
    """The pages, some of them without what they tell machines: those have nothing of their own to tell."""
    yield home_page(register)
    yield _lost_page(register)
    yield fields_page(register)
    yield search_page(register)
    yield offline_page()
    if register.catalogue.screens:
        yield screens_page(register)
    for unit in register.catalogue.units.values():
        yield unit_page(register, unit)
    yield from list_pages(register)
    yield from archive_pages(register)
    yield from series_pages(register)
    yield from wall_pages(register)
    yield from calendar_pages(register)
    for held in register.paged:
        yield entry_page(register, held)
    for entry in register.withdrawn:
        yield withdrawn_page(register, entry)


def _lost_page(register: Register) -> Page:
    """404.html is shown at any address, so its links start from the site's own path rather than from its place."""
    root = urlsplit(register.catalogue.portal.address_base).path
    context = {"lang": "zh-Hans", "theme": "green", "here": "", "crumbs": [], "root": root}
    return Page("404.md", "lost.html", "没有找到这一页", context, noindex=True)


def _line(data: object) -> str:
    return _ENCODER.encode(data) + "\n"
