"""From a screen's loop to the film that a TV plays over and over: one round of it, as it would play at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhendi import playback
from zhendi.films import BASELINE, HIGH, Clip, Encoded, FilmStore, Item, Progress, Still, encode_loop
from zhendi.loops import Loop, Showing
from zhendi.model.unit import Screen
from zhendi.outputs import manifests

# What a TV is given to choose from: the first plays on nearly all, the second on the oldest too.
FILMS = (("loop.mp4", HIGH), ("loop_compat.mp4", BASELINE))


@dataclass(frozen=True)
class Turn:
    """One slide of a round: whose it is, and what it shows for how long."""

    playable: playback.Playable
    item: Item


def turns_of(loop: Loop, at: datetime) -> tuple[Turn, ...]:
    """What one round shows from a moment on, each slide as long as the manifest says."""
    held = {showing.playable.id: tuple(_items(loop.screen, showing)) for showing in loop.showings}
    parts = ((showing.playable, tuple(item.seconds for item in held[showing.playable.id])) for showing in loop.showings)
    turns = playback.one_round(playback.Loop(tuple(parts)), int(at.timestamp()))
    return tuple(Turn(turn.playable, held[turn.playable.id][turn.slide]) for turn in turns if turn.playable)


def _items(screen: Screen, showing: Showing) -> Iterator[Item]:
    for page in showing.pages:
        yield Still(page.file, page.sha256, manifests.seconds_of(screen, showing.playable, page))
    for film in showing.films:
        slide = manifests.Film(film.sha256, film.size, film.seconds)
        yield Clip(film.film, film.digest, manifests.seconds_of(screen, showing.playable, slide))


@dataclass(frozen=True)
class Projector:
    """Encodes loops. workers is how many slides it encodes at once."""

    store: FilmStore
    workers: int = 1

    def encode(self, loop: Loop, at: datetime, folder: Path, progress: Progress) -> tuple[Encoded, ...]:
        """Write loop.mp4 and loop_compat.mp4 into the folder, each whole or not at all, and say what became of them.

        progress is told how many slides of both are encoded. Raises FilmProblem.
        """
        items = tuple(turn.item for turn in turns_of(loop, at))
        size = (loop.screen.width_px, loop.screen.height_px)
        return tuple(
            encode_loop(
                items,
                size,
                loop.screen.rotate,
                profile,
                self.store,
                folder / name,
                self.workers,
                _shifted(progress, n, len(FILMS)),
            )
            for n, (name, profile) in enumerate(FILMS)
        )


def _shifted(progress: Progress, before: int, of: int) -> Progress:
    """Tell of one film among several alike."""
    return lambda done, all_: progress(before * all_ + done, of * all_)
