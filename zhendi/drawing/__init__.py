"""Slides: a layout's name and plain data become baseline JPEGs, sized for the eyes of those who stand before a screen."""

from zhendi.drawing.brief import Brief, Canvas, Page, Series
from zhendi.drawing.fonts import missing_glyphs
from zhendi.drawing.studio import Studio

__all__ = ["Brief", "Canvas", "Page", "Series", "Studio", "missing_glyphs"]
