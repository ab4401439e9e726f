"""Markdown to clean HTML: which tags, attributes and addresses a body may hold, however it was written."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import nh3
from markdown import Markdown

Follow = Callable[[str], str | None]  # a link as written -> the address it leads to, None where it leads nowhere

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
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
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
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
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "ol": {"start"},
}
# What our own extensions write; a class or id of the page's own would let a body pass for a part of the site.
_OURS = {
    "class": re.compile(r"(?:admonition|footnote)(?:-[a-z]+)?(?: (?:note|tip|info|important|warning|danger))?"),
    "id": re.compile(r"fn(?:ref\d*)?:\S+"),
    "align": re.compile(r"left|right|center"),
}
ATTRIBUTE = r'\s+[a-z]+="[^"]*"'  # as clean HTML writes one
# The sign without which one of Markdown's inline patterns, by its name, finds nothing; others are always tried.
_SIGNS = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("footnote", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    "<": ("autolink", "automail", "html"),
    "&": ("entity",),
}


@cache
def _converter() -> tuple[Markdown, tuple[tuple[object, str], ...]]:
    """The converter, and its inline patterns in order, each with its sign."""
    converter = Markdown(
        extensions=["tables", "footnotes", "admonition", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    patterns = converter.inlinePatterns
    signs = {patterns[name]: sign for sign, names in _SIGNS.items() for name in names}
    return converter, tuple((pattern, signs.get(pattern, "")) for pattern in patterns)


def drawn(text: str) -> str:
    """The HTML of a body's Markdown, as it is written. Of the inline patterns only those are tried that may find something:
    half the cost is theirs.
    """
    converter, patterns = _converter()
    inline: Any = converter.treeprocessors["inline"]
    inline.inlinePatterns = [pattern for pattern, sign in patterns if sign in text]
    return str(converter.reset().convert(text))


def clean(html: str, follow: Follow) -> str:
    """The HTML with nothing in it but what a body may hold; its links lead where `follow` says."""

    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("a", "href"):
            return follow(value)
        ours = _OURS.get(attribute)
        return value if ours is None or ours.fullmatch(value) else None

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=allowed,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
