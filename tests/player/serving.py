"""A small web server of the tests' own: ETags, a Date header at will, and faults at will."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@dataclass
class Site:
    """What is served, and how. `faults` maps the end of a path to a status or to other bytes; `date` is None for none."""

    folder: Path
    url: str = ""
    date: datetime | None = None
    faults: dict[str, int | bytes] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    def statuses(self, end: str) -> list[int]:
        return [status for path, status in self.asked if path.endswith(end)]


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self.site.folder / path.lstrip("/")
        fault = next((what for end, what in self.site.faults.items() if path.endswith(end)), None)
        if isinstance(fault, int) or not file.is_file():
            self._answer(fault if isinstance(fault, int) else 404, b"", file)
            return
        content = fault if fault is not None else file.read_bytes()
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        unchanged = self.headers["If-None-Match"] == tag
        self._answer(304 if unchanged else 200, b"" if unchanged else content, file, tag)

    def _answer(self, status: int, content: bytes, file: Path, tag: str = "") -> None:
        kinds = {
            ".html": "text/html; charset=utf-8",
            ".json": "application/json",
            ".jpg": "image/jpeg",
            ".mp4": "video/mp4",
        }
        self.site.asked.append((self.path, status))
        self.send_response_only(status)
        if self.site.date:
            self.send_header("Date", format_datetime(self.site.date.astimezone(UTC), usegmt=True))
        if tag:
            self.send_header("ETag", tag)
        self.send_header("Content-Type", kinds.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

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
    site = Site(folder)
    handler = type("Handler", (_Handler,), {"site": site})
    with _Server(("127.0.0.1", 0), handler) as server:
        site.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
