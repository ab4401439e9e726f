"""What a loop is made of: each part gives its pictures up to where it fades, what fades, and its sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from zhendi.films import planes, rushes
from zhendi.films.coding import GOP, Picture
from zhendi.films.fitting import Frame
from zhendi.films.planes import Planes
from zhendi.films.segments import FADE, Segment, held
from zhendi.films.store import FilmRendition


class Part(Protocol):
    """So many pictures of a loop, the last FADE of which turn into the next part's first."""

    @property
    def count(self) -> int: ...
    @property
    def tail_name(self) -> str:
        """What decides `tail`."""

    @property
    def head_name(self) -> str:
        """What decides `head`."""

    @property
    def headers(self) -> tuple[bytes, ...]:
        """The parameter sets of what was encoded elsewhere."""

    def head(self) -> Planes:
        """The first picture."""

    def tail(self) -> Sequence[Planes]:
        """The last FADE + 1 pictures, as they are without the fade."""

    def body(self, key: bytes, hold: Segment) -> Iterator[Picture]:
        """All encoded pictures before the tail; key is the first of the tail, encoded, for what is held."""

    def sound(self) -> Iterator[bytes]:
        """The AAC packets from its beginning, none where it is silent."""


@dataclass(frozen=True)
class StillPart:
    """A picture that is held."""

    file: Path
    name: str
    frame: Frame
    count: int
    headers: tuple[bytes, ...] = ()

    @property
    def tail_name(self) -> str:
        return self.name

    @property
    def head_name(self) -> str:
        return self.name

    def head(self) -> Planes:
        return planes.of_still(self.file, self.frame)

    def tail(self) -> Sequence[Planes]:
        return (FADE + 1) * (self.head(),)

    def body(self, key: bytes, hold: Segment) -> Iterator[Picture]:
        return held(key, hold, self.count - FADE - 1)

    def sound(self) -> Iterator[bytes]:
        return iter(())


@dataclass(frozen=True)
class FilmPart:
    """A film, and its last picture held where it is shorter than its time."""

    rendition: FilmRendition
    length: int  # pictures of the film itself
    count: int

    @property
    def tail_name(self) -> str:
        return f"{self.rendition.sha256} {self.count}"

    @property
    def head_name(self) -> str:
        return self.rendition.sha256

    @cached_property
    def headers(self) -> tuple[bytes, ...]:
        return (rushes.header(self.rendition.path),)

    def head(self) -> Planes:
        return rushes.decoded(self.rendition.path, 0, 0)[0]

    def tail(self) -> Sequence[Planes]:
        return rushes.decoded(self.rendition.path, self.count - FADE - 1, self.count - 1)

    def body(self, key: bytes, hold: Segment) -> Iterator[Picture]:
        before = self.count - FADE - 1
        played = played_of(self.length, before)
        yield from rushes.pictures(self.rendition.path, played)
        yield from held(key, hold, before - played)

    def sound(self) -> Iterator[bytes]:
        return rushes.sound(self.rendition.path)


def played_of(length: int, before: int) -> int:
    """How many of a film's pictures are taken as they are, with `before` pictures to fill.

    One or two fewer than there are, where else a key picture would follow a key picture (see `held`): then its last
    picture, which is held, shows so much earlier.
    """
    played = min(length, before)
    while before - played == 1 or (played % GOP == 1 and played < before):
        played -= 1
    return played
