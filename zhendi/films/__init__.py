"""Films: what staff recorded, and the loop of a screen as one film; measured, encoded, cached by content."""

from zhendi.films.coding import BASELINE, HIGH, Profile
from zhendi.films.loop import LARGEST, Clip, Encoded, Item, Progress, Still, encode_loop
from zhendi.films.problems import FilmProblem
from zhendi.films.store import FilmFacts, FilmRendition, FilmStore

__all__ = [
    "BASELINE",
    "HIGH",
    "LARGEST",
    "Clip",
    "Encoded",
    "FilmFacts",
    "FilmProblem",
    "FilmRendition",
    "FilmStore",
    "Item",
    "Profile",
    "Progress",
    "Still",
    "encode_loop",
]
