"""How a small web server answers with ETags, and a relay before it that counts every byte between it and the browser."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread

_REST = 0.3  # seconds without a byte


class Tagging(SimpleHTTPRequestHandler):
    """Answers as web servers do: with an ETag, and 304 to whoever has the file already."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        tag = f'"{sha256(file.read_bytes()).hexdigest()[:16]}"'
        content = b"" if self.headers["If-None-Match"] == tag else file.read_bytes()
        self.send_response(200 if content else 304)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing to the terminal."""


@dataclass
class Relay:
    """What has passed, in bytes both ways, and what the browser has said."""

    port: int
    moved: int = 0
    said: bytes = b""
    _last: float = 0.0
    _open: Event = field(default_factory=Event)

    def asked(self, end: str) -> int:
        """How many requests there were for paths that end so."""
        return self.said.count(f"{end} HTTP/1.1\r\n".encode())

    def at_rest(self) -> bool:
        return time.monotonic() - self._last > _REST

    def silence(self) -> None:
        """From now on the server neither hears nor answers."""
        self._open.clear()

    def pump(self, source: socket.socket, target: socket.socket, asks: bool) -> None:
        """Hand on what comes from one side until it ends."""
        with suppress(OSError):
            while passed := source.recv(65536):
                if asks:
                    self.said += passed
                self._open.wait()
                target.sendall(passed)
                self.moved += len(passed)
                self._last = time.monotonic()
            target.shutdown(socket.SHUT_WR)


@contextmanager
def relaying(to: int) -> Iterator[Relay]:
    """A relay to the server at that port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = Relay(listening.getsockname()[1])
        relay._open.set()
        Thread(target=_accept, args=(relay, listening, to), daemon=True).start()
        yield relay


def _accept(relay: Relay, listening: socket.socket, to: int) -> None:
    with suppress(OSError):
        while True:
            near, _ = listening.accept()
            far = socket.create_connection(("127.0.0.1", to))
            Thread(target=relay.pump, args=(near, far, True), daemon=True).start()
            Thread(target=relay.pump, args=(far, near, False), daemon=True).start()
