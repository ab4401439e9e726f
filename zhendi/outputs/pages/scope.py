"""What a page is of: one unit or the whole site. In which script it is written then, and how it is found."""

from dataclasses import dataclass
from datetime import datetime

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.page import Page
from zhendi.register.addresses import list_url, page_address, unit_url
from zhendi.register.listing import Register
from zhendi.register.view import Data


@dataclass(frozen=True)
class Scope:
    register: Register
    unit: Unit | None

    @property
    def unit_id(self) -> str | None:
        return self.unit.id if self.unit else None

    @property
    def lang(self) -> str:
        return self.unit.lang if self.unit else "zh-Hans"

    @property
    def owner(self) -> str:
        """The unit's name, to stand before a page's own; nothing for the whole site."""
        return self.unit.name if self.unit else ""

    def page(self, url: str, template: str, title: str, context: Data, modified: datetime | None) -> Page:
        """The page at this address, which lists and search engines may name."""
        told: Data = {"lang": self.lang, "theme": self.unit.theme if self.unit else "green", **context}
        canonical = page_address(self.register.catalogue.portal.address_base, url)
        return Page(url.removesuffix(".html") + ".md", template, title, told, canonical=canonical, modified=modified)

    def beside(self, kind: type[Entry], name: str) -> Data:
        """Where a page that stands beside the list of a kind is found; `name` is what the way down calls it."""
        listed: Data = {"label": in_script(kind.label, self.lang), "url": list_url(self.unit, kind)}
        above = [{"label": self.unit.name, "url": unit_url(self.unit)}] if self.unit else []
        last: Data = {"label": in_script(name, self.lang), "url": "", "lang": self.lang}
        return {
            "here": list_url(None, kind),
            "above": [*above, listed],
            "crumbs": crumbs(self.register, self.unit, {**listed, "lang": self.lang}, last),
        }
