"""Films made ready for screens, each worked out once."""

import errno
import functools
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import av
import PIL

from zhendi.films import finding, problems, reading
from zhendi.films.coding import FPS, HIGH, Encoder, Profile, Quality
from zhendi.films.fitting import Frame, canvas, fitted
from zhendi.films.framing import evenly, framed, look_of
from zhendi.films.keeping import Shelf
from zhendi.films.muxing import write_mp4
from zhendi.films.sound import Take, normalised, silence

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO)


@dataclass(frozen=True)
class FilmFacts:
    """SHA-256 of the file's bytes in hex, size of the upright picture in pixels, length in seconds, whether it sounds."""

    digest: str
    width: int
    height: int
    seconds: float
    has_sound: bool


@dataclass(frozen=True)
class FilmRendition:
    """A finished MP4: where it lies in the cache, SHA-256 in hex, size in bytes, length in seconds (whole pictures).

    film and digest are the file that it was made from and the SHA-256 of its bytes.
    """

    path: Path
    sha256: str
    size: int
    seconds: float
    film: Path
    digest: str


class FilmStore:
    """Films, ready to play, cached in a folder by content, by parameters and by this code and its libraries.

    Several processes may share the folder. A damaged or deleted file in it is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder)

    def inspect(self, file: Path) -> FilmFacts:
        """Return what the file is, reading all of it and decoding one picture. Raises FilmProblem."""
        return self._facts(file, finding.digest_of(file))

    def rendition(self, file: Path, digest: str, width: int, height: int) -> FilmRendition:
        """Return the film as an MP4 that fits a screen of width × height pixels, at most 1920×1080 or 1080×1920.

        digest is that of the file's bytes. Upright, its proportion kept, never enlarged, sides even, 25 pictures a
        second, H.264 High 4.1, AAC-LC at -16 LUFS, index in front. Raises FilmProblem.
        """
        facts = self._facts(file, digest)
        box = canvas((width, height), HIGH.longest, HIGH.shortest)
        return self.made(file, digest, Frame(fitted((facts.width, facts.height), box, enlarge=False)), HIGH)

    def made(self, file: Path, digest: str, frame: Frame, profile: Profile) -> FilmRendition:
        """Return the film in a frame, for decoders of a profile. Raises FilmProblem."""
        key = key_of("made", digest, asdict(frame), asdict(profile))
        record = self._record(key)
        if record is None or not self.shelf.holds(record["sha256"], record["size"]):
            record = self._make(file, digest, frame, profile)
            self._keep(key, record)
        return FilmRendition(self.shelf.path(record["sha256"]), **record, film=file, digest=digest)

    def _make(self, file: Path, digest: str, frame: Frame, profile: Profile) -> dict[str, Any]:
        self._require(file, digest)
        with self.shelf.draft() as draft, _known_to_us(file):
            pictures = _film(file, frame, profile, draft)
            size = draft.stat().st_size
            return {"sha256": self.shelf.take_in(draft), "size": size, "seconds": pictures / FPS}

    def _facts(self, file: Path, digest: str) -> FilmFacts:
        key = key_of("facts", digest)
        if (record := self._record(key)) is not None:
            return FilmFacts(**record)
        self._require(file, digest)
        with _known_to_us(file):
            facts = _examine(file, digest)
        self._keep(key, asdict(facts))
        return facts

    def _require(self, file: Path, digest: str) -> None:
        if finding.digest_of(file) != digest:
            raise problems.changed(file.name)

    def _record(self, key: str) -> dict[str, Any] | None:
        note = self.shelf.note(key)
        return None if note is None else json.loads(note)

    def _keep(self, key: str, record: dict[str, Any]) -> None:
        self.shelf.keep_note(key, json.dumps(record, sort_keys=True).encode())


@contextmanager
def _known_to_us(file: Path) -> Iterator[None]:
    """Raises FilmProblem for what the library cannot do with a film, but not for a disk that is full."""
    try:
        yield
    except av.FFmpegError as error:
        if error.errno in _OF_THE_DISK:
            raise
        raise problems.unknown_coding(file.name) from None


def _examine(file: Path, digest: str) -> FilmFacts:
    with reading.opened(file) as reel:
        picture, sound = reading.spans(reel)
    with reading.opened(file) as reel:
        look = look_of(next(reading.pictures(reel)), reel.picture.sample_aspect_ratio)
    width, height = look.seen
    return FilmFacts(digest, round(width), round(height), float(picture.end - picture.start), sound is not None)


def _film(file: Path, frame: Frame, profile: Profile, out: Path) -> int:
    """Write the film to `out`; returns how many pictures it has."""
    with reading.opened(file) as reel:
        picture, sound = reading.spans(reel)
    take = Take(file, picture.start, round((picture.end - picture.start) * FPS))
    aac = silence(take.packets) if sound is None else normalised(take)
    with reading.opened(file) as reel:
        shown = evenly(reading.pictures(reel), take.start, take.pictures)
        frames = framed(shown, reel.picture.sample_aspect_ratio, frame)
        encoder = Encoder(profile, frame.size, quality(profile))
        pictures = (encoder.encode(each) for each in frames)
        count = write_mp4(out, profile, frame.size, encoder.header, pictures, aac)
    if not count:
        raise problems.truncated(file.name)
    return count


def quality(profile: Profile) -> Quality:
    """How a film is encoded: well, but never at more bits a second than a TV reads from any stick."""
    rate = (("vbv-maxrate", str(profile.rate)), ("vbv-bufsize", str(profile.rate)))
    return Quality(21, (("ipratio", "1.4"), ("subme", "4"), ("me", "hex"), ("trellis", "1"), ("aq-mode", "1"), *rate))


def key_of(operation: str, *parameters: object) -> str:
    """Name a piece of work by what it is, what decides it, and how this version does it."""
    return hashlib.sha256(json.dumps([_recipe(), operation, *parameters]).encode()).hexdigest()


@functools.cache
def _recipe() -> str:
    """Return a digest of everything but the film that decides the bytes: this package and the codecs under it."""
    sources = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parent.glob("*.py"))]
    codecs = [PIL.__version__, av.__version__, sorted(av.library_versions.items())]
    return hashlib.sha256(json.dumps([sources, codecs]).encode()).hexdigest()
