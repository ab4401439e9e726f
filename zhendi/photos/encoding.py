"""JPEG bytes without any metadata: the same pixels always give the same bytes."""

import io

from PIL import Image

# The largest is about what a phone loads in two seconds on a poor connection; that of a phone's whole width, 800 pixels,
# leaves room for the rest of a page within 200 KB.
SITE_BYTES = 300_000
_BYTES_A_PIXEL = 0.17
_LEAST_BYTES = 20_000
_SITE_QUALITIES = (82, 76, 70, 64, 58, 52, 46, 40)


def site_jpeg(image: Image.Image) -> bytes:
    """Return a progressive JPEG of quality 82, or of less where that would exceed `most_bytes` (never under 40)."""
    data = b""
    for quality in _SITE_QUALITIES:
        data = _jpeg(image, quality=quality, progressive=True, optimize=True)
        if len(data) <= most_bytes(*image.size):
            break
    return data


def most_bytes(width: int, height: int) -> int:
    """What a picture of so many pixels may weigh on the site."""
    return max(_LEAST_BYTES, min(SITE_BYTES, round(width * height * _BYTES_A_PIXEL)))


def working_jpeg(image: Image.Image) -> bytes:
    """Return a JPEG for the cache, good enough to be drawn into a slide and encoded once more without visible loss."""
    return _jpeg(image, quality=95, subsampling=0)


def _jpeg(image: Image.Image, **options: int | bool) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()
