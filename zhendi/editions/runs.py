"""A page in runs of one language, by the lang attributes of its elements: what is in the wanted script already is spared."""

import re
from collections.abc import Iterator

_MARK = re.compile(r' lang="(zh-Han[st])"')
_TAG = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*")


def runs(html: str, lang: str) -> Iterator[tuple[str, str]]:
    """The page in pieces, each with its language; `lang` is what the page says of itself."""
    place = 0
    for mark in _MARK.finditer(html):
        start = html.rfind("<", 0, mark.start())
        tag = _TAG.fullmatch(html, start, mark.start()) if start >= place else None
        if tag and mark[1] != lang:
            yield lang, html[place:start]
            place = _end(html, tag[1], mark.end())
            yield from runs(html[start:place], mark[1])
    yield lang, html[place:]


def _end(html: str, tag: str, place: int) -> int:
    """Where the element ends in whose start tag `place` lies; the page's end where nothing closes it."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}\b").finditer(html, place):
        depth += -1 if found[1] else 1
        if depth == 0:
            return html.find(">", found.end()) + 1
    return len(html)
