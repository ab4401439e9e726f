"""A body's clean HTML as plain passages, one for each paragraph, list item, heading or cell."""

import re
from collections.abc import Iterator
from html import unescape

_MARKS = re.compile(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>")
_TAGS = re.compile(r"<[^<>]*>")


def passages(html: str) -> Iterator[str]:
    """The passages without the marks that lead to footnotes and back."""
    flowing = _INLINE.sub("", _MARKS.sub("", html))
    for line in unescape(_TAGS.sub("\n", flowing)).split("\n"):
        passage = line.strip()
        if passage:
            yield passage
