"""The residents' site as plain data: which pages there are, which template draws each, and what it is told."""

from zhendi.outputs.pages.site import page_lines, pages
from zhendi.outputs.pages.view import Page, PhotoView, ScreenView, SiteView

__all__ = ["Page", "PhotoView", "ScreenView", "SiteView", "page_lines", "pages"]
