"""Atom 1.0. RFC 4287."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from zhendi.outputs.feeds.channel import Channel
from zhendi.outputs.feeds.item import Item, mime

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = 'xmlns="http://www.w3.org/2005/Atom"'


def atom_entry(item: Item) -> str:
    """The element as text: a tree of elements would cost four times as much, and there are thousands."""
    author = _text("name", item.unit) + _text("uri", item.unit_address)
    parts = (
        _text("id", item.address),
        _text("title", item.title),
        _text("published", item.published.isoformat()),
        _text("updated", item.modified.isoformat()),
        _link("alternate", "text/html", item.address),
        *(_link("enclosure", mime(address), address) for address in (item.picture, *item.recordings) if address),
        f"<author>{author}</author>",
        *(f"<category term={quoteattr(name)}/>" for name in item.categories),
        _text("summary", item.summary) if item.summary else "",
        f'<content type="html">{escape(item.html)}</content>',
    )
    return f"<entry xml:lang={quoteattr(item.lang)}>{''.join(parts)}</entry>"


def atom_feed(channel: Channel, entries: Iterable[str]) -> bytes:
    """The document; `entries` are made by atom_entry, the newest first."""
    parts = (
        _text("id", channel.atom),
        _text("title", channel.title),
        _text("subtitle", channel.about),
        _text("updated", channel.updated.isoformat()),
        _link("self", "application/atom+xml", channel.atom),
        _link("alternate", "text/html", channel.page),
        _text("icon", channel.icon),
        _text("rights", channel.rights) if channel.rights else "",
    )
    head = f"<feed {_SPACE} xml:lang={quoteattr(channel.lang)}>{''.join(parts)}"
    return "\n".join((_DECLARATION, head, *entries, "</feed>\n")).encode()


def _text(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _link(rel: str, mime_type: str, address: str) -> str:
    return f'<link rel="{rel}" type="{mime_type}" href={quoteattr(address)}/>'
