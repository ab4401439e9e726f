"""Picture files of every kind that staff might hand in, made on the spot."""

import io
import random
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (30, 60, 200), (230, 200, 40)
UPRIGHT = {"top left": RED, "top right": GREEN, "bottom left": BLUE, "bottom right": YELLOW}
# EXIF 2.32, tag 0x0112: on which sides of the upright picture the stored row 0 and column 0 lie.
ROW_AND_COLUMN_0 = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}
_OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}


def quarters(width: int, height: int, colours: dict[str, tuple[int, int, int]] = UPRIGHT) -> Image.Image:
    """A picture with one colour in each quarter."""
    image = Image.new("RGB", (width, height))
    for name, colour in colours.items():
        x, y = width // 2 * ("right" in name), height // 2 * ("bottom" in name)
        image.paste(colour, (x, y, x + width // 2, y + height // 2))
    return image


def stored(orientation: int, width: int = 320, height: int = 240) -> Image.Image:
    """What a camera stores for the upright quarters of width × height, from the definition of the tag."""
    row, column = ROW_AND_COLUMN_0[orientation]
    colours = {}
    for vertical, along_rows in (("top", row), ("bottom", _OPPOSITE[row])):
        for horizontal, along_columns in (("left", column), ("right", _OPPOSITE[column])):
            sides = (along_rows, along_columns)
            upright = next(name for name in UPRIGHT if set(name.split()) == set(sides))
            colours[f"{vertical} {horizontal}"] = UPRIGHT[upright]
    size = (height, width) if orientation >= 5 else (width, height)
    return quarters(*size, colours)


def corners(image: Image.Image) -> dict[str, tuple[int, ...]]:
    """The colour in the middle of each quarter."""
    places = {name: (0.25 + 0.5 * ("right" in name), 0.25 + 0.5 * ("bottom" in name)) for name in UPRIGHT}
    return {name: image.getpixel((int(x * image.width), int(y * image.height))) for name, (x, y) in places.items()}


def near(one: tuple[int, ...], other: tuple[int, ...], tolerance: int = 12) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


def oriented(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """Pixels that no codec can shrink."""
    return Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))


def scene(width: int, height: int, grain: int = 16) -> Image.Image:
    """Something as smooth and as detailed as a photograph; the grain in pixels."""
    return noise(width // grain, height // grain).resize((width, height), Image.Resampling.BICUBIC)


def png(width: int, height: int, depth: int, colour_type: int, rows: bytes) -> bytes:
    """A PNG from its parts; rows hold their filter bytes."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body)) for tag, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bomb(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel, a few kilobytes that open into width × height pixels."""
    return png(width, height, 1, 0, b"\0" * ((width // 8 + 1) * height))


def grey_16_bit(width: int, height: int) -> bytes:
    """A 16-bit greyscale ramp from black on the left to white on the right."""
    row = b"\0" + b"".join(struct.pack(">H", round(65535 * x / (width - 1))) for x in range(width))
    return png(width, height, 16, 0, row * height)


def colour_16_bit(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """One colour, given in 16 bits a channel."""
    return png(width, height, 16, 2, (b"\0" + struct.pack(">HHH", *colour) * width) * height)


def cmyk_jpeg(ink: tuple[int, int, int, int], adobe: bool) -> bytes:
    """Even ink, 255 for full, as Adobe writes it (inverted, with its marker) or as the plain standard has it."""
    if adobe:
        return encoded(Image.new("CMYK", (160, 120), ink), "JPEG", quality=95)
    inverted = tuple(255 - value for value in ink)
    data = encoded(Image.new("CMYK", (160, 120), inverted), "JPEG", quality=95)
    start = data.index(b"\xff\xee")
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    return data[:start] + data[start + 2 + length :]


def multi_picture() -> bytes:
    """An MPO: the quarters first, then a black picture."""
    return encoded(quarters(320, 240), "MPO", save_all=True, append_images=[Image.new("RGB", (320, 240))], quality=95)


def animation(form: str) -> bytes:
    """The quarters first, then a black picture, as GIF or WEBP."""
    second = Image.new("RGB", (320, 240))
    return encoded(quarters(320, 240), form, save_all=True, append_images=[second], duration=100)


def swapped_profile() -> bytes:
    """An ICC profile whose red and green are exchanged, so that ignoring it shows at a glance."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12):
        tag = bytes(profile[place : place + 4])
        profile[place : place + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(tag, tag)
    return bytes(profile).replace(b"s\0R\0G\0B", b"s\0w\0a\0p").replace(b"sRGB", b"swap")


SECRETS = (b"SECRETCAMERA", b"SECRETCOMMENT", b"SECRETXMP", b"SECRETTEXT", b"SECRETPLACE")
MARKERS = (
    b"Exif",
    b"GPS",
    b"ICC_PROFILE",
    b"http://ns.adobe.com/xap",
    b"Photoshop",
    b"MPF\0",
    b"iCCP",
    b"tEXt",
    b"eXIf",
)


def telling(form: str) -> bytes:
    """A picture that carries all its format can tell about its maker: EXIF with GPS, XMP, ICC, comments, a thumbnail."""
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 21.0, 7.0), 3: "E", 4: (107.0, 9.0, 1.0), 27: b"SECRETPLACE"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRETXMP</x:xmpmeta>"
    options: dict[str, object] = {"exif": exif.tobytes(), "icc_profile": swapped_profile(), "xmp": xmp}
    if form == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Author", "SECRETTEXT")
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode())
    data = encoded(scene(640, 480), form, **options)
    return _with_comment_and_thumbnail(data) if form == "JPEG" else data


def _with_comment_and_thumbnail(jpeg: bytes) -> bytes:
    comment = b"SECRETCOMMENT"
    iptc = b"Photoshop 3.0\0" + b"8BIM" + b"SECRETPLACE"
    thumbnail = encoded(Image.new("RGB", (64, 64)), "JPEG")
    segments = ((b"\xff\xfe", comment), (b"\xff\xed", iptc), (b"\xff\xe5", thumbnail))
    extra = b"".join(marker + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    return jpeg[:2] + extra + jpeg[2:]
