"""An entry's body: Markdown to HTML that cannot harm a reader, its links followed and its pictures in place.

Everything is done on the sanitised HTML, where a tag is a tag: what was written as Markdown and what was written as
HTML meet the same rules.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape, unescape
from posixpath import normpath
from typing import Any
from urllib.parse import quote, unquote

import nh3
from markdown import Markdown

from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.outward import outward

Resolve = Callable[[str], str | None]  # a link as written -> the address it leads to, None where it leads nowhere


@dataclass(frozen=True)
class Placed:
    """A picture's place in a body: its <img>'s attributes, where it lies at its largest and the words that lead there.

    `alt` and `caption` stand where the body says nothing itself; `by` is who took it.
    """

    attributes: Mapping[str, str]
    large: str = ""
    words: str = ""
    alt: str = ""
    caption: str = ""
    by: str = ""


Picture = Callable[[str], Placed | None]  # a picture's file -> what becomes of it, None where it has none

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
# The sign without which one of Markdown's inline patterns, by its name, finds nothing; others are always tried.
_SIGNS = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("footnote", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    "<": ("autolink", "automail", "html"),
    "&": ("entity",),
}
_OUTWARD = re.compile(r"\s*(?:(?:https?|mailto|tel):|//)", re.IGNORECASE)
_CALLING = re.compile(r"\s*(?:mailto|tel):", re.IGNORECASE)
_CALLED = "%:@+?=&;,-._~"
_CLASS = re.compile(r'\s+class="[^"]*"')
_ATTRIBUTE = r'\s+[a-z]+="[^"]*"'
_IMAGE = re.compile(f"<img((?:{_ATTRIBUTE})*)\\s*/?>")
# Within a link, which stays what it is; a paragraph of its own, which becomes a figure; or anywhere else.
_PICTURE = re.compile(f"(<a{_ATTRIBUTE}.*?</a>)|<p>\\s*({_IMAGE.pattern})\\s*</p>|({_IMAGE.pattern})", re.DOTALL)
_ANCHOR = re.compile(f"<a((?:{_ATTRIBUTE})*)>(.*?)</a>", re.DOTALL)
_TARGET = re.compile(f'<(a|img)(?:{_ATTRIBUTE})*?\\s+(?:href|src)="([^"]*)"')
# A tag, or a bracket that begins no footnote mark: without them nothing leads anywhere but to the body's own footnotes.
_MAY_REFER = re.compile(r"<|\[(?!\^)|\][(\[]")
_PREFORMATTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U000323af“”‘’—…"
_INLINE = r"(?:</?(?:a|abbr|b|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>)*"
_BREAK_IN_TEXT = re.compile(f"(?<=[{_HAN}])({_INLINE})\n({_INLINE})(?=[{_HAN}])")


@dataclass(frozen=True)
class Reference:
    """A link or picture of a body: how far into the body it is written, and what it leads to."""

    offset: int
    target: str
    is_picture: bool


def html(text: str, resolve: Resolve, picture: Picture, own: str = "", lang: str = "zh-Hans") -> str:
    """The body as clean HTML. Headings start at the second level, since the page's title is the first.

    A link to another host than the site's `own` is marked with that host, in words of ours in the script of `lang`.
    """
    clean = _clean(_converted(text), lambda link: _followed(link, resolve))
    clean = _ANCHOR.sub(lambda found: _led(found[1], found[2], own, lang), clean)
    clean = _PICTURE.sub(lambda found: _pictured(found, picture), clean)
    return _without_breaks(re.sub(r"(</?)h1\b", r"\1h2", clean))


@lru_cache(maxsize=4096)
def references(text: str) -> tuple[Reference, ...]:
    """Every link and picture of a body in order, those that lead outward too."""
    if not _MAY_REFER.search(text):
        return ()
    return tuple(_located(text, _clean(_converted(text), lambda link: link)))


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


def _converted(text: str) -> str:
    """The HTML of a body. Of the inline patterns only those are tried that may find something: half the cost is theirs."""
    converter, patterns = _converter()
    inline: Any = converter.treeprocessors["inline"]
    inline.inlinePatterns = [pattern for pattern, sign in patterns if sign in text]
    return str(converter.reset().convert(text))


def _clean(drawn: str, follow: Resolve) -> str:
    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("a", "href"):
            return follow(value)
        ours = _OURS.get(attribute)
        return value if ours is None or ours.fullmatch(value) else None

    return nh3.clean(
        drawn,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=allowed,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def _followed(link: str, resolve: Resolve) -> str | None:
    """Where a link leads, in ASCII: out of the site, within the page, or where `resolve` says."""
    if link.startswith("#"):
        return link
    if not is_outward(link):
        return resolve(unquote(link))
    out = outward(link)
    return out.url if out else quote(link.strip(), safe=_CALLED) if _CALLING.match(link) else None


def _led(told: str, shown: str, own: str, lang: str) -> str:
    """A link as it stands in a page: one that leads nowhere is none, one that leaves the site says where to."""
    address = _attributes(told).get("href")
    if address is None:
        return f"<span>{shown}</span>"
    out = outward(address)
    if out is None or out.host == own:
        return f"<a{told}>{shown}</a>"
    host = "" if unescape(shown) in (out.host, out.url, out.url.rstrip("/")) else escape(out.host)
    leaves = f'<span class="out__h"><span class="vh">（{in_script("站外链接", lang)}）</span>{host}</span>'
    bare = _CLASS.sub("", told)
    return f'<a{bare} class="out" rel="noopener noreferrer" data-to="{escape(out.host)}">{shown}{leaves}</a>'


def _attributes(written: str) -> dict[str, str]:
    return {found[1]: unescape(found[2]) for found in re.finditer(r'([a-z]+)="([^"]*)"', written)}


def _pictured(found: re.Match[str], picture: Picture) -> str:
    """A picture, which leads to itself at its largest, with its caption where it stands alone; as it is in a link."""
    if found[1]:
        return _IMAGE.sub(lambda image: _image(*_given(image, picture)), found[1])
    given, written = _given(_IMAGE.search(found[0]), picture)
    if given is None:
        return ""
    words = f'<span class="vh">{escape(given.words)}</span>'
    link = f'<a class="zoom" href="{escape(given.large)}">{_image(given, written)}{words}</a>'
    return f"<figure>{link}{_caption(given, written)}</figure>" if found[2] else link


def _given(found: re.Match[str] | None, picture: Picture) -> tuple[Placed | None, dict[str, str]]:
    written = _attributes(found[1]) if found else {}
    source = unquote(written.pop("src", ""))
    return picture(source) if source and not is_outward(source) else None, written


def _image(given: Placed | None, written: Mapping[str, str]) -> str:
    if given is None:
        return ""
    kept = {"alt": written.get("alt") or given.alt}
    if "title" in written:
        kept["title"] = written["title"]
    shown = {**kept, **given.attributes, "loading": "lazy", "decoding": "async", "class": "placed"}
    return "<img " + " ".join(f'{name}="{escape(value)}"' for name, value in shown.items()) + ">"


def _caption(given: Placed, written: Mapping[str, str]) -> str:
    caption = escape(written.get("title") or given.caption)
    by = f"<span>{escape(given.by)}</span>" if given.by else ""
    return f"<figcaption>{caption}{by}</figcaption>" if caption or by else ""


def _without_breaks(clean: str) -> str:
    """A line's end between two Chinese characters is no space."""
    parts = _PREFORMATTED.split(clean)
    return "".join(part if n % 2 else _BREAK_IN_TEXT.sub(r"\1\2", part) for n, part in enumerate(parts))


def _located(text: str, clean: str) -> Iterator[Reference]:
    reached = 0
    for found in _TARGET.finditer(clean):
        written = unescape(found[2])
        offset = text.find(written, reached)
        offset = offset if offset >= 0 else max(text.find(written), 0)
        reached = max(reached, offset)
        yield Reference(offset, unquote(written), found[1] == "img")
