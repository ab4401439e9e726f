"""A small web server of the tests' own: ETags, a Date header at will, and every fault that a bad network knows.

A fault is laid on the end of a path, and stays until it is taken away: another status, other bytes, or a `Fault`. The
whole server goes away with `down()` and comes back on the same port with `up()`.
"""

import gzip
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".mp4": "video/mp4",
}
PORTAL = "<!DOCTYPE html><html><body style='background:#f0f'>上网请先登录</body></html>".encode()


@dataclass(frozen=True)
class Fault:
    """How an answer goes wrong. What is None is as it should be.

    `claimed` is the Content-Length that is said. After `sent` bytes of the body the connection is cut or, with `hold`,
    nothing more comes until the site releases it. `date` is this answer's own.
    """

    status: int = 200
    content: bytes | None = None
    kind: str | None = None
    claimed: int | None = None
    sent: int | None = None
    hold: bool = False
    date: datetime | None = None


PORTAL_PAGE = Fault(content=PORTAL, kind="text/html")
NEVER_ANSWERS = Fault(sent=-1, hold=True)
NEVER_ENDS = Fault(sent=100, hold=True)
CUT_OFF = Fault(sent=100)


@dataclass
class Site:
    """What is served, and how. `faults` maps the end of a path to what goes wrong; `date` is None for none.

    `before` maps the end of a path to what is done, once, before it is next answered. `asked` holds each path and
    status; `moved` the bytes of each exchange, both ways.
    """

    folder: Path
    port: int = 0
    date: datetime | None = None
    tags: bool = True
    gzip: bool = False
    faults: dict[str, int | bytes | Fault] = field(default_factory=dict)
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    moved: list[tuple[str, int]] = field(default_factory=list)
    _released: Event = field(default_factory=Event)
    _lines: set[socket.socket] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _serving: "_Server | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def plain_url(self) -> str:
        """The same site at a host to which the browser lends no service worker, no Cache and no crypto.subtle."""
        return f"http://screen.test:{self.port}/"

    def statuses(self, end: str) -> list[int]:
        return [status for path, status in self.asked if path.endswith(end)]

    def fault(self, path: str) -> Fault:
        laid = next((what for end, what in self.faults.items() if path.endswith(end)), Fault())
        if isinstance(laid, Fault):
            return laid
        return Fault(laid, b"") if isinstance(laid, int) else Fault(content=laid)

    def up(self) -> None:
        if not self._serving:
            handler = type("Handler", (_Handler,), {"site": self})
            self._serving = _Server(("127.0.0.1", self.port), handler)
            Thread(target=self._serving.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def down(self) -> None:
        """Refuses whoever comes, and hangs up on whoever is there."""
        if self._serving:
            self._serving.shutdown()
            self._serving.server_close()
            self._serving = None
        self.hang_up()

    def hang_up(self) -> None:
        self.release()
        with self._lock:
            for line in self._lines:
                with suppress(OSError):  # the other end was quicker
                    line.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Lets go of every answer that is held."""
        held, self._released = self._released, Event()
        held.set()

    def heal(self) -> None:
        """Takes every fault away, and lets go of what is held."""
        self.faults.clear()
        self.release()


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        with self.site._lock:
            self.site._lines.add(self.connection)

    def finish(self) -> None:
        with self.site._lock:
            self.site._lines.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        for end in [end for end in self.site.before if path.endswith(end)]:
            self.site.before.pop(end)()
        file = self.site.folder / path.lstrip("/")
        fault = self.site.fault(path)
        if fault.content is None and not file.is_file():
            fault = Fault(404, b"")
        self._answer(fault, file.read_bytes() if fault.content is None else fault.content, KINDS.get(file.suffix))

    def _answer(self, fault: Fault, content: bytes, kind: str | None) -> None:
        released = self.site._released
        tag = f'"{sha256(content).hexdigest()[:16]}"' if self.site.tags and fault.status == 200 else None
        status = 304 if tag and self.headers["If-None-Match"] == tag else fault.status
        body = b"" if status == 304 else gzip.compress(content, mtime=0) if self.site.gzip else content
        self.site.asked.append((self.path, status))
        head = self._head(status, fault, kind, tag, len(body))
        self._send(b"" if fault.sent == -1 else head, body[: fault.sent if fault.sent is not None else len(body)])
        if fault.hold:
            released.wait()
            self._send(head if fault.sent == -1 else b"", body[max(0, fault.sent or 0) :])
        elif fault.sent is not None or fault.claimed is not None:
            self.close_connection = True

    def _head(self, status: int, fault: Fault, kind: str | None, tag: str | None, length: int) -> bytes:
        date = fault.date or self.site.date
        said = {
            "Date": format_datetime(date.astimezone(UTC), usegmt=True) if date else None,
            "ETag": tag,
            "Content-Type": fault.kind or kind or "application/octet-stream",
            "Content-Encoding": "gzip" if self.site.gzip and length else None,
            "Content-Length": str(length if fault.claimed is None else fault.claimed),
        }
        lines = [f"{name}: {value}" for name, value in said.items() if value]
        return "\r\n".join([f"HTTP/1.1 {status} {self.responses.get(status, ('',))[0]}", *lines, "", ""]).encode()

    def _send(self, head: bytes, body: bytes) -> None:
        asking = len(self.raw_requestline) + len(self.headers.as_bytes().replace(b"\n", b"\r\n"))
        self.site.moved.append((self.path, len(head) + len(body) + (asking if head else 0)))
        self.wfile.write(head + body)

    def log_message(self, *_: object) -> None:
        """Nothing to the terminal."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that closes in mid-answer is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """A site of a folder, up. Its port stays its own while it is down: a second socket is bound to it."""
    with socket.socket() as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        site = Site(folder, kept.getsockname()[1])
        site.up()
        try:
            yield site
        finally:
            site.down()
