"""The small site that the pages of tests/site are made from."""

from tests.site.conftest import catalogue

__all__ = ["catalogue"]
