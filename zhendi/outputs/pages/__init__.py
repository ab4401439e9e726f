"""The residents' site as plain data: which pages there are, which template draws each, and what it is told."""

from zhendi.outputs.pages.site import LaidOut, lay_out, lay_out_one, pages
from zhendi.outputs.pages.view import FilmView, Page, PhotoView, ScreenView, SiteView

__all__ = ["FilmView", "LaidOut", "Page", "PhotoView", "ScreenView", "SiteView", "lay_out", "lay_out_one", "pages"]
