"""All electronic screens, with what each shows and where it hangs."""

from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.model.unit import Screen, Unit
from zhendi.outputs.pages.page import Page
from zhendi.register.addresses import unit_url
from zhendi.register.listing import Register
from zhendi.register.view import Data
from zhendi.register.words import hours_text


def screens_page(register: Register) -> Page:
    """All screens, those of a unit at the top and of the units below it together."""
    catalogue = register.catalogue
    groups = [(unit, _of(catalogue, unit)) for unit in catalogue.children(None)]
    context: Data = {
        "lang": "zh-Hans",
        "theme": "green",
        "here": "screens/index.html",
        "total": len(catalogue.screens),
        "groups": [
            {
                "name": unit.name,
                "url": unit_url(unit),
                "lang": unit.lang,
                "screens": [screen_card(register, screen, "zh-Hans") for screen in screens],
            }
            for unit, screens in groups
            if screens
        ],
        "crumbs": [{"label": "电子屏", "url": "", "lang": "zh-Hans"}],
    }
    canonical = catalogue.portal.address_base + "screens/"
    return Page("screens/index.md", "screens.html", "电子屏", context, canonical=canonical)


def _of(catalogue: Catalogue, unit: Unit) -> list[Screen]:
    units = [unit.id, *(held.id for held in catalogue.descendants(unit.id))]
    return sorted(
        (screen for screen in catalogue.screens if screen.unit in units), key=lambda screen: units.index(screen.unit)
    )


def screen_card(register: Register, screen: Screen, lang: str) -> Data:
    """A screen as plain data, labelled for a page in `lang`; where it has no player, that and its preview have no address."""
    unit = register.catalogue.units[screen.unit]
    seen = register.view.screens.get(screen.code)
    return {
        "name": screen.name,
        "place": screen.place,
        "lang": unit.lang,
        "unit": unit.shown_name,
        "shape": in_script(_shape(screen), lang),
        "width": screen.width_px,
        "height": screen.height_px,
        "hours": in_script(hours_text(screen.hours), lang),
        "url": f"screens/{screen.code}/index.html" if seen else "",
        "week_url": f"screens/{screen.code}/index.html?preview" if seen else "",
        "thumbnail": seen.thumbnail if seen else "",
        "picture_width": seen.width if seen else screen.width_px,
        "picture_height": seen.height if seen else screen.height_px,
        "slides": seen.slides if seen else 0,
        "black": register.catalogue.blackout(screen.code) is not None,
    }


def _shape(screen: Screen) -> str:
    ratio = screen.width_px / screen.height_px
    if ratio >= 2.4:
        return "条屏"
    return "横屏" if ratio > 1 else "方屏" if ratio == 1 else "竖屏"
