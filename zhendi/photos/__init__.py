"""Photographs: upright, stripped of metadata, cut towards their subject, sized and encoded; cached by content."""

from zhendi.photos.problems import PhotoProblem
from zhendi.photos.reading import MAX_PIXELS, MIN_SIDE
from zhendi.photos.store import PhotoFacts, PhotoStore, Rendition, inspect

__all__ = ["MAX_PIXELS", "MIN_SIDE", "PhotoFacts", "PhotoProblem", "PhotoStore", "Rendition", "inspect"]
