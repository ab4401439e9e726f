"""Atom 1.0. RFC 4287."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from zhendi.outputs.feeds.channel import Channel
from zhendi.outputs.feeds.item import Item, mime

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def atom_entry(item: Item) -> str:
    entry = Element("entry", {"xml:lang": item.lang})
    _add(entry, "id", item.address)
    _add(entry, "title", item.title)
    _add(entry, "published", item.published.isoformat())
    _add(entry, "updated", item.modified.isoformat())
    SubElement(entry, "link", rel="alternate", type="text/html", href=item.address)
    for enclosed in (*((item.picture,) if item.picture else ()), *item.recordings):
        SubElement(entry, "link", rel="enclosure", type=mime(enclosed), href=enclosed)
    author = SubElement(entry, "author")
    _add(author, "name", item.unit)
    _add(author, "uri", item.unit_address)
    for name in item.categories:
        SubElement(entry, "category", term=name)
    if item.summary:
        _add(entry, "summary", item.summary)
    _add(entry, "content", item.html, type="html")
    return tostring(entry, encoding="unicode")


def atom_feed(channel: Channel, entries: Iterable[str]) -> bytes:
    """The document; `entries` are made by atom_entry, the newest first."""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": channel.lang})
    _add(feed, "id", channel.atom)
    _add(feed, "title", channel.title)
    _add(feed, "subtitle", channel.about)
    _add(feed, "updated", channel.updated.isoformat())
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=channel.atom)
    SubElement(feed, "link", rel="alternate", type="text/html", href=channel.page)
    _add(feed, "icon", channel.icon)
    if channel.rights:
        _add(feed, "rights", channel.rights)
    head = tostring(feed, encoding="unicode").removesuffix("</feed>")
    return "\n".join((_DECLARATION + head, *entries, "</feed>\n")).encode()


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text
