"""What a device keeps is full, damaged, forbidden or never answers: the screen plays, and keeps again once it can."""

import pytest

from tests.player.conftest import Opener, Player
from tests.player.hostile import NEVER_ANSWERS, Site
from tests.player.keeping import address, jpg, networked, offered, playing, wait_until_held
from tests.player.releases import TITLE, part, plain, write

# Storage that is full while `window.full` is true; it is from the start if the page's address says so.
FULL = """(function () {
  window.full = localStorage.getItem('test-full') === 'yes';
  function guard(owner, name, refuse) {
    if (!owner) { return; }
    var original = owner[name];
    owner[name] = function () { return window.full ? refuse() : original.apply(this, arguments); };
  }
  function quota() { return new DOMException('full', 'QuotaExceededError'); }
  function rejected() { return Promise.reject(quota()); }
  function thrown() { throw quota(); }
  guard(window.Cache && Cache.prototype, 'put', rejected);
  guard(window.Cache && Cache.prototype, 'add', rejected);
  guard(window.Cache && Cache.prototype, 'addAll', rejected);
  guard(IDBObjectStore.prototype, 'put', thrown);
  guard(IDBObjectStore.prototype, 'add', thrown);
  guard(navigator.storage, 'estimate', function () { return Promise.resolve({ usage: 1000000, quota: 1000000 }); });
})();"""

# Little room is left while `window.little` is true, though nothing refuses yet.
LITTLE = """(function () {
  if (!navigator.storage) { return; }
  var estimate = navigator.storage.estimate;
  navigator.storage.estimate = function () {
    return window.little ? Promise.resolve({ usage: 999999, quota: 1000000 }) : estimate.call(navigator.storage);
  };
})();"""

# Notes that the page asks for its storage to be spared; whoever is asked never answers.
CLAIMED = """(function () {
  if (!navigator.storage) { return; }
  navigator.storage.persist = function () {
    window.claimed = true;
    return new Promise(function () {});
  };
})();"""

# Replaces the bytes kept under each of the names, everywhere, by as many others.
DAMAGE = """async names => {
  const wrong = blob => new Blob([new Uint8Array(blob.size)], { type: blob.type });
  const meant = key => names.some(name => String(key).includes(name));
  let count = 0;
  for (const name of window.caches ? await caches.keys() : []) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).filter(request => meant(request.url))) {
      const held = await cache.match(request);
      await cache.put(request, new Response(wrong(await held.blob()), { headers: held.headers }));
      count++;
    }
  }
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise(done => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
    });
    for (const store of database.objectStoreNames) {
      count += await new Promise(done => {
        let found = 0;
        const asked = database.transaction(store, 'readwrite').objectStore(store).openCursor();
        asked.onsuccess = () => {
          const cursor = asked.result;
          if (!cursor) { return done(found); }
          if (meant(cursor.key)) {
            const value = cursor.value;
            const bytes = value instanceof Blob ? wrong(value) : new ArrayBuffer(value.byteLength);
            cursor.update(bytes);
            found++;
          }
          cursor.continue();
        };
      });
    }
    database.close();
  }
  return count;
}"""

FORBIDDEN = {
    "undefined": """
      ['indexedDB', 'caches', 'localStorage', 'sessionStorage'].forEach(function (name) {
        Object.defineProperty(window, name, { value: undefined });
      });""",
    "throwing": """
      ['indexedDB', 'caches', 'localStorage', 'sessionStorage'].forEach(function (name) {
        Object.defineProperty(window, name, { get: function () { throw new DOMException('no', 'SecurityError'); } });
      });""",
    "refusing": """
      indexedDB.constructor.prototype.open = function () { throw new DOMException('no', 'InvalidStateError'); };
      if (window.caches) { caches.constructor.prototype.open = function () { return Promise.reject(new Error('no')); }; }
      Storage.prototype.setItem = Storage.prototype.getItem = function () { throw new Error('no'); };""",
    "corrupt": """
      indexedDB.constructor.prototype.open = function () {
        var asked = {};
        Promise.resolve().then(function () {
          asked.error = new DOMException('corrupt', 'UnknownError');
          asked.onerror({ target: asked, preventDefault: function () {} });
        });
        return asked;
      };
      if (window.caches) { caches.constructor.prototype.open = function () { return Promise.reject(new Error('no')); }; }""",
    "never opening": """
      indexedDB.constructor.prototype.open = function () { return {}; };
      if (window.caches) { caches.constructor.prototype.open = function () { return new Promise(function () {}); }; }""",
}


def damage(player: Player, *colours: str) -> None:
    assert player.page.evaluate(DAMAGE, [plain(colour).sha256 for colour in colours]) >= len(colours)


@networked
def test_full_from_the_start(site: Site, play: Opener, way: str) -> None:
    """Nothing can be kept: it plays from memory, and keeps as soon as there is room."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = play(address(site, way), script=f"localStorage.setItem('test-full', 'yes');{FULL}")
    player.begin("a#1")
    assert [player.colour(), player.advance(10) or player.colour()] == ["red", "blue"]
    player.page.evaluate("window.full = false")
    wait_until_held(player, site)
    player.page.evaluate("localStorage.removeItem('test-full')")
    site.faults[".jpg"] = site.faults[".json"] = NEVER_ANSWERS
    player.power_cut()
    player.begins()
    player.begin("a#1")


@networked
def test_full_when_a_new_release_comes(site: Site, play: Opener, way: str) -> None:
    """What is kept stays kept, and what is new plays all the same."""
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way, script=FULL)
    player.page.evaluate("window.full = true")
    write(site.folder, part("b", "blue"), TITLE)
    player.until_shows("b#1")
    player.advance(1)
    assert player.colour() == "blue"
    player.page.evaluate("window.full = false")
    wait_until_held(player, site)
    site.faults[".jpg"] = site.faults[".json"] = NEVER_ANSWERS
    player.restart()
    player.begin("b#1")
    assert player.colour() == "blue"


@networked
def test_full_when_a_new_release_comes_and_the_power_goes(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way, script=FULL)
    player.page.evaluate("window.full = true")
    write(site.folder, part("b", "blue"), TITLE)
    player.until_shows("b#1")
    site.faults[".jpg"] = site.faults[".json"] = NEVER_ANSWERS
    player.restart()
    player.begin("a#1")
    site.heal()
    player.until_shows("b#1")


def test_room_is_looked_at_before_a_release_is_fetched(site: Site, play: Opener) -> None:
    """With no room by the device's own account nothing of what is kept is given up for it."""
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, "cache", script=LITTLE)
    player.page.evaluate("window.little = true")
    write(site.folder, part("b", "blue"), TITLE)
    player.until_shows("b#1")
    site.faults[".jpg"] = site.faults[".json"] = NEVER_ANSWERS
    player.restart()
    player.begin("a#1")


@networked
def test_damaged_bytes_are_dropped_alone_and_fetched_again(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), part("b", "blue"), part("c", "green"), TITLE)
    player = playing(site, play, way)
    damage(player, "blue")
    site.faults[".jpg"] = 503
    site.asked.clear()
    player.restart()
    player.begin("a#1")
    assert [player.colour(), *[player.advance(10) or player.colour() for _ in range(3)]] == ["red", "green"] * 2
    site.heal()
    player.until_shows("b#1")
    assert player.colour() == "blue"
    assert {path.rpartition("/")[2] for path, _ in site.asked if path.endswith(".jpg")} == {jpg("blue")}
    site.faults[".jpg"] = 503
    player.restart()
    player.begin("a#1")
    assert player.course(2) == ["a#1", "b#1", "c#1"]


@networked
def test_when_the_release_is_damaged_throughout_the_one_before_plays(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("before", "cyan"), TITLE)
    player = playing(site, play, way, "before#1")
    before = offered(site)
    write(site.folder, part("a", "red"), part("b", "blue"), part("title", "paper", tier="filler"))
    player.until_shows("a#1")
    wait_until_held(player, site)
    damage(player, "red", "blue", "paper")
    site.faults[".jpg"] = 503
    player.restart()
    player.until_shows("before#1")
    player.advance(1)
    assert (player.plays, player.colour()) == (before, "cyan")
    site.heal()
    player.until_shows("a#1")
    player.advance(1)
    assert (player.plays, player.colour()) == (offered(site), "red")


@networked
def test_when_everything_is_damaged_the_card_shows(site: Site, play: Opener, way: str) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, way)
    damage(player, "red", "white")
    site.faults[".jpg"] = 503
    player.restart()
    player.advance(30)
    assert player.shows == "card" and player.page.is_visible("#stage svg")
    site.heal()
    player.until_shows("a#1")
    player.advance(1)
    assert player.colour() == "red"


@networked
@pytest.mark.parametrize("script", FORBIDDEN.values(), ids=FORBIDDEN)
def test_forbidden(site: Site, play: Opener, way: str, script: str) -> None:
    """Where nothing can be kept it plays from memory, and takes what is new."""
    write(site.folder, part("a", "red"), part("b", "blue"), TITLE)
    player = play(address(site, way), script=f"(function () {{{script}}})()")
    player.until_shows("a#1", 120)
    assert player.page.get_attribute("html", "data-keeps") == "memory"
    player.advance(1)
    assert [player.colour(), player.advance(10) or player.colour()] == ["red", "blue"]
    site.down()
    assert player.course(7) == ["b#1", "a#1"] * 4
    write(site.folder, part("c", "green"), TITLE)
    site.up()
    player.until_shows("c#1")
    assert player.problems == []


def test_the_browser_is_asked_to_spare_what_is_kept(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), TITLE)
    player = playing(site, play, "cache", script=CLAIMED)
    assert player.page.evaluate("window.claimed")
