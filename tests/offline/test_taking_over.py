"""One worker takes over from another between two visits: no page is ever left without its look."""

import re
import shutil

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.offline.conftest import AWAY, HOME, SLOW, TREE, YARD, Reader, Served, styled, until

_STYLE = "() => document.querySelector('link[rel=stylesheet]').href"
# The state of the newest worker, once it is no longer installing.
_INSTALLED = """() => navigator.serviceWorker.register('/some/where/worker.js').then(held => held.update()).then(held => {
  const next = held.installing || held.waiting || held.active;
  return new Promise(done => {
    const told = () => next.state === 'installing' || done(next.state);
    next.onstatechange = told;
    told();
  });
}).catch(() => 'redundant')"""
_WAITING = "navigator.serviceWorker.getRegistration().then(held => held.waiting && held.waiting.state)"
_SHELLS = "async () => (await caches.keys()).filter(name => name.includes(' shell ')).length"
_TAKEN_OVER = (
    "async () => (await caches.keys()).filter(name => name.includes(' shell ')).every(name => name.endsWith('next'))"
)

_LOST = "async path => { for (const name of await caches.keys()) await (await caches.open(name)).delete(path); }"


def _deploy(served: Served) -> str:
    """Deploys the site with another style sheet, and so with another worker. Returns the old style's name."""
    (old,) = (file.name for file in served.folder.glob("assets/zhendi.*.css"))
    new = old.replace(old.split(".")[1], "0123456789ab")
    (served.folder / "assets" / old).rename(served.folder / "assets" / new)
    for file in served.folder.rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    worker = (served.folder / "worker.js").read_text(encoding="utf-8")
    (version,) = re.findall("shell ([0-9a-f]{12})", worker)
    served.edit("worker.js", (old, new), (version, "next"))
    return old


def _open_kept(page: Page, served: Served) -> None:
    for name in (YARD, TREE.format(1), HOME):
        page.goto(served.address + name)
        expect(page.get_by_text(AWAY)).to_be_visible()
        assert styled(page), name


def _leave(page: Page, served: Served) -> None:
    """Goes to a page of the same host outside the site, and waits until the next worker has taken over."""
    page.goto(served.address + "../")
    until(page, _TAKEN_OVER)


def test_a_new_look_never_leaves_a_page_without_one(served: Served, read: Reader) -> None:
    page = read(YARD)
    _deploy(served)
    page = read(TREE.format(1))
    assert styled(page)
    assert page.evaluate(_INSTALLED) == "installed"
    served.away = True
    _open_kept(page, served)
    served.away = False
    _leave(page, served)
    served.away = True
    _open_kept(page, served)


def test_a_worker_does_not_take_over_while_a_page_is_open(served: Served, read: Reader) -> None:
    """Pages that are just coming then would be answered by one worker, and their files by none."""
    page = read(YARD)
    _deploy(served)
    page = read(TREE.format(1))
    assert page.evaluate(_INSTALLED) == "installed"
    served.away = True
    _open_kept(page, served)
    assert page.evaluate(_WAITING) == "installed"
    assert page.evaluate(_SHELLS) == 2


@pytest.mark.parametrize("slow", [False, True])
def test_a_page_whose_look_was_not_kept_has_the_shells(served: Served, read: Reader, slow: bool) -> None:
    """Whether the old look does not come, or the server answers that there is no such file."""
    page = read(YARD)
    old = _deploy(served)
    served.edit("worker.js", ("PATIENCE=3000", "PATIENCE=50"))
    page = read(TREE.format(1))
    assert page.evaluate(_INSTALLED) == "installed"
    _leave(page, served)
    page.evaluate(_LOST, f"/some/where/assets/{old}")
    served.away = not slow
    if slow:
        served.held.add(YARD)
    page.goto(served.address + YARD)
    expect(page.get_by_text(SLOW if slow else AWAY)).to_be_visible()
    assert page.evaluate(_STYLE).endswith(old)
    assert styled(page)


def test_half_a_deployment_is_not_taken_for_the_shell(served: Served, phone: BrowserContext) -> None:
    """The worker is new already, the pages still the old ones: it waits for another time."""
    (css,) = (file.name for file in served.folder.glob("assets/zhendi.*.css"))
    new = css.replace(css.split(".")[1], "0123456789ab")
    shutil.copyfile(served.folder / "assets" / css, served.folder / "assets" / new)
    served.edit("worker.js", (css, new))
    page = phone.new_page()
    page.goto(served.address + YARD)
    assert page.evaluate(_INSTALLED) == "redundant"
