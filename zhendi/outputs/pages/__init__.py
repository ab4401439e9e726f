"""The residents' site as plain data: which pages there are, which template draws each, and what it is told."""

from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.site import LaidOut, lay_out, lay_out_one, pages

__all__ = ["LaidOut", "Page", "lay_out", "lay_out_one", "pages"]
