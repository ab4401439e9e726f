"""`zhendi serve`: the site and every loop on this machine alone, rebuilt at each save."""

import logging
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

_LOOPBACK = "127.0.0.1"
_PORTS_TO_TRY = 20


class _Handler(SimpleHTTPRequestHandler):
    """Serves the output; browsers ask again each time, so that a reload shows the last save."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        """Requests are not worth a line to staff."""


def serve(content: Path, out: Path, port: int, rebuild: Callable[[], str], say: Callable[[str], None]) -> int:
    """Build, serve on loopback and rebuild at each change below `content`, until interrupted. Returns 0."""
    say(f"第一次生成：{rebuild()}")
    out.mkdir(parents=True, exist_ok=True)
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it tells of an interruption in English
    with _server(out, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{_LOOPBACK}:{server.server_port}/"
        say(f"网站：{address}　屏幕：{address}screens/index.html　改完存盘就会更新，按 Ctrl+C 停下。")
        for _ in watch(content, raise_interrupt=False):
            say(f"内容有改动，重新生成：{rebuild()}")
        server.shutdown()
    return 0


def _server(out: Path, port: int) -> ThreadingHTTPServer:
    """A server on this port, or on the next that is free."""
    handler = partial(_Handler, directory=str(out))
    for candidate in range(port, port + _PORTS_TO_TRY):
        try:
            return ThreadingHTTPServer((_LOOPBACK, candidate), handler)
        except OSError:
            continue
    return ThreadingHTTPServer((_LOOPBACK, 0), handler)
