"""The search page: a field, filters, places for the results, and other ways for those who do not find."""

from zhendi.look import search_script
from zhendi.outputs.pages.page import Page
from zhendi.register.addresses import list_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.view import Data


def search_page(register: Register) -> Page:
    catalogue = register.catalogue
    context: Data = {
        "lang": "zh-Hans",
        "theme": "green",
        "here": "search/index.html",
        "crumbs": [],
        "program": search_script().address,
        "kinds": [
            {"folder": kind.folder, "label": kind.label, "url": list_url(None, kind)}
            for kind in catalogue.kinds
            if register.of(None, kind.folder)
        ],
        "units": [
            {
                "id": unit.id,
                "name": unit.name,
                "lang": unit.lang,
                "depth": len(catalogue.ancestors(unit.id)),
                "url": unit_url(unit),
            }
            for unit in catalogue.units.values()
        ],
    }
    return Page("search/index.md", "search.html", "搜索", context, noindex=True)
