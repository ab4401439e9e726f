"""The register 名册: which entries the site shows, in what words, and under which addresses. All site outputs read it."""

from zhendi.register.listing import Register
from zhendi.register.shown import Shown
from zhendi.register.view import Data, FilmView, PhotoView, ScreenView, SiteView

__all__ = ["Data", "FilmView", "PhotoView", "Register", "ScreenView", "Shown", "SiteView"]
