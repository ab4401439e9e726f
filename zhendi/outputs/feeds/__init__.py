"""Feeds 订阅: what is new on the site, in a unit, in a kind, for programs that readers let watch it."""

from zhendi.outputs.feeds.site import feeds

__all__ = ["feeds"]
