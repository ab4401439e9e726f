"""The look of the site: its style sheet and its script, each joined from small files, shortened, named by its bytes.

A file named by its bytes may be kept by a browser for ever: a page always asks for the very one it was made with.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from zhendi.look.policy import policy
from zhendi.shortening import short_script, short_style

# Each may overrule those before it.
STYLES = (
    "tokens",
    "ground",
    "frame",
    "sections",
    "landscape",
    "cards",
    "days",
    "lists",
    "calendar",
    "sayings",
    "honours",
    "units",
    "entry",
    "sharing",
    "record",
    "leaving",
    "wider",
    "pictures",
    "kept",
    "prose",
    "elder",
    "print",
    "fields",
    "search",
)

# Each needs only those before it.
SCRIPTS = (
    "page",
    "clock",
    "copying",
    "sharing",
    "menu",
    "elder",
    "aloud",
    "finding",
    "leaving",
    "sizing",
    "compare",
    "lightbox",
    "offline",
)

# The search page's own script, likewise.
SEARCH = (
    "fold",
    "postings",
    "loading",
    "index",
    "asking",
    "reading",
    "quoting",
    "address",
    "filtering",
    "showing",
    "main",
)


@dataclass(frozen=True)
class Asset:
    """A file of the look: its address from the site's root, and its text."""

    address: str
    text: str


@cache
def stylesheet() -> Asset:
    return _asset("css", short_style("".join(_source(f"styles/{name}.css") for name in STYLES)))


@cache
def script() -> Asset:
    """The script of every page. Raises calmjs' ECMASyntaxError where it is not ES5."""
    parts = "".join(_source(f"scripts/{name}.js") for name in SCRIPTS)
    return _asset("js", short_script(f"(function (root) {{ 'use strict';\n{parts}\n}})(document.documentElement);"))


@cache
def first_script() -> str:
    """What runs in every page's head before the style sheet is read: the only script that stands in a page."""
    return short_script(_source("scripts/first.js"))


@cache
def page_policy() -> str:
    return policy(first_script())


@cache
def manual_policy() -> str:
    """The policy of a hand-written page: Material's style sheet brings its signs along as data."""
    return policy(first_script(), images="'self' data:")


@cache
def worker() -> str:
    """The worker at the site's root, which is another one whenever the look is another."""
    look = {"style": stylesheet().address, "script": script().address}
    text = short_script(_source("worker/worker.js"))
    for name, value in {**look, "version": sha256("".join(look.values()).encode()).hexdigest()[:12]}.items():
        text = text.replace(f"{{{{ {name} }}}}", value)
    return text


def mark() -> str:
    """The site's mark, an SVG."""
    return _source("mark.svg")


@cache
def search_script() -> Asset:
    """The reader's half of the search, for a page that holds the form and the places for its results."""
    parts = "".join(_source(f"search/{name}.js") for name in SEARCH)
    begin = "var page = document.querySelector('[data-pages]'), form = page.querySelector('form');"
    return _asset("search.js", short_script(f"(function () {{ 'use strict';\n{begin}\n{parts}\n}})();"))


def _asset(suffix: str, text: str) -> Asset:
    return Asset(f"assets/zhendi.{sha256(text.encode()).hexdigest()[:12]}.{suffix}", text)


def _source(name: str) -> str:
    return (files("zhendi") / "look" / name).read_text(encoding="utf-8")
