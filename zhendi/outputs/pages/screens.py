"""All electronic screens, with what each shows and where it hangs."""

from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.unit import Screen
from zhendi.outputs.pages.frame import unit_url
from zhendi.outputs.pages.register import Register
from zhendi.outputs.pages.view import Data, Page
from zhendi.outputs.pages.words import hours_text


def screens_page(register: Register) -> Page:
    catalogue = register.catalogue
    order = {unit_id: place for place, unit_id in enumerate(catalogue.units)}
    screens = sorted(catalogue.screens, key=lambda screen: order[screen.unit])
    context: Data = {
        "lang": "zh-Hans",
        "theme": "green",
        "here": "screens/index.html",
        "total": len(screens),
        "groups": [
            {
                "name": catalogue.units[unit_id].name,
                "url": unit_url(catalogue.units[unit_id]),
                "lang": catalogue.units[unit_id].lang,
                "screens": [screen_card(register, screen) for screen in group],
            }
            for unit_id, group in groupby(screens, key=lambda screen: screen.unit)
        ],
        "crumbs": [{"label": "电子屏", "url": "", "lang": "zh-Hans"}],
    }
    canonical = catalogue.portal.address_base + "screens/"
    return Page("screens/index.md", "screens.html", "电子屏", context, canonical=canonical)


def screen_card(register: Register, screen: Screen) -> Data:
    """A screen as plain data; its player's address is empty where it has none."""
    lang = register.catalogue.units[screen.unit].lang
    seen = register.view.screens.get(screen.code)
    return {
        "name": screen.name,
        "place": screen.place,
        "lang": lang,
        "shape": in_script(_shape(screen), lang),
        "width": screen.width_px,
        "height": screen.height_px,
        "hours": in_script(hours_text(screen.hours), lang),
        "url": f"screens/{screen.code}/index.html" if seen else "",
        "thumbnail": seen.thumbnail if seen else "",
        "picture_width": seen.width if seen else screen.width_px,
        "picture_height": seen.height if seen else screen.height_px,
        "slides": seen.slides if seen else 0,
    }


def _shape(screen: Screen) -> str:
    ratio = screen.width_px / screen.height_px
    if ratio >= 2.4:
        return "条屏"
    return "横屏" if ratio > 1 else "方屏" if ratio == 1 else "竖屏"
