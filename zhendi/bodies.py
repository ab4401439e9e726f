"""An entry's body: Markdown to HTML that cannot harm a reader, its links followed and its pictures in place."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from posixpath import normpath
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from zhendi.catalogue import Catalogue
from zhendi.model.entry import Entry

Resolve = Callable[[str], str | None]  # a link as written -> the address it leads to, None where it leads nowhere
Picture = Callable[[str], Mapping[str, str] | None]  # a picture's file -> the attributes of its <img>

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "b",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang"},
    "a": {"href"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style", "scope"},
    "ol": {"start"},
}
_ALIGNMENT = re.compile(r"text-align: (left|right|center);?")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U000323af“”‘’—…"
_BREAK_IN_TEXT = re.compile(f"(?<=[{_HAN}])\n(?=[{_HAN}])")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|href\s*=\s*[\"']?([^\"'\s>]+)")


def html(text: str, resolve: Resolve, picture: Picture) -> str:
    """The body as clean HTML. Headings start at the second level, since the page's title is the first."""
    converter = _converter()
    converter.reset()
    _walker(converter).turn(resolve, picture)
    drawn = converter.convert(_BREAK_IN_TEXT.sub("", text))
    return nh3.clean(
        drawn,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed,
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto", "tel"},
    )


def links(text: str) -> tuple[tuple[int, str], ...]:
    """Where links stand in a body (offset) and what they lead to, as written."""
    return tuple((found.start(), found[1] or found[2]) for found in _LINK.finditer(text))


def is_outward(link: str) -> bool:
    return bool(re.match(r"(?i)(https?|mailto|tel):|//", link))


def linked_path(entry: Entry, link: str) -> str:
    """The path, relative to content/, that a link in an entry's body leads to; it begins with `..` where it leaves."""
    folder = entry.home.path.rpartition("/")[0]
    return normpath(f"{folder}/{link.partition('#')[0]}")


def linked_entry(catalogue: Catalogue, entry: Entry, link: str) -> Entry | None:
    """The entry that a link leads to: its file, its folder, or its address."""
    path = linked_path(entry, link)
    return catalogue.entry_at(path) or catalogue.entry(path.removesuffix("/index.md").removesuffix(".md"))


class _Walker(Treeprocessor):
    """Follows links and places pictures in the parsed body."""

    def turn(self, resolve: Resolve, picture: Picture) -> None:
        self.resolve, self.picture = resolve, picture

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "h1":
                element.tag = "h2"
            elif element.tag == "a":
                self._follow(element)
            elif element.tag == "img":
                self._place(element)

    def _follow(self, element: Element) -> None:
        link = element.get("href", "")
        if link.startswith("#") or is_outward(link):
            return
        address = self.resolve(link)
        if address is None:
            element.tag = "span"
            del element.attrib["href"]
        else:
            element.set("href", address)

    def _place(self, element: Element) -> None:
        attributes = None if is_outward(element.get("src", "")) else self.picture(element.get("src", ""))
        if attributes is None:
            element.tag = "span"
            element.attrib.clear()
        else:
            element.attrib.update(attributes, loading="lazy")
            element.set("class", "placed")


class _Walking(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is the library's
        md.treeprocessors.register(_Walker(md), "walker", 0)


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "footnotes", "admonition", "sane_lists", _Walking()], output_format="html")


def _walker(converter: Markdown) -> _Walker:
    walker = converter.treeprocessors["walker"]
    assert isinstance(walker, _Walker)
    return walker


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    """Pictures only where we placed them; of style nothing but a table cell's alignment."""
    if tag == "img" and attribute in ("src", "srcset"):
        return value if value.startswith(("../", "assets/")) and "assets/photos/" in value else None
    if attribute == "style":
        return value if _ALIGNMENT.fullmatch(value) else None
    return value
