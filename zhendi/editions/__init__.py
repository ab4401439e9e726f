"""The site in both scripts 简体 / 繁體: each page's editions, made from its finished HTML, with names left as they are."""

from zhendi.editions.pages import Editions
from zhendi.editions.places import SIMPLIFIED, TRADITIONAL, Edition, alternates, editions_of, places

__all__ = ["SIMPLIFIED", "TRADITIONAL", "Edition", "Editions", "alternates", "editions_of", "places"]
