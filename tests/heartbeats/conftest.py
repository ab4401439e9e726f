"""A player in a real browser."""

from tests.player.conftest import play

__all__ = ["play"]
