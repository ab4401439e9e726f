"""Servers of static files on this machine, among them one that compresses them, as those that carry the site do."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".ics")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site's root, while the block runs."""
    with on_loopback(site, _Compressing) as port:
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def on_loopback(folder: Path, handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[int]:
    """The port at which a folder is served while the block runs; `handler` is given the folder as `directory`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@cache
def compressed(file: Path) -> bytes:
    """A file's bytes as they travel."""
    data = file.read_bytes()
    return gzip.compress(data, mtime=0) if file.suffix in _COMPRESSED else data


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = Path(self.translate_path(self.path))
        file = asked / "index.html" if asked.is_dir() else asked
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = compressed(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else "max-age=31536000, immutable")
        if file.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *told: object) -> None:  # noqa: A002  # the name is the library's
        """Nothing."""
