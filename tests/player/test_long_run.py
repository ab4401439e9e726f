"""Ten thousand slide changes: neither the heap nor the document grows.

The browser is driven over its own pipe: through a driver that listens to the network, what that keeps of each answer
would look like a leak.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any

import pytest

from tests.conftest import CHROMIUM, QUIET
from tests.player.hostile import Site
from tests.player.keeping import address
from tests.player.releases import TITLE, part, plain, write

TINY = (16, 9)

# The page's time stands still but for `pass(changes)`, which goes from timer to timer as soon as what follows is ready.
TIME = """(function () {
  var breathe = new MessageChannel(), waiting = [], now = 1776299400000, began = now, timers = [], ids = 0;
  var RealDate = Date, real = performance.now.bind(performance);
  breathe.port1.onmessage = function () { waiting.shift()(); };
  function breath() { return new Promise(function (done) { waiting.push(done); breathe.port2.postMessage(0); }); }
  function set(act, delay, every, given) {
    timers.push({ id: ++ids, at: now + Math.max(1, delay || 0), every: every, act: function () { act.apply(null, given); } });
    return ids;
  }
  function clear(id) { timers = timers.filter(function (timer) { return timer.id !== id; }); }
  window.Date = function (given) { return arguments.length ? new RealDate(given) : new RealDate(now); };
  window.Date.now = function () { return now; };
  window.Date.parse = RealDate.parse;
  window.Date.UTC = RealDate.UTC;
  window.Date.prototype = RealDate.prototype;
  performance.now = function () { return now - began; };
  window.setTimeout = function (act, delay) { return set(act, delay, 0, [].slice.call(arguments, 2)); };
  window.setInterval = function (act, delay) { return set(act, delay, delay, [].slice.call(arguments, 2)); };
  window.requestAnimationFrame = function (act) { return set(function () { act(now - began); }, 16, 0, []); };
  window.clearTimeout = window.clearInterval = window.cancelAnimationFrame = clear;

  function fire() {
    var next = timers.reduce(function (first, timer) { return timer.at < first.at ? timer : first; });
    now = next.at;
    if (next.every) { next.at += next.every; } else { clear(next.id); }
    next.act();
  }

  window.pass = async function (changes) {
    while (document.readyState !== 'complete') { await breath(); }
    var root = document.documentElement;
    for (var shown = 0, last = '', since = now; shown < changes;) {
      if (timers.length) { fire(); }
      for (var given = real() + (now - since < 1500 ? 0 : 500); ;) {
        await breath();
        if (root.getAttribute('data-ready') || root.getAttribute('data-shows') !== last || real() >= given) { break; }
      }
      if (root.getAttribute('data-shows') !== last) {
        last = root.getAttribute('data-shows');
        since = now;
        shown++;
      }
    }
  };
})();"""


@dataclass
class Pipe:
    """A browser's own protocol over its pipe: NUL-ended JSON both ways."""

    to: IO[bytes]
    back: IO[bytes]
    numbers: Iterator[int]
    rest: bytes = b""

    def ask(self, method: str, session: str | None = None, **given: Any) -> dict[str, Any]:
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": given, **({"sessionId": session} if session else {})}
        self.to.write(json.dumps(message).encode() + b"\0")
        self.to.flush()
        while (answer := self._heard()).get("id") != number:
            pass
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _heard(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            chunk = self.back.read1(65536)
            assert chunk, "the browser has gone"
            self.rest += chunk
        message, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def piped(profile: Path) -> Iterator[Pipe]:
    """A headless browser of its own that listens on descriptors 3 and 4."""
    line = [CHROMIUM, *QUIET, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(
        ["/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null', "sh", *line],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as started:
        assert started.stdin and started.stdout
        pipe = Pipe(started.stdin, started.stdout, count(1))
        try:
            yield pipe
        finally:
            pipe.ask("Browser.close")


@dataclass
class Tab:
    pipe: Pipe
    session: str

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        return self.pipe.ask(method, self.session, **given)

    def run(self, script: str) -> Any:
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def weighed(self) -> tuple[int, int, int]:
        """Bytes of the heap, nodes and listeners, after everything that can be collected has been."""
        for _ in range(2):
            self.ask("HeapProfiler.collectGarbage")
        metrics = {each["name"]: int(each["value"]) for each in self.ask("Performance.getMetrics")["metrics"]}
        return metrics["JSHeapUsedSize"], metrics["Nodes"], metrics["JSEventListeners"]


def opened(pipe: Pipe, url: str) -> Tab:
    target = pipe.ask("Target.createTarget", url="about:blank")["targetId"]
    tab = Tab(pipe, pipe.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
    tab.ask("Page.enable")
    tab.ask("Performance.enable")
    tab.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    tab.ask("Page.addScriptToEvaluateOnNewDocument", source=TIME)
    tab.ask("Page.navigate", url=url)
    return tab


@pytest.mark.parametrize(("way", "changes"), [("cache", 10_000), ("indexeddb", 3_000), ("files", 3_000)])
def test_nothing_grows(site: Site, tmp_path_factory: pytest.TempPathFactory, way: str, changes: int) -> None:
    parts = [part(colour, plain(colour, TINY), seconds=2) for colour in ("red", "green", "blue", "amber")]
    write(site.folder, *parts, TITLE)
    with piped(tmp_path_factory.mktemp("profile")) as pipe:
        tab = opened(pipe, address(site, way))
        tab.run("pass(500)")
        before = tab.weighed()
        for _ in range(5):
            tab.run(f"pass({changes // 5})")
        after = tab.weighed()
    assert after[0] - before[0] < 200_000, (before, after)
    assert after[1] - before[1] <= 10 and after[2] - before[2] <= 5, (before, after)
