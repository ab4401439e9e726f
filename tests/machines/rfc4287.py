"""What RFC 4287 demands of a feed, spelt out by hand. Every broken demand is named."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_ONCE = ("id", "title", "updated", "published", "subtitle", "summary", "content", "icon", "logo", "rights")


def faults(document: bytes) -> list[str]:
    """Empty where the document is a valid feed."""
    text = document.decode()
    feed = fromstring(document)
    found = ["no feed"] if feed.tag != f"{ATOM}feed" else []
    found += [f"control character {char!r}" for char in text if ord(char) < 32 and char not in "\t\n\r"]
    return [*found, *_of_feed(feed)]


def _of_feed(feed: Element) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    yield from _common(feed, "feed")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        yield "two entries with one id"  # 4.1.1, unless their updated differ
    if [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == []:
        yield "no self link"  # 4.1.1, SHOULD
    for entry in entries:
        yield from _common(entry, str(entry.findtext(f"{ATOM}id")))
        yield from _of_entry(entry)
    yield from _out_of_order(feed)


def _common(element: Element, name: str) -> Iterator[str]:
    for needed in ("id", "title", "updated"):
        if element.find(f"{ATOM}{needed}") is None:
            yield f"{name}: no {needed}"
    for once in _ONCE:
        if len(element.findall(f"{ATOM}{once}")) > 1:
            yield f"{name}: {once} twice"
    for date in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        if not DATE.fullmatch(date.text or ""):
            yield f"{name}: {date.text} is no date"  # 3.3
    for address in (element.findtext(f"{ATOM}id"), *(link.get("href") for link in element.findall(f"{ATOM}link"))):
        if not _is_whole(address or ""):
            yield f"{name}: {address} is no whole address"
    alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    kinds = [(link.get("type"), link.get("hreflang")) for link in alternates]
    if len(kinds) != len(set(kinds)):
        yield f"{name}: two alternates of one type"


def _of_entry(entry: Element) -> Iterator[str]:
    name = str(entry.findtext(f"{ATOM}id"))
    if entry.find(f"{ATOM}author/{ATOM}name") is None:
        yield f"{name}: no author, and the feed has none"  # 4.1.1
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html" or len(content):
        yield f"{name}: content is no escaped HTML"  # 4.1.3.3
    elif faulty := [address for address in Addresses(content.text or "").found if not _is_whole(address)]:
        yield f"{name}: {faulty} lead nowhere from a feed"
    for link in entry.findall(f"{ATOM}link"):
        if link.get("rel") == "enclosure" and "/" not in link.get("type", ""):
            yield f"{name}: an enclosure without type"
    for category in entry.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield f"{name}: a category without term"  # 4.2.2.1


def _out_of_order(feed: Element) -> Iterator[str]:
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.findall(f"{ATOM}entry")]
    if dates and feed.findtext(f"{ATOM}updated") != max(dates):
        yield "updated is not that of the newest entry"


def _is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return address.isascii() and (bool(parts.scheme and parts.netloc) or parts.scheme in ("mailto", "tel"))


class Addresses(HTMLParser):
    """The addresses in a piece of HTML, and its tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.append((tag, told))
        self.found += [told[name] for name in ("href", "src", "srcset") if name in told]
