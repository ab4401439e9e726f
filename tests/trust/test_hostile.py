"""A site of nothing but attempts: built as always, opened in Chromium, and still only itself."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from tests.trust import hostile
from tests.trust.hostile import ATTEMPTS, SECRET, Attempt
from tests.trust.test_policy import Tags
from zhendi import bodies

_WATCH = """
window.found = [];
window.struck = () => { window.found.push('a script ran') };
document.addEventListener('securitypolicyviolation', e => window.found.push('refused ' + e.effectiveDirective));
"""
_ANSWERED = """() => { const told = document.querySelector('.search__n').textContent;
  return told && told !== document.querySelector('[data-say-looking]').getAttribute('data-say-looking'); }"""
_KEPT = ("out.releases", ".out.lock")  # what a build keeps beside its output
# What no page of the site has, whatever is written: the rest of a page is of bodies' tags and our own templates.
_LOOK = """() => {
  const found = window.found.slice();
  const never = 'iframe,frame,frameset,object,embed,applet,base,style,math,marquee,portal,meta[http-equiv=refresh i],' +
    'svg foreignObject,svg script,svg style,svg animate,svg set,svg use,svg image,svg a,textarea:not([readonly]),' +
    'form:not([role=search]),[ping],[srcdoc],[formaction],[autofocus],.prose [style]';
  for (const e of document.querySelectorAll(never)) found.push('has ' + e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll('*')) for (const a of e.attributes) {
    if (/^on/i.test(a.name)) found.push('handles ' + a.name);
    if (/^(href|src|action|xlink:href|data|poster)$/.test(a.name) && /^\\s*(javascript|data|vbscript|blob):/i.test(a.value))
      found.push('leads to ' + a.value.slice(0, 40));
  }
  for (const s of document.scripts) if (!s.src && s.type !== 'application/ld+json' && s !== document.scripts[0])
    found.push('holds ' + s.text.slice(0, 80));
  for (const s of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(s.text);
  if (getComputedStyle(document.body).display === 'none' || document.querySelectorAll('footer.foot').length !== 1)
    found.push('is not whole');
  return found;
}"""


@dataclass(frozen=True)
class Built:
    root: Path
    said: str
    before: dict[str, str]

    @property
    def out(self) -> Path:
        return self.root / "out"


def _digests(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("hostile")
    content = hostile.write(root)
    before = _digests(root)
    places = ["--content", str(content), "--out", str(root / "out"), "--cache", str(root / "cache")]
    command = [sys.executable, "-m", "zhendi", "build", *places, "--as-of", "2026-04-16T08:30"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr  # built, with some entries left out
    return Built(root, done.stdout + done.stderr, before)


@dataclass(frozen=True)
class Watch:
    """A page under watch, and what it asked that was not the site's."""

    page: Page
    asked: list[str]

    def opened(self, address: str) -> list[str]:
        """What is wrong with a page once its scripts have run: empty where it is only itself."""
        self.asked.clear()
        self.page.goto(address, wait_until="domcontentloaded")
        return self.found()

    def found(self) -> list[str]:
        return [*self.page.evaluate(_LOOK), *self.asked]


@pytest.fixture(scope="module")
def watch(browser: Browser) -> Iterator[Watch]:
    context = browser.new_context(service_workers="block")
    context.add_init_script(_WATCH)
    held = Watch(context.new_page(), [])
    held.page.on("dialog", lambda dialog: (held.asked.append(f"asked {dialog.message}"), dialog.dismiss()))
    held.page.on("request", lambda one: None if one.url.startswith("file:") else held.asked.append(one.url))
    yield held
    context.close()


def test_there_are_more_than_a_hundred_and_most_reach_a_page(built: Built) -> None:
    pages = [attempt for attempt in ATTEMPTS if (built.out / attempt.page).is_file()]
    assert len({attempt.name for attempt in ATTEMPTS}) == len(ATTEMPTS) >= 200
    assert len(pages) >= 150


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=[attempt.name for attempt in ATTEMPTS])
def test_an_attempt_comes_to_nothing(attempt: Attempt, built: Built, watch: Watch) -> None:
    """On its page in every script; or it was refused, and staff were told."""
    if not (built.out / attempt.page).is_file():
        assert attempt.slug in built.said
        return
    for edition in ("", "zh-hant/", "zh-hans/"):
        file = built.out / edition / attempt.page
        if file.is_file():
            assert watch.opened(file.as_uri()) == [], edition


def test_pages_that_gather_entries_hold_none_of_it(built: Built, watch: Watch) -> None:
    own = {attempt.page for attempt in ATTEMPTS}
    editions = ("zh-hant/", "zh-hans/")
    names = (file.relative_to(built.out).as_posix() for file in built.out.rglob("*.html"))
    gathering = [name for name in names if name.removeprefix(editions[0]).removeprefix(editions[1]) not in own]
    wrong = {name: found for name in gathering if (found := watch.opened((built.out / name).as_uri()))}
    assert len(gathering) > 30
    assert wrong == {}


@pytest.mark.parametrize("query", ["script", "struck", "<img src=x onerror=struck()>", "\"'><svg", "</script>", "{{"])
def test_found_again_it_is_shown_as_it_was_written(query: str, built: Built, watch: Watch) -> None:
    address = (built.out / "search/index.html").as_uri()
    assert watch.opened(f"{address}?q={quote(query, safe='')}") == []
    watch.page.wait_for_function(_ANSWERED)
    assert watch.found() == []


def test_what_machines_read_can_be_read(built: Built) -> None:
    read = {".xml": ElementTree.parse, ".json": _json, ".webmanifest": _json, ".ics": _calendar}
    counts = dict.fromkeys(read, 0)
    for file in built.out.rglob("*"):
        if file.suffix in read and file.is_file():
            read[file.suffix](file)
            counts[file.suffix] += 1
    assert min(counts[".xml"], counts[".json"], counts[".ics"]) > 1


def _json(file: Path) -> object:
    return json.loads(file.read_text(encoding="utf-8"))


def _calendar(file: Path) -> object:
    return Calendar.from_ical(file.read_bytes())


def test_feeds_carry_no_markup_that_a_reader_would_run(built: Built) -> None:
    for file in built.out.rglob("feed.xml"):
        for element in ElementTree.parse(file).iter():
            address = element.get("href") or element.get("src") or element.get("url") or ""
            assert not address or address.startswith(("https://own.example/", "https://")), (file, address)
            if element.get("type") in ("html", "xhtml"):
                told = Tags(element.text or "").tags
                assert {tag for tag, _ in told} <= {*bodies.TAGS, "figure", "figcaption"}, file
                assert not [name for _, attributes in told for name in attributes if name.startswith("on")], file


def test_nothing_is_written_outside_and_nothing_read_from_there(built: Built) -> None:
    after = {name: digest for name, digest in _digests(built.root).items() if name in built.before}
    assert after == built.before, "the content is as it was"
    assert {entry.name for entry in built.root.iterdir()} <= {
        "content",
        "out",
        "cache",
        "secret.jpg",
        "secret.mp3",
        *_KEPT,
    }
    for file in built.out.rglob("*"):
        assert file.resolve().is_relative_to(built.out.resolve()), file
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file
        assert not file.is_file() or b"root:x:0:0" not in file.read_bytes(), file
