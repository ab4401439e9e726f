"""From the bytes of a picture file to upright pixels in one of a few modes."""

import io
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageChops

from zhendi.photos import problems, recognising
from zhendi.photos.quiet import quiet

# A phone's 108-megapixel mode passes. Above this an uncompressed picture would take half a gigabyte.
MAX_PIXELS = 120_000_000
LIGHT_PIXELS = 4_000_000
# Below this even a portrait on a small LED screen is a blur.
MIN_SIDE = 64

# MPO comes under JPEG. No EPS (it would start Ghostscript), no video, nothing that no camera, phone or scanner makes.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "AVIF")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = (5, 6, 7, 8)

pillow_heif.register_heif_opener()


@dataclass(frozen=True)
class Picture:
    """A decoded photograph, upright.

    image is in mode L, LA, RGB, RGBA or CMYK, perhaps at a fraction of the full size; width and height are those of
    the full picture in pixels; profile is its embedded ICC profile.
    """

    image: Image.Image
    width: int
    height: int
    profile: bytes | None


def is_light(data: bytes) -> bool:
    """Whether the file decodes within milliseconds: a JPEG of at most LIGHT_PIXELS."""
    try:
        with quiet(), Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image.width * image.height <= LIGHT_PIXELS
    except (OSError, ValueError, Image.DecompressionBombError):
        return False


def decode(name: str, data: bytes, cover: tuple[int, int]) -> Picture:
    """Decode the first picture of the file whole, at least as large as to cover a box of cover (width, height) pixels.

    A JPEG far larger than that is decoded at 1/2, 1/4 or 1/8, which takes a fraction of the time and still reads
    every byte. Raises PhotoProblem for anything that is not a sound picture of a size to work with.
    """
    with quiet():
        image = _open(name, data)
        _check_size(name, image)
        try:
            picture = _load(image, cover)
        except MemoryError:
            raise problems.bomb(name, MAX_PIXELS) from None
        except _UnknownMode:
            raise problems.unreadable(name) from None
        except Exception:
            # The decoders raise nearly anything over damaged bytes, and all of it means the same to staff.
            raise problems.truncated(name) from None
    if image.format in ("JPEG", "MPO") and recognising.has_lost_end(data):
        raise problems.truncated(name)
    return picture


class _UnknownMode(Exception):
    """Pixels of a kind that no photograph has, such as 32-bit floats."""


def _open(name: str, data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise problems.bomb(name, MAX_PIXELS) from None
    except Exception:
        # As above: a hostile header can make the format modules raise nearly anything.
        raise recognising.explain(name, data) from None


def _check_size(name: str, image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise problems.bomb(name, MAX_PIXELS)
    if min(image.size) < MIN_SIDE:
        raise problems.too_small(name, image.width, image.height, MIN_SIDE)


def _load(image: Image.Image, cover: tuple[int, int]) -> Picture:
    full, profile = image.size, image.info.get("icc_profile")
    # Not for HEIC, whose draft is the thumbnail that came with it: it may show what the picture no longer does.
    if image.format in ("JPEG", "MPO"):
        image.draft(None, cover[::-1] if _orientation(image) in _SIDEWAYS else cover)
    image.load()
    # Asked again, because the TIFF module turns the picture itself while loading.
    orientation = _orientation(image)
    pixels = _plain(image)
    if orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    width, height = full[::-1] if orientation in _SIDEWAYS else full
    return Picture(pixels, width, height, profile)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        # Broken EXIF is no reason to refuse sound pixels.
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Return the same colours in mode L, LA, RGB, RGBA or CMYK, 8 bits a channel."""
    if image.mode.startswith("I;16"):
        # convert() would clip everything above 255 to white.
        return image.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode == "CMYK":
        return image if "adobe" in image.info or image.format not in ("JPEG", "MPO") else _inverted(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("1", "P", "RGBX", "YCbCr"):
        return image.convert("L" if image.mode == "1" else "RGB")
    raise _UnknownMode


def _inverted(image: Image.Image) -> Image.Image:
    """Undo Pillow's inversion: it reads every CMYK JPEG as Adobe writes them, but without Adobe's marker 0 is no ink."""
    return ImageChops.invert(image)
