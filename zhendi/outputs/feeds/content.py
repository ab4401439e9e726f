"""An entry's content as HTML that stands by itself: every address whole, nothing that needs the site's style or script."""

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import urljoin

from zhendi.chinese import in_script
from zhendi.model.appearance import Person, Quote
from zhendi.register import Register, Shown
from zhendi.register.words import told_plainly

_ATTRIBUTE = re.compile(r'\s+([a-z]+)="([^"]*)"')
_TAG = re.compile(r'<(a|img)((?:\s+[a-z]+="[^"]*")*)\s*/?>')
_KEPT = {"a": ("href", "rel", "title"), "img": ("src", "alt", "title", "width", "height")}
_ADDRESSES = ("href", "src")


def content(register: Register, held: Shown, picture: str) -> str:
    """Picture (unless it is empty), quotation, facts, points, body and people, as the entry's page has them."""
    here = f"{register.catalogue.portal.address_base}{held.id}/"
    body = standing_alone(register.view.bodies.get(held.id, ""), here)
    return "".join(
        (
            f'<p><img src="{escape(picture)}" alt="{escape(held.entry.photos[0].in_words)}"></p>' if picture else "",
            _quotation(held.fields.quote),
            _list("ul", _facts(held)),
            _list("ol", held.fields.points),
            body,
            _list("ul", (_person(who, held.lang) for who in held.fields.people)),
            f"<p>{escape(held.fields.outcome)}</p>" if held.fields.outcome else "",
        )
    )


def standing_alone(body: str, here: str) -> str:
    """A page's clean HTML with links and pictures addressed from anywhere; `here` is the page's own address."""

    def whole(found: re.Match[str]) -> str:
        given = dict(_ATTRIBUTE.findall(found[2]))
        kept = ((name, given[name]) for name in _KEPT[found[1]] if name in given)
        return f"<{found[1]}{''.join(_attribute(name, value, here) for name, value in kept)}>"

    return _TAG.sub(whole, body)


def _attribute(name: str, value: str, here: str) -> str:
    return f' {name}="{escape(urljoin(here, unescape(value))) if name in _ADDRESSES else value}"'


def _list(tag: str, lines: Iterator[str] | tuple[str, ...]) -> str:
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<{tag}>{rows}</{tag}>" if rows else ""


def _facts(held: Shown) -> Iterator[str]:
    for fact in held.fields.facts:
        yield f"{in_script(fact.label, held.lang)}：{told_plainly(fact.value, held.lang)}"


def _quotation(quote: Quote | None) -> str:
    if quote is None:
        return ""
    who = f"{quote.role} {quote.name}".strip()
    return f"<blockquote><p>{escape(quote.text)}</p><p>——{escape(who)}</p></blockquote>"


def _person(who: Person, lang: str) -> str:
    hours = in_script(f"{who.hours}小时", lang) if who.hours is not None else ""
    return "　".join(part for part in (who.name, who.team, hours, who.deeds) if part)
