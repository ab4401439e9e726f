"""The page of an edition, made from the finished page of the root edition. Text in, text out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from html import escape
from urllib.parse import urlsplit

from zhendi.catalogue import Catalogue
from zhendi.chinese import page_in_script
from zhendi.editions.links import leading_out
from zhendi.editions.names import Names
from zhendi.editions.places import SIMPLIFIED, Edition, editions_of, places
from zhendi.editions.shield import with_names
from zhendi.editions.turning import Turning
from zhendi.provenance import program_digest

_PAGE_LANG = re.compile(r'<html[^>]*\slang="(zh-Han[st])"')
_SWITCH = "\ue001"  # stands for the links from script to script; a private-use character
_SWITCH_BEGINS, _SWITCH_ENDS = '<p class="hanzi">', "</p>"
_WAY = re.compile(r'<a([^>]*?) lang="(zh-Han[st])"([^>]*?) href="[^"]*"(?: aria-current="true")?>')


@dataclass(frozen=True)
class Editions:
    """The editions of a catalogue's site."""

    catalogue: Catalogue
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Names(self.catalogue))

    def lang_of(self, page: str) -> str:
        """The script in which a page is written: its entry's or its unit's; pages of the whole site are simplified."""
        entry = self.catalogue.entry(page.removesuffix("/index.html"))
        if entry:
            return self.catalogue.lang_of(entry)
        unit = self.names.unit_of(page)
        return self.catalogue.units[unit].lang if unit else "zh-Hans"

    def of(self, page: str) -> tuple[Edition, ...]:
        """The editions that hold a page, `guiyi/index.html`, beside the root edition."""
        return editions_of(self.lang_of(page))

    def recipe(self, page: str, edition: Edition) -> str:
        """All but the page itself that decides how it is written there, as a digest."""
        reach = self._reach if edition is SIMPLIFIED else ""
        program = program_digest("zhendi.editions", "opencc")
        return _digest(program, self.names.shield(page, edition.lang).digest, reach)

    def made(self, page: str, html: str, edition: Edition) -> str:
        """The page of the edition, from that of the root edition. Addresses in it have to be ASCII."""
        written_in = found[1] if (found := _PAGE_LANG.search(html)) else "zh-Hans"
        root = urlsplit(self._base).path if page == "404.html" else "../" * page.count("/")
        turning = Turning(self.names.shield(page, edition.lang), written_in, edition, root)
        html, switch = _without_switch(html)
        html = turning.page(html)
        if edition is SIMPLIFIED:
            html = leading_out(html, page, lambda linked: self.lang_of(linked) == "zh-Hant")
        if written_in != edition.lang:
            html = self._canonical(html, edition)
        ways = places(page, written_in) | {edition.lang: edition.path(page)}
        start = root if root.startswith("/") else f"../{root}"
        return html.replace(_SWITCH, _switched(switch, {lang: start + way for lang, way in ways.items()}, edition.lang))

    def text(self, page: str, text: str, edition: Edition) -> str:
        """Some of a page's plain text as the edition writes it."""
        plain, held = self.names.shield(page, edition.lang).without_names(text)
        return with_names(page_in_script(plain, edition.lang), held)

    def _canonical(self, html: str, edition: Edition) -> str:
        """The page names itself as the one to list: its text is another than the original's."""
        for mark in ('<link rel="canonical" href="', '<meta property="og:url" content="'):
            begun = f"{mark}{escape(self._base)}"
            html = html.replace(begun, f"{begun}{edition.folder}/", 1)
        return html

    @property
    def _base(self) -> str:
        return self.catalogue.portal.address_base

    @cached_property
    def _reach(self) -> str:
        """Everything that decides which pages are written in traditional characters, as a text."""
        units = (f"{unit.id}={unit.lang}" for unit in self.catalogue.units.values() if unit.lang == "zh-Hant")
        entries = (f"{entry.id}={entry.lang}" for entry in self.catalogue.entries if entry.lang)
        return "\n".join((*units, *entries))


@lru_cache(maxsize=1024)
def _digest(*parts: str) -> str:
    """Most pages have it in common."""
    return sha256("\0".join(parts).encode()).hexdigest()


def _without_switch(html: str) -> tuple[str, str]:
    """The page with _SWITCH for its links from script to script, and those by themselves."""
    start = html.find(_SWITCH_BEGINS)
    if start < 0:
        return html, ""
    end = html.index(_SWITCH_ENDS, start)
    return f"{html[:start]}{_SWITCH}{html[end:]}", html[start:end]


def _switched(switch: str, ways: Mapping[str, str], lang: str) -> str:
    """The links from script to script with the addresses that they have on a page in `lang`."""

    def way(found: re.Match[str]) -> str:
        current = ' aria-current="true"' if found[2] == lang else ""
        return f'<a{found[1]} lang="{found[2]}"{found[3]} href="{ways[found[2]]}"{current}>'

    return _WAY.sub(way, switch)
