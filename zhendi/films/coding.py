"""H.264 as cheap TVs like it: closed GOPs of at most two seconds, one reference, no B pictures, one slice a picture.

Everything that is put into one film shares its parameter sets, so that pictures encoded at different times, in
different processes, may follow each other. That holds because every encoder is opened with the same options but those
of quality, which SPS and PPS do not speak of; `joined_header` makes sure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame

from zhendi.films.fitting import Size

FPS = 25
GOP = 2 * FPS
START = b"\0\0\0\1"
_BT709 = 1
_LIMITED = 1
_PICTURE, _IDR = 1, 5  # types of a NAL unit, ITU-T H.264, table 7-1

_SHARED = {
    "ref": "1",
    "bframes": "0",
    "weightp": "0",
    "stitchable": "1",
    "scenecut": "0",
    "keyint": str(GOP),
    "min-keyint": str(GOP),
    "open-gop": "0",
    "rc-lookahead": "0",
    "sync-lookahead": "0",
    "force-cfr": "1",  # else it waits for the next picture to know how long this one lasts
    "mbtree": "0",
    "psy": "0",  # it would shift the quantiser of colour, which PPS speaks of
    "threads": "1",  # the same bytes on every machine
}


@dataclass(frozen=True)
class Profile:
    """What a decoder must be able to do: the profile and level of ITU-T H.264, annex A, and the largest picture.

    `rate` is how many kilobits a second what was filmed may take, well below the level's own bound.
    """

    name: str
    level: str
    longest: int
    shortest: int
    rate: int
    tools: tuple[tuple[str, str], ...]


HIGH = Profile("high", "4.1", 1920, 1080, 8000, (("cabac", "1"), ("8x8dct", "1")))
# Decoders that know nothing above Constrained Baseline are old ones, made for 720p: a 1080p film is lost on them.
BASELINE = Profile("baseline", "3.1", 1280, 720, 4000, (("cabac", "0"), ("8x8dct", "0")))


@dataclass(frozen=True)
class Quality:
    """A constant rate factor and how to spend it, as x264 names it."""

    crf: int
    effort: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Picture:
    """One encoded picture, in Annex B form without parameter sets."""

    data: bytes
    is_key: bool


class UnlikeHeaders(Exception):
    """Two encoders disagree on the parameter sets: their pictures must not be put into one film."""


class Encoder:
    """Encodes pictures of one size, each at once. The first is a key picture, and so is every GOP-th after it."""

    def __init__(self, profile: Profile, size: Size, quality: Quality) -> None:
        self._context = context = av.CodecContext.create("libx264", "w")
        prepare(context, size)
        context.options = options(profile, quality)
        context.flags |= Flags.global_header
        context.open()
        self._next = 0

    @property
    def header(self) -> bytes:
        """SPS and PPS in Annex B form."""
        return bytes(self._context.extradata or b"")

    def encode(self, frame: VideoFrame) -> Picture:
        """Encode a yuv420p frame of the encoder's size."""
        frame.pts, frame.time_base, frame.pict_type = self._next, Fraction(1, FPS), PictureType.NONE
        self._next += 1
        (packet,) = self._context.encode(frame)
        return Picture(_pictures_only(bytes(packet)), packet.is_keyframe)


def prepare(context: VideoCodecContext, size: Size) -> None:
    """Set what a stream of films is: its size, 25 pictures a second, BT.709 in limited range."""
    context.width, context.height = size
    context.pix_fmt = "yuv420p"
    context.time_base, context.framerate = Fraction(1, FPS), Fraction(FPS)
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED


def options(profile: Profile, quality: Quality) -> dict[str, str]:
    """The encoder's options, whole, so that no preset of another version changes them."""
    settings = dict((*_SHARED.items(), *profile.tools, *quality.effort))
    return {
        "preset": "medium",
        "profile": profile.name,
        "level": profile.level,
        "crf": str(quality.crf),
        "x264-params": ":".join(f"{name}={value}" for name, value in settings.items()),
    }


def joined_header(headers: Iterable[bytes]) -> bytes:
    """The parameter sets of a film from those of its parts. Raises UnlikeHeaders where they differ."""
    found = set(headers)
    if len(found) != 1:
        raise UnlikeHeaders(f"{len(found)} different parameter sets")
    return found.pop()


def parameter_sets(header: bytes) -> bytes:
    """Only SPS and PPS of a header, each with a start code of four bytes."""
    return b"".join(START + unit for unit in nal_units(header) if unit[0] & 31 in (7, 8))


def nal_units(data: bytes) -> Iterator[bytes]:
    """The NAL units of a byte stream in Annex B form."""
    at = data.find(b"\0\0\1")
    while at >= 0:
        following = data.find(b"\0\0\1", at + 3)
        unit = data[at + 3 : following if following >= 0 else len(data)]
        yield unit.rstrip(b"\0") if following >= 0 else unit
        at = following


def _pictures_only(data: bytes) -> bytes:
    """Without what the encoder says of itself (SEI)."""
    return b"".join(START + unit for unit in nal_units(data) if unit[0] & 31 in (_PICTURE, _IDR))
