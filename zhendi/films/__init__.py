"""Films: what staff recorded, and the loop of a screen as one film; measured, encoded, cached by content."""

from zhendi.films.problems import FilmProblem
from zhendi.films.store import FilmFacts, FilmRendition, FilmStore

__all__ = ["FilmFacts", "FilmProblem", "FilmRendition", "FilmStore"]
