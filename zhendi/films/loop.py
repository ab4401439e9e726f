"""A screen's loop as one film that TVs play from a stick over and over: H.264 in MP4, frame-exact, cross-faded.

How a held picture is written decides what a cheap TV makes of it. Three ways were weighed. To encode every picture is
what any decoder expects, and takes as long as the loop itself. To write one key picture and then minutes of made-up “as
before” slices is fastest and smallest, but a TV that is switched on, seeks or stumbles finds no key picture for as long,
and slices that no encoder has written have never met a TV's decoder. So a held picture here is an ordinary stream:
closed GOPs of at most two seconds, one reference, no B pictures, every picture written by x264 itself. Its key picture
is encoded once and its packets repeated; the pictures between are x264's own for a scene in which nothing moves, and the
same for every picture of a size. They change no pixel, so that nothing breathes where a GOP ends. What is paid is about a
megabit a second in all, which every stick can read.

Neighbours cross-fade in the last half second of the first of them, and the last fades into the first, so that the film
loops without a seam. What was filmed plays from its own rendition, packet by packet, up to its fade.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from itertools import chain, islice, repeat
from pathlib import Path

from zhendi.films import coding, segments, sound
from zhendi.films.coding import FPS, Picture, Profile
from zhendi.films.fitting import Frame, Size, canvas
from zhendi.films.keeping import Shelf
from zhendi.films.muxing import write_mp4
from zhendi.films.parts import FilmPart, Part, StillPart
from zhendi.films.segments import Segment
from zhendi.films.store import FilmStore, key_of

Progress = Callable[[int, int], None]
LARGEST = 2**32 - 1
"""Bytes of one file on FAT32, which is how sticks are sold and the only thing that many TVs read."""


@dataclass(frozen=True)
class Still:
    """A picture for so many seconds: a JPEG in the cache and the SHA-256 of its bytes."""

    file: Path
    digest: str
    seconds: int


@dataclass(frozen=True)
class Clip:
    """A film for so many seconds: its last picture stays where it is shorter."""

    file: Path
    digest: str
    seconds: int


Item = Still | Clip


@dataclass(frozen=True)
class Encoded:
    """What became of a loop: its length in seconds, size in bytes, how many items it has and how many were encoded."""

    seconds: int
    size: int
    items: int
    encoded: int


def encode_loop(
    items: Sequence[Item],
    screen: Size,
    rotate: int,
    profile: Profile,
    store: FilmStore,
    out: Path,
    workers: int = 1,
    progress: Progress = lambda done, of: None,
) -> Encoded:
    """Write a screen's loop to `out`, whole or not at all. At least one item, each of at least one second.

    screen is its size in pixels as people see it, rotate by how many degrees clockwise the picture is turned to suit
    the panel. Raises FilmProblem where a film cannot be used.
    """
    frame = Frame(canvas(screen, profile.longest, profile.shortest), rotate)
    parts = tuple(_part(item, frame, profile, store) for item in items)
    cutting = _Cutting(parts, frame, profile, store.shelf)
    anew = cutting.prepare(workers, progress)
    size = cutting.write(out)
    return Encoded(sum(item.seconds for item in items), size, len(items), anew)


def _part(item: Item, frame: Frame, profile: Profile, store: FilmStore) -> Part:
    if isinstance(item, Still):
        return StillPart(item.file, item.digest, frame, item.seconds * FPS)
    made = store.made(item.file, item.digest, frame, profile)
    return FilmPart(made, round(made.seconds * FPS), item.seconds * FPS)


@dataclass(frozen=True)
class _Cutting:
    """A loop being put together from its parts, each with its fade into the next."""

    parts: tuple[Part, ...]
    frame: Frame
    profile: Profile
    shelf: Shelf

    def prepare(self, workers: int, progress: Progress) -> int:
        """Encode the fades that are not there yet, over the cores; returns of how many parts."""
        keys = [key for key, _ in self._fades()]
        missing = {key: pair for key, pair in self._fades() if self.shelf.note(key) is None}
        waiting = anew = sum(key in missing for key in keys)
        progress(len(keys) - waiting, len(keys))
        with ThreadPoolExecutor(workers) as pool:
            made = {pool.submit(self._made, key, *pair): key for key, pair in missing.items()}
            try:
                for future in as_completed(made):
                    future.result()
                    waiting -= keys.count(made[future])
                    progress(len(keys) - waiting, len(keys))
            finally:
                pool.shutdown(cancel_futures=True)  # whoever stops the command does not wait for all of them
        return anew

    def write(self, out: Path) -> int:
        """Write the whole film in one step; returns its size in bytes."""
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = out.with_name(f".{out.name}.{secrets.token_hex(8)}.tmp")
        try:
            hold = self._hold()
            header = coding.joined_header((hold.header, *(each for part in self.parts for each in part.headers)))
            write_mp4(draft, self.profile, self.frame.size, header, self._pictures(hold), self._sound())
            size = draft.stat().st_size
            draft.replace(out)
            return size
        finally:
            draft.unlink(missing_ok=True)

    def _pictures(self, hold: Segment) -> Iterator[Picture]:
        for part, (key, pair) in zip(self.parts, self._fades(), strict=True):
            fade = self._made(key, *pair)
            coding.joined_header((hold.header, fade.header))
            yield from part.body(fade.pictures[0], hold)
            yield from (Picture(data, is_key=n == 0) for n, data in enumerate(fade.pictures))

    def _sound(self) -> Iterator[bytes]:
        """The packets of every part in the stretch that is its own; silence where it has none left."""
        quiet = tuple(sound.silence(2))[-1]
        until, given = 0, 0
        for number, part in enumerate(self.parts, 1):
            until += part.count * sound.RATE // FPS
            packets = -(-until // sound.BLOCK) if number == len(self.parts) else round(until / sound.BLOCK)
            yield from islice(chain(part.sound(), repeat(quiet)), packets - given)
            given = packets

    def _fades(self) -> Iterator[tuple[str, tuple[Part, Part]]]:
        """Every part with the one that follows, under what decides their fade."""
        for part, following in zip(self.parts, (*self.parts[1:], self.parts[0]), strict=True):
            yield self._key("fade", part.tail_name, following.head_name), (part, following)

    def _made(self, key: str, part: Part, following: Part) -> Segment:
        return self._kept(key, lambda: segments.fade(part.tail(), following.head(), self.profile))

    def _hold(self) -> Segment:
        return self._kept(self._key("hold"), lambda: segments.holding(self.frame.size, self.profile))

    def _key(self, *what: str) -> str:
        return key_of(*what, asdict(self.frame), asdict(self.profile))

    def _kept(self, key: str, make: Callable[[], Segment]) -> Segment:
        if (note := self.shelf.note(key)) is not None:
            return Segment.unpacked(note)
        made = make()
        self.shelf.keep_note(key, made.packed())
        return made
