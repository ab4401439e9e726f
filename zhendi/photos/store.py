"""Photographs cut and sized for screens and pages, each worked out once."""

import functools
import hashlib
import io
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pillow_heif
from PIL import Image, features

from zhendi.photos import colours, cropping, encoding, finding, problems, reading
from zhendi.photos.cache import Cache
from zhendi.photos.cropping import Focus, Region
from zhendi.photos.reading import Picture


@dataclass(frozen=True)
class PhotoFacts:
    """Width and height of the upright picture in pixels, and the SHA-256 of the file's bytes in hex."""

    width: int
    height: int
    digest: str


@dataclass(frozen=True)
class Rendition:
    """A finished JPEG for the site: pixels, where it lies in the cache, SHA-256 in hex and size in bytes."""

    width: int
    height: int
    path: Path
    sha256: str
    size: int


def inspect(file: Path) -> PhotoFacts:
    """Decode the whole file and return what it is. Raises PhotoProblem if it cannot be used."""
    data = finding.read(file)
    return _examine(file.name, data, _sha256(data))


def _examine(name: str, data: bytes, digest: str) -> PhotoFacts:
    picture = reading.decode(name, data, (1, 1))
    return PhotoFacts(picture.width, picture.height, digest)


class PhotoStore:
    """Photographs, ready to use, cached in a folder by content, by parameters and by this code and its libraries.

    Several processes and threads may share the folder. A damaged or deleted file in it is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder)
        self._checked: dict[str, tuple[Rendition, ...]] = {}

    def inspect(self, file: Path) -> PhotoFacts:
        """Return what the file is, decoding it only if these bytes have not been seen. Raises PhotoProblem."""
        data = finding.read(file)
        digest = _sha256(data)
        key = _key("facts", digest)
        if (record := self._cache.record(key)) is not None:
            return PhotoFacts(**record)
        facts = _examine(file.name, data, digest)
        self._cache.keep_record(key, asdict(facts))
        return facts

    def crop(self, file: Path, digest: str, width: int, height: int, focus: Focus | None) -> Image.Image:
        """Return the picture cut towards the focus and scaled to exactly width × height pixels, in RGB.

        digest is that of the file's bytes; focus is a point in fractions of the upright picture. A picture that is too
        small is enlarged. A light picture is cut anew each time, which costs less than to keep and read back what was
        cut; others are cached. Raises PhotoProblem.
        """
        key = _key("crop", digest, width, height, focus)
        data = self._kept(key)
        if data is None and reading.is_light(finding.read(file)):
            return _cut(_decode(file, digest, (width, height)), (width, height), focus)
        if data is None:
            data = encoding.working_jpeg(_cut(_decode(file, digest, (width, height)), (width, height), focus))
            self._cache.keep_record(key, {"sha256": self._cache.keep_blob(data)})
        # Read back even when it is new, so that the first build and the second draw the same pixels.
        return _pixels(data)

    def _kept(self, key: str) -> bytes | None:
        record = self._cache.record(key)
        return self._cache.blob(record["sha256"]) if record is not None else None

    def renditions(
        self, file: Path, digest: str, widths: Sequence[int], focus: Focus | None, ratio: tuple[int, int] | None = None
    ) -> tuple[Rendition, ...]:
        """Return the picture as JPEGs of the given widths in pixels, narrowest first, for a page's srcset.

        None is wider than the picture: a greater width becomes the picture's own. With a ratio (width, height) the
        picture is cut to that shape towards the focus; without one it is whole. Raises PhotoProblem.
        """
        wanted = sorted(set(widths))
        key = _key("renditions", digest, wanted, ratio, focus if ratio else None)
        kept = self._kept_renditions(key)
        if kept is None:
            kept = tuple(self._render(_decode(file, digest, _cover(wanted[-1], ratio)), wanted, focus, ratio))
            self._cache.keep_record(key, {"renditions": [_row(rendition) for rendition in kept]})
        self._checked[key] = kept
        return kept

    def _render(
        self, picture: Picture, widths: Sequence[int], focus: Focus | None, ratio: tuple[int, int] | None
    ) -> Iterator[Rendition]:
        size = picture.width, picture.height
        part = cropping.region(size, ratio, focus) if ratio else cropping.WHOLE
        across, down = part.width * picture.width, part.height * picture.height
        for width in sorted({min(width, max(1, round(across))) for width in widths}):
            height = max(1, round(width * down / across))
            data = encoding.site_jpeg(_scaled(picture, part, (width, height)))
            yield self._rendition(width, height, self._cache.keep_blob(data), len(data))

    def _rendition(self, width: int, height: int, sha256: str, size: int) -> Rendition:
        return Rendition(width, height, self._cache.blob_path(sha256), sha256, size)

    def _kept_renditions(self, key: str) -> tuple[Rendition, ...] | None:
        """Return what the cache holds, if all of it is sound: by digest once, by presence and size after that."""
        if (checked := self._checked.get(key)) is not None and all(map(_is_in_place, checked)):
            return checked
        if (record := self._cache.record(key)) is None:
            return None
        kept = tuple(self._rendition(**row) for row in record["renditions"])
        return kept if all(self._cache.blob(rendition.sha256) is not None for rendition in kept) else None


def _cover(width: int, ratio: tuple[int, int] | None) -> tuple[int, int]:
    return (width, math.ceil(width * ratio[1] / ratio[0])) if ratio else (width, 1)


def _row(rendition: Rendition) -> dict[str, int | str]:
    return {"width": rendition.width, "height": rendition.height, "sha256": rendition.sha256, "size": rendition.size}


def _is_in_place(rendition: Rendition) -> bool:
    try:
        return rendition.path.stat().st_size == rendition.size
    except OSError:
        return False


def _decode(file: Path, digest: str, cover: tuple[int, int]) -> Picture:
    data = finding.read(file)
    if _sha256(data) != digest:
        raise problems.changed(file.name)
    return reading.decode(file.name, data, cover)


def _cut(picture: Picture, box: tuple[int, int], focus: Focus | None) -> Image.Image:
    part = cropping.region((picture.width, picture.height), box, focus)
    # Seen from metres away, the shorter kernel looks the same as Lanczos' and takes half the time; it is for shrinking.
    shrinks = part.width * picture.image.width >= box[0]
    return _scaled(picture, part, box, Image.Resampling.HAMMING if shrinks else Image.Resampling.LANCZOS)


def _scaled(
    picture: Picture, part: Region, size: tuple[int, int], kernel: Image.Resampling = Image.Resampling.LANCZOS
) -> Image.Image:
    """Return that part of the picture at that size, in sRGB. Colours are converted last, on the fewest pixels."""
    box = part.pixels(*picture.image.size)
    scaled = picture.image.resize(size, kernel, box=box, reducing_gap=3.0)
    return colours.opaque_srgb(scaled, picture.profile)


def _pixels(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.info = {}
    return image


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _key(operation: str, digest: str, *parameters: object) -> str:
    return _sha256(json.dumps([_recipe(), operation, digest, *parameters]).encode())


@functools.cache
def _recipe() -> str:
    """Return a digest of everything but the picture that decides the bytes: this package and the codecs under it."""
    sources = [_sha256(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))]
    codecs = [features.version(name) for name in ("pil", "jpg", "libjpeg_turbo", "webp", "avif", "littlecms2")]
    return _sha256(json.dumps([sources, codecs, pillow_heif.__version__, pillow_heif.libheif_info()]).encode())
