"""Stretches of a film that are encoded once and kept: a picture and its fade into the next, and how to hold a picture."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from zhendi.films import planes
from zhendi.films.coding import GOP, Encoder, Picture, Profile, Quality
from zhendi.films.fitting import Size
from zhendi.films.planes import Planes

FADE = 12
"""Pictures of a cross-fade: about half a second."""

# A fade is gone before anybody looks closely, a held picture is looked at for seconds: ipratio gives it the bits.
_QUALITY = Quality(
    24,
    (
        ("ipratio", "2.4"),
        ("subme", "2"),
        ("me", "dia"),
        ("trellis", "0"),
        ("aq-mode", "1"),
        ("partitions", "i8x8,i4x4"),
    ),
)


@dataclass(frozen=True)
class Segment:
    """Encoded pictures that follow one another, the first a key picture; header holds their parameter sets."""

    header: bytes
    pictures: tuple[bytes, ...]

    def packed(self) -> bytes:
        """As bytes for the cache."""
        head = {"header": self.header.hex(), "sizes": [len(picture) for picture in self.pictures]}
        return b"\n".join((json.dumps(head).encode(), b"".join(self.pictures)))

    @classmethod
    def unpacked(cls, data: bytes) -> "Segment":
        head, _, rest = data.partition(b"\n")
        told = json.loads(head)
        return cls(bytes.fromhex(told["header"]), tuple(_cut(rest, told["sizes"])))


def _cut(data: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    at = 0
    for size in sizes:
        yield data[at : at + size]
        at += size


def fade(tail: Sequence[Planes], following: Planes, profile: Profile) -> Segment:
    """The first picture of tail as it is, then FADE pictures that turn into the following one.

    tail holds FADE + 1 pictures, which move on while they fade; the first is encoded as what is held, if it is held.
    """
    mixes = (planes.mixed(picture, following, n / (FADE + 1)) for n, picture in enumerate(tail))
    return _encoded(mixes, tail[0][0].size, profile)


def holding(size: Size, profile: Profile) -> Segment:
    """A key picture, and GOP - 1 pictures that each say of the whole picture: as before.

    Those hold no pixels, so that they hold any key picture of this size, not only this one, which is grey. They are
    what x264 itself writes for a scene in which nothing moves.
    """
    grey = tuple(Image.new("L", side, 128) for side in (size, *2 * [(size[0] // 2, size[1] // 2)]))
    return _encoded(GOP * (grey,), size, profile)


def _encoded(pictures: Iterable[Sequence[Image.Image]], size: Size, profile: Profile) -> Segment:
    encoder = Encoder(profile, size, _QUALITY)
    return Segment(encoder.header, tuple(encoder.encode(planes.to_frame(picture)).data for picture in pictures))


def held(key: bytes, hold: Segment, count: int) -> Iterator[Picture]:
    """A key picture for so many pictures, none or at least two, in GOPs of nearly one length, each of at least two.

    Two key pictures next to one another would need different idr_pic_id, and these are the same bytes.
    """
    gops = -(-count // GOP)
    for gop in range(gops):
        length = count // gops + (gop < count % gops)
        yield Picture(key, is_key=True)
        yield from (Picture(data, is_key=False) for data in hold.pictures[1:length])
