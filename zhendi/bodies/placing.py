"""A body as it stands in a page: its links followed and marked, its pictures in place.

Everything is done on the sanitised HTML, where a tag is a tag: what was written as Markdown and what was written as
HTML meet the same rules.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote

from zhendi.bodies.cleaning import ATTRIBUTE, Follow, clean, drawn
from zhendi.bodies.referring import is_outward
from zhendi.chinese import in_script
from zhendi.outward import outward


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

_CALLING = re.compile(r"\s*(?:mailto|tel):", re.IGNORECASE)
_CALLED = "%:@+?=&;,-._~"
_CLASS = re.compile(r'\s+class="[^"]*"')
_IMAGE = re.compile(f"<img((?:{ATTRIBUTE})*)\\s*/?>")
# Within a link, which stays what it is; a paragraph of its own, which becomes a figure; or anywhere else.
_PICTURE = re.compile(f"(<a{ATTRIBUTE}.*?</a>)|<p>\\s*({_IMAGE.pattern})\\s*</p>|({_IMAGE.pattern})", re.DOTALL)
_ANCHOR = re.compile(f"<a((?:{ATTRIBUTE})*)>(.*?)</a>", re.DOTALL)
_PREFORMATTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U000323af“”‘’—…"
_INLINE = r"(?:</?(?:a|abbr|b|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>)*"
_BREAK_IN_TEXT = re.compile(f"(?<=[{_HAN}])({_INLINE})\n({_INLINE})(?=[{_HAN}])")


def html(
    text: str,
    resolve: Follow,
    picture: Picture,
    own: str = "",
    lang: str = "zh-Hans",
    draw: Callable[[str], str] = drawn,
) -> str:
    """The body as clean HTML. Headings start at the second level, since the page's title is the first.

    A link to another host than the site's `own` is marked with that host, in words of ours in the script of `lang`.
    """
    body = clean(draw(text), lambda link: _followed(link, resolve))
    body = _ANCHOR.sub(lambda found: _led(found[1], found[2], own, lang), body)
    body = _PICTURE.sub(lambda found: _pictured(found, picture), body)
    return _without_breaks(re.sub(r"(</?)h1\b", r"\1h2", body))


def _followed(link: str, resolve: Follow) -> str | None:
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


def _without_breaks(drawn: str) -> str:
    """A line's end between two Chinese characters is no space."""
    parts = _PREFORMATTED.split(drawn)
    return "".join(part if n % 2 else _BREAK_IN_TEXT.sub(r"\1\2", part) for n, part in enumerate(parts))
