"""A film file, opened with care: only containers that cameras, phones and editors write, and nothing beside the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from zhendi.films import problems

MAX_MINUTES = 10
MAX_PIXELS = 7680 * 4320
MIN_SIDE = 64
MIN_SECONDS = 1

# No playlists: they would make the library open what they name.
_CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,asf,mpeg,mpegts,ogg,mxf,rm,dv"
# These say in front how long they are, exactly.
_PROMISING = ("mov", "matroska")
# A film is refused when more of it than this cannot be decoded; a few lost pictures nobody sees.
_MOST_DAMAGE = 0.02


@dataclass(frozen=True)
class Reel:
    """An open film: its picture, and its sound if it has one that can be decoded."""

    name: str
    container: InputContainer
    picture: VideoStream
    sound: AudioStream | None


@dataclass(frozen=True)
class Span:
    """From when to when a stream runs, in seconds of the file's own clock."""

    start: Fraction
    end: Fraction


@contextmanager
def opened(file: Path) -> Iterator[Reel]:
    """Open a film. Raises FilmProblem if it is none, has no picture, or one too large or too small."""
    try:
        options = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "file"}
        container = av.open(str(file), options=options, metadata_errors="replace")
    except (av.FFmpegError, ValueError):
        raise problems.unreadable(file.name) from None
    with container:
        picture = next((stream for stream in container.streams.video if not _is_cover(stream)), None)
        sound = next((stream for stream in container.streams.audio if stream.codec_context is not None), None)
        if picture is None:
            raise problems.no_picture(file.name) if sound else problems.unreadable(file.name)
        if picture.codec_context is None:
            raise problems.unknown_coding(file.name)
        _check_size(file.name, picture.width, picture.height)
        # Pictures may grow in the middle of a film; those that grow too large are damage.
        picture.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
        yield Reel(file.name, container, picture, sound)


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & (Disposition.attached_pic | Disposition.still_image))


def _check_size(name: str, width: int, height: int) -> None:
    """Raises FilmProblem for a picture that is too large or too small, in pixels."""
    if width * height > MAX_PIXELS:
        raise problems.bomb(name, width, height)
    if min(width, height) < MIN_SIDE:
        raise problems.too_small(name, width, height, MIN_SIDE)


def spans(reel: Reel) -> tuple[Span, Span | None]:
    """From when to when picture and sound run, by reading every packet without decoding it.

    Raises FilmProblem for a film that is too short, too long, or ends before it should.
    """
    promised = _promised(reel)
    _check_length(reel.name, max(MIN_SECONDS, promised))  # a film of hours need not be read to its end
    found = _walk(reel)
    if reel.picture.index not in found:
        raise problems.truncated(reel.name)
    whole = reduce(_joined, found.values())
    if whole.end - whole.start < 0.9 * promised - 1:
        raise problems.truncated(reel.name)
    picture = found[reel.picture.index]
    _check_length(reel.name, float(picture.end - picture.start))
    return picture, found.get(reel.sound.index) if reel.sound else None


def _promised(reel: Reel) -> float:
    """How long the file says it is, in seconds; 0 where it would be a guess."""
    says = reel.container.format.name.startswith(_PROMISING)
    return (reel.container.duration or 0) / av.time_base if says else 0.0


def _check_length(name: str, seconds: float) -> None:
    if seconds > MAX_MINUTES * 60 + 1:
        raise problems.too_long(name, seconds / 60, MAX_MINUTES)
    if seconds < MIN_SECONDS:
        raise problems.too_short(name)


def _walk(reel: Reel) -> dict[int, Span]:
    """The spans of both streams, by their index."""
    found: dict[int, Span] = {}
    try:
        for packet in reel.container.demux([stream for stream in (reel.picture, reel.sound) if stream is not None]):
            if (span := _span(packet)) is not None:
                known = found.get(packet.stream.index)
                found[packet.stream.index] = span if known is None else _joined(known, span)
    except av.FFmpegError:
        raise problems.truncated(reel.name) from None
    return found


def _span(packet: "Packet[Stream]") -> Span | None:
    moment = packet.pts if packet.pts is not None else packet.dts
    if moment is None or packet.time_base is None or not packet.size or packet.is_discard:
        return None
    return Span(moment * packet.time_base, (moment + (packet.duration or 0)) * packet.time_base)


def _joined(first: Span, second: Span) -> Span:
    return Span(min(first.start, second.start), max(first.end, second.end))


def pictures(reel: Reel) -> Iterator[VideoFrame]:
    """Decode every picture. Raises FilmProblem if too much of it cannot be decoded, at the end."""
    sound, lost = 0, 0
    reel.picture.thread_type = "AUTO"
    for packet in reel.container.demux(reel.picture):
        try:
            for frame in packet.decode():
                assert isinstance(frame, VideoFrame)
                sound, lost = sound + (not frame.is_corrupt), lost + frame.is_corrupt
                yield frame
        except av.FFmpegError:
            lost += 1
    if not sound or lost > _MOST_DAMAGE * (sound + lost):
        raise problems.truncated(reel.name)


def sounds(reel: Reel) -> Iterator[AudioFrame]:
    """Decode the sound, passing over what cannot be decoded."""
    assert reel.sound is not None
    for packet in reel.container.demux(reel.sound):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            continue
        yield from (frame for frame in frames if isinstance(frame, AudioFrame))
