"""A unit's own page, at any level: who it is, what is new in it and below it, and where to go."""

from zhendi.chinese import in_script
from zhendi.model.appearance import PhotoRef
from zhendi.model.unit import Boundary, Grid, Unit
from zhendi.outputs.pages.cards import card, is_plaque, quotation
from zhendi.outputs.pages.features import featured, features, unit_card
from zhendi.outputs.pages.figures import figure, profile
from zhendi.outputs.pages.following import feed_links, follow
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.meta import unit_about, with_meta
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people import glory, has_series
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.screens import screen_card
from zhendi.register.addresses import archive_url, calendar_url, list_url, series_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data
from zhendi.register.words import callable_text, set_heading, set_slogan

_A_KIND = 3
_SIDES = (("north", "北至"), ("west", "西至"), ("east", "东至"), ("south", "南至"))


def unit_page(register: Register, unit: Unit) -> Page:
    held, album = register.of(unit.id), Album(register.view)
    found = features(held)
    context: Data = {
        "lang": unit.lang,
        "theme": unit.theme,
        "here": "",
        "crumbs": [*crumbs(register, unit)[:-1], {"label": unit.name, "url": "", "lang": unit.lang}],
        **_presence(register, unit, album),
        **featured(found, album),
        "quote": quotation(found.said, album),
        **glory(register, unit, album),
        "ways": _ways(register, unit),
        "kinds": _kinds(register, unit, album, found.ids),
        "feeds": feed_links(register, unit),
        "follow": follow(register, unit),
        **_places(unit),
        **_numbers(register, unit),
        "screens": [
            screen_card(register, screen, unit.lang) for screen in register.catalogue.screens if screen.unit == unit.id
        ],
        "below": [unit_card(register, child) for child in register.catalogue.children(unit.id)],
    }
    canonical = f"{register.catalogue.portal.address_base}{unit.id}/"
    page = Page(f"{unit.id}/index.md", "unit.html", unit.name, context, canonical=canonical, modified=newest(held))
    return with_meta(register, page, unit_about(register, unit))


def _presence(register: Register, unit: Unit, album: Album) -> Data:
    above = [
        {"name": held.name, "url": unit_url(held), "lang": held.lang} for held in register.catalogue.ancestors(unit.id)
    ]
    return {
        "name": set_heading(unit.name, unit.lang),
        "slogan": set_slogan(unit.slogan, unit.lang) if unit.slogan else "",
        "above": above[0] if above else None,
        "level": in_script(unit.level_name, unit.lang),
        "logo": album.take(unit.id, PhotoRef(unit.logo), unit.name) if unit.logo else None,
        "phone": callable_text(unit.phone),
        "address": unit.address,
    }


def _kinds(register: Register, unit: Unit, album: Album, shown: frozenset[str]) -> list[Data]:
    """Each kind that has anything: its list, and the newest of what the page does not show already."""
    return [
        {
            "label": in_script(kind.label, unit.lang),
            "icon": kind.folder,
            "url": list_url(unit, kind),
            "count": len(held),
            "cards": [card(each, album) for each in held if each.id not in shown and not _hangs(each)][:_A_KIND],
        }
        for kind in register.catalogue.kinds
        if (held := register.of(unit.id, kind.folder))
    ]


def _hangs(held: Shown) -> bool:
    """Whether it is shown among those honoured."""
    return bool(held.fields.people) or is_plaque(held.fields)


def _ways(register: Register, unit: Unit) -> list[Data]:
    """The ways into what is not one list: the series of talks, the calendar, and everything by month."""
    series: list[Data] = [
        {"label": in_script(f"{kind.label}系列", unit.lang), "icon": kind.folder, "url": series_url(unit, kind)}
        for kind in register.catalogue.kinds
        if has_series(register, unit, kind)
    ]
    months: Data = {"label": in_script("按月份找", unit.lang), "icon": "clock", "url": archive_url(unit)}
    days: Data = {"label": in_script("日历", unit.lang), "icon": "activities", "url": calendar_url(unit)}
    held, dated = register.of(unit.id), register.occasions(unit.id)
    return [*series, *([days] if dated else []), *([months] if held else [])]


def _places(unit: Unit) -> Data:
    return {
        "sites": [
            {
                "name": site.name,
                "tier": site.tier,
                "address": site.address,
                "hours": site.hours,
                "functions": list(site.functions),
            }
            for site in unit.sites
        ],
        "grids": [_grid(grid, unit.lang) for grid in unit.grids],
        "boundary": _sides(unit.boundary, unit.lang),
    }


def _grid(grid: Grid, lang: str) -> Data:
    sides = grid.boundary if isinstance(grid.boundary, Boundary) else None
    told = "，".join(f"{side['label']}{side['value']}" for side in _sides(sides, lang)) if sides else grid.boundary
    return {"name": grid.name, "boundary": told, "lead": grid.lead}


def _sides(boundary: Boundary, lang: str) -> list[dict[str, str]]:
    rows = ((side, in_script(label, lang), getattr(boundary, side)) for side, label in _SIDES)
    return [{"side": side, "label": label, "value": value} for side, label, value in rows if value]


def _numbers(register: Register, unit: Unit) -> Data:
    stated = (held for held in register.catalogue.figures if held.unit_id == unit.id)
    return {"profile": profile(unit), "figures": [figure(held, unit.lang) for held in stated]}
