"""Films made ready for screens, each worked out once."""

import functools
import hashlib
import json
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import av

from zhendi.films import finding, problems, reading
from zhendi.films.coding import FPS, HIGH, Encoder, Profile, Quality
from zhendi.films.fitting import Frame, canvas
from zhendi.films.framing import evenly, framed, look_of
from zhendi.films.keeping import Shelf
from zhendi.films.muxing import write_mp4
from zhendi.films.sound import Take, normalised, silence

# At most as many bits a second as a TV reads from any stick, whatever was filmed.
_QUALITY = Quality(
    21,
    (
        ("ipratio", "1.4"),
        ("subme", "4"),
        ("me", "hex"),
        ("trellis", "1"),
        ("aq-mode", "1"),
        ("vbv-maxrate", "8000"),
        ("vbv-bufsize", "8000"),
    ),
)


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
    """A finished MP4: where it lies in the cache, SHA-256 in hex, size in bytes, length in seconds (whole pictures)."""

    path: Path
    sha256: str
    size: int
    seconds: float


class FilmStore:
    """Films, ready to play, cached in a folder by content, by parameters and by this code and its libraries.

    Several processes may share the folder. A damaged or deleted file in it is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self._shelf = Shelf(folder)

    def inspect(self, file: Path) -> FilmFacts:
        """Return what the file is, reading all of it and decoding one picture. Raises FilmProblem."""
        digest = finding.digest_of(file)
        key = key_of("facts", digest)
        if (record := self._shelf.record(key)) is not None:
            return FilmFacts(**record)
        facts = _examine(file, digest)
        self._shelf.keep_record(key, asdict(facts))
        return facts

    def rendition(self, file: Path, digest: str, width: int, height: int) -> FilmRendition:
        """Return the film as an MP4 that fits a screen of width × height pixels, at most 1920×1080 or 1080×1920.

        digest is that of the file's bytes. Upright, its proportion kept, never enlarged, sides even, 25 pictures a
        second, H.264 High 4.1, AAC-LC at -16 LUFS, index in front. Raises FilmProblem.
        """
        frame = Frame(canvas((width, height), HIGH.longest, HIGH.shortest), filled=False)
        return self.made(file, digest, frame, HIGH)

    def made(self, file: Path, digest: str, frame: Frame, profile: Profile) -> FilmRendition:
        """Return the film in a frame, for decoders of a profile. Raises FilmProblem."""
        key = key_of("made", digest, asdict(frame), profile.name)
        record = self._shelf.record(key)
        if record is not None and self._shelf.holds(record["sha256"], record["size"]):
            return FilmRendition(self._shelf.path(record["sha256"]), **record)
        made = self._make(file, digest, frame, profile)
        self._shelf.keep_record(key, {"sha256": made.sha256, "size": made.size, "seconds": made.seconds})
        return made

    def _make(self, file: Path, digest: str, frame: Frame, profile: Profile) -> FilmRendition:
        if finding.digest_of(file) != digest:
            raise problems.changed(file.name)
        with self._shelf.draft() as draft:
            pictures = _film(file, frame, profile, draft)
            size = draft.stat().st_size
            sha256 = self._shelf.take_in(draft)
        return FilmRendition(self._shelf.path(sha256), sha256, size, pictures / FPS)


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
        first = next(frames)
        size = first.width, first.height
        encoder = Encoder(profile, size, _QUALITY)
        pictures = (encoder.encode(each) for each in chain((first,), frames))
        return write_mp4(out, profile, size, encoder.header, pictures, aac)


def key_of(operation: str, digest: str, *parameters: object) -> str:
    return hashlib.sha256(json.dumps([recipe(), operation, digest, *parameters]).encode()).hexdigest()


@functools.cache
def recipe() -> str:
    """Return a digest of everything but the film that decides the bytes: this package and the codecs under it."""
    sources = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parent.glob("*.py"))]
    codecs = [av.__version__, sorted(av.library_versions.items())]
    return hashlib.sha256(json.dumps([sources, codecs]).encode()).hexdigest()
