"""What is left at the address of an entry that was taken down: that it was, and the way to its unit."""

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.page import Page
from zhendi.register.addresses import unit_url
from zhendi.register.listing import Register
from zhendi.register.view import Data
from zhendi.register.words import callable_text

_SAID = "这条内容已下架"


def withdrawn_page(register: Register, entry: Entry) -> Page:
    """Nothing of the entry's own goes into it: no title, no name, no picture. Nobody is to find it."""
    unit, lang = register.catalogue.unit_of(entry), register.catalogue.lang_of(entry)
    said = in_script(_SAID, lang)
    context: Data = {
        "lang": lang,
        "theme": unit.theme,
        "here": "",
        "unit": {"name": unit.name, "url": unit_url(unit), "lang": unit.lang, "phone": callable_text(unit.phone)},
        "crumbs": crumbs(register, unit, {"label": said, "url": "", "lang": lang}),
    }
    return Page(f"{entry.id}/index.md", "withdrawn.html", said, context, noindex=True)
