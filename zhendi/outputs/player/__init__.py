"""The player of a screen: one page with everything in it, so that it plays from a web server and by a double-click."""

from zhendi.outputs.player.page import BEACON, page, preview, worker

__all__ = ["BEACON", "page", "preview", "worker"]
