"""What a body refers to: its links and pictures, where they are written, and what they lead to in the content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from zhendi.bodies.cleaning import ATTRIBUTE, clean, drawn
from zhendi.catalogue import Catalogue
from zhendi.model.entry import Entry

_OUTWARD = re.compile(r"\s*(?:(?:https?|mailto|tel):|//)", re.IGNORECASE)
_TARGET = re.compile(f'<(a|img)(?:{ATTRIBUTE})*?\\s+(?:href|src)="([^"]*)"')
# A tag, or a bracket that begins no footnote mark: without them nothing leads anywhere but to the body's own footnotes.
_MAY_REFER = re.compile(r"<|\[(?!\^)|\][(\[]")


@dataclass(frozen=True)
class Reference:
    """A link or picture of a body: how far into the body it is written, and what it leads to."""

    offset: int
    target: str
    is_picture: bool


@lru_cache(maxsize=4096)
def references(text: str) -> tuple[Reference, ...]:
    """Every link and picture of a body in order, those that lead outward too."""
    if not _MAY_REFER.search(text):
        return ()
    return tuple(_located(text, clean(drawn(text), lambda link: link)))


def is_outward(link: str) -> bool:
    return bool(_OUTWARD.match(link))


def linked_path(entry: Entry, link: str) -> str:
    """The path, relative to content/, that a link in an entry's body leads to; it begins with `..` where it leaves."""
    folder = entry.home.path.rpartition("/")[0]
    return normpath(f"{folder}/{re.split('[#?]', link)[0]}")


def linked_entry(catalogue: Catalogue, entry: Entry, link: str) -> Entry | None:
    """The entry that a link leads to: its file, its folder, or its address."""
    path = linked_path(entry, link)
    return catalogue.entry_at(path) or catalogue.entry(path.removesuffix("/index.md").removesuffix(".md"))


def _located(text: str, html: str) -> Iterator[Reference]:
    reached = 0
    for found in _TARGET.finditer(html):
        written = unescape(found[2])
        offset = text.find(written, reached)
        offset = offset if offset >= 0 else max(text.find(written), 0)
        reached = max(reached, offset)
        yield Reference(offset, unquote(written), found[1] == "img")
