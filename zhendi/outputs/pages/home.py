"""The portal: what happens in all the units, and the ways into each."""

from zhendi.catalogue import Catalogue
from zhendi.outputs.pages.agenda import agenda
from zhendi.outputs.pages.cards import quotation
from zhendi.outputs.pages.features import Features, featured, features, unit_card
from zhendi.outputs.pages.figures import figure, in_turn
from zhendi.outputs.pages.meta import site_about, with_meta
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.people import glory, programme
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import archive_url, calendar_url, list_url
from zhendi.register.listing import Register
from zhendi.register.shown import newest
from zhendi.register.view import Data
from zhendi.register.words import set_heading

_FIGURES = 6


def home_page(register: Register) -> Page:
    catalogue, listed = register.catalogue, register.listed
    portal, album = catalogue.portal, Album(register.view)
    found = features(listed)
    context: Data = {
        "lang": "zh-Hans",
        "theme": "green",
        "here": "index.html",
        "crumbs": [],
        "kicker": portal.name if portal.slogan else "",
        "heading": set_heading(portal.slogan or portal.name),
        "intro": _intro(catalogue),
        "ways": _ways(register),
        "agenda": agenda(listed, register.view.at, frozenset(held.id for held in found.noted)),
        **featured(found, album),
        **_talked(register, found, album),
        **glory(register, None, album),
        "archive": archive_url(None),
        "calendar": calendar_url(None) if register.occasions() else "",
        "units": [unit_card(register, unit) for unit in catalogue.children(None)],
        "figures": _figures(catalogue),
        "screens": len(catalogue.screens),
    }
    page = Page("index.md", "home.html", portal.name, context, canonical=portal.address_base, modified=newest(listed))
    return with_meta(register, page, site_about(register, f"{portal.name}：{_intro(catalogue)}"))


def _intro(catalogue: Catalogue) -> str:
    places = "、".join(unit.shown_name for unit in catalogue.children(None))
    return f"{places}的街坊，来这里看活动、听宣讲、认好人"


def _ways(register: Register) -> list[Data]:
    return [
        {"label": kind.label, "url": list_url(None, kind), "icon": kind.folder, "count": len(held)}
        for kind in register.catalogue.kinds
        if (held := register.of(None, kind.folder))
    ]


def _talked(register: Register, found: Features, album: Album) -> Data:
    """The series of the heads where there is one, else the last that was said."""
    series = programme(register, album)
    said = None if series or found.said is None else found.said
    return {
        "programme": series,
        "quote": quotation(said, album),
    }


def _figures(catalogue: Catalogue) -> list[Data]:
    chosen = in_turn(catalogue.figures, _FIGURES)
    return [figure(stated, "zh-Hans", catalogue.units[stated.unit_id].name) for stated in chosen]
