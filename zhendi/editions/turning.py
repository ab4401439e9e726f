"""The text of a page turned into the script of an edition, its addresses with it. Head and foot are turned once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhendi.chinese import page_in_script
from zhendi.editions.links import within
from zhendi.editions.places import Edition
from zhendi.editions.runs import runs
from zhendi.editions.shield import Shield, with_names

_SHARED = (('<header class="head">', "</header>"), ('<footer class="foot">', "</footer>"))
_OF_SCRIPT = (' lang="{}"', '"inLanguage":"{}"', '"inLanguage": "{}"')
_LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}


@dataclass(frozen=True)
class Turning:
    """What decides how a text is turned, beside itself: `root` is its page's own way to the site's root."""

    shield: Shield
    written_in: str
    edition: Edition
    root: str

    def page(self, html: str) -> str:
        return "".join(_turned_once(self, part) if shared else self.text(part) for part, shared in _parts(html))

    def text(self, html: str) -> str:
        """All text in the script of the edition; what is in it already stays as its editor wrote it."""
        text, held = self.shield.without_names(html)
        lang = self.edition.lang
        told = (run if tag == lang else page_in_script(run, lang) for tag, run in runs(text, self.written_in))
        text = within(with_names("".join(told), held), self.root, self.edition.folder)
        was = "zh-Hans" if lang == "zh-Hant" else "zh-Hant"
        for mark in _OF_SCRIPT:
            text = text.replace(mark.format(was), mark.format(lang))
        return text.replace(f'content="{_LOCALES[was]}"', f'content="{_LOCALES[lang]}"')


@lru_cache(maxsize=256)
def _turned_once(turning: Turning, html: str) -> str:
    return turning.text(html)


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """A page in parts, in order, each with whether many pages have the same."""
    place = 0
    for begins, ends in _SHARED:
        start = html.find(begins, place)
        end = html.find(ends, start) if start >= 0 else -1
        if end >= 0:
            yield html[place:start], False
            yield html[start:end], True
            place = end
    yield html[place:], False
