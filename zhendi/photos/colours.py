"""From any colour space and transparency to opaque sRGB, which every browser and screen shows alike."""

import functools
import io

from PIL import Image, ImageCms


def opaque_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in mode RGB, in sRGB, on white, with no metadata attached.

    image is in mode L, LA, RGB, RGBA or CMYK; profile is the ICC profile its numbers are in. A profile that is broken
    or meant for another mode is ignored, as browsers do.
    """
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    # A new picture, since Pillow carries comments and profiles along with a converted one.
    result = Image.new("RGB", image.size, "white")
    result.paste(_srgb(image.convert(image.mode.removesuffix("A")), profile), (0, 0), alpha)
    return result


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    converted = _transformed(image, profile) if profile else None
    return converted or image.convert("RGB")


def _transformed(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.profileToProfile(
            image,
            source,
            _srgb_profile(),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


@functools.cache
def _srgb_profile() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
