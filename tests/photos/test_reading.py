"""Every kind of picture becomes the same upright sRGB pixels."""

from pathlib import Path

import pytest
from PIL import Image

from tests.photos import pictures
from tests.photos.pictures import BLUE, GREEN, RED, UPRIGHT, YELLOW, corners, encoded, near
from zhendi import photos


def shown(folder: Path, name: str, data: bytes, width: int = 320, height: int = 240) -> Image.Image:
    file = folder / name
    file.write_bytes(data)
    return photos.PhotoStore(folder / "cache").crop(file, photos.inspect(file).digest, width, height, None)


def shows_quarters(image: Image.Image, tolerance: int = 12) -> bool:
    return all(near(colour, UPRIGHT[name], tolerance) for name, colour in corners(image).items())


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_orientation_is_applied_and_facts_are_upright(tmp_path: Path, form: str, orientation: int) -> None:
    data = encoded(pictures.stored(orientation), form, exif=pictures.oriented(orientation), quality=95)
    image = shown(tmp_path, "photo", data)
    facts = photos.inspect(tmp_path / "photo")
    assert (facts.width, facts.height) == (320, 240)
    assert image.size == (320, 240) and image.mode == "RGB"
    assert shows_quarters(image), corners(image)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_holds_for_a_jpeg_decoded_at_a_fraction(tmp_path: Path, orientation: int) -> None:
    stored = pictures.stored(orientation, 3200, 2400)
    data = encoded(stored, "JPEG", exif=pictures.oriented(orientation), quality=90)
    assert shows_quarters(shown(tmp_path, "photo.jpg", data))
    facts = photos.inspect(tmp_path / "photo.jpg")
    assert (facts.width, facts.height) == (3200, 2400)


def test_broken_exif_does_not_refuse_sound_pixels(tmp_path: Path) -> None:
    data = encoded(pictures.quarters(320, 240), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f\0\0", quality=95)
    assert shows_quarters(shown(tmp_path, "photo.jpg", data))


@pytest.mark.parametrize("adobe", [True, False])
@pytest.mark.parametrize(
    ("ink", "colour"),
    [((0, 0, 0, 0), (255, 255, 255)), ((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 255), (0, 0, 0))],
)
def test_cmyk_jpeg_with_and_without_adobe_marker(
    tmp_path: Path, ink: tuple[int, int, int, int], colour: tuple[int, int, int], adobe: bool
) -> None:
    image = shown(tmp_path, "print.jpg", pictures.cmyk_jpeg(ink, adobe))
    assert near(image.getpixel((160, 120)), colour, 6)


def test_16_bit_grey_is_scaled_and_not_clipped(tmp_path: Path) -> None:
    image = shown(tmp_path, "scan.png", pictures.grey_16_bit(256, 192), 256, 192)
    ramp = [image.getpixel((x, 96)) for x in range(256)]
    assert all(near(pixel, (x, x, x), 3) for x, pixel in enumerate(ramp))


def test_16_bit_colour_is_scaled(tmp_path: Path) -> None:
    data = pictures.colour_16_bit(160, 120, (200 * 257, 100 * 257, 50 * 257))
    assert near(shown(tmp_path, "scan.png", data).getpixel((9, 9)), (200, 100, 50), 3)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_transparency_lies_on_white(tmp_path: Path, form: str) -> None:
    image = pictures.quarters(320, 240).convert("RGBA")
    image.paste((255, 0, 0, 0), (0, 0, 160, 120))
    image.paste((0, 0, 0, 128), (160, 0, 320, 120))
    flat = corners(shown(tmp_path, "logo", encoded(image, form, lossless=True)))
    assert near(flat["top left"], (255, 255, 255), 3)
    assert near(flat["top right"], (127, 127, 127), 3)
    assert near(flat["bottom left"], BLUE)


def test_transparent_palette_lies_on_white(tmp_path: Path) -> None:
    image = pictures.quarters(320, 240).quantize(8, dither=Image.Dither.NONE)
    hole = image.getpixel((1, 1))
    flat = corners(shown(tmp_path, "logo.png", encoded(image, "PNG", transparency=hole)))
    assert near(flat["top left"], (255, 255, 255), 3) and near(flat["bottom right"], YELLOW)
    as_bytes = encoded(image, "PNG", transparency=bytes(0 if i == hole else 255 for i in range(8)))
    assert near(corners(shown(tmp_path, "bytes.png", as_bytes))["top left"], (255, 255, 255), 3)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_bilevel_grey_and_palette(tmp_path: Path, mode: str, form: str) -> None:
    black_and_white = pictures.quarters(320, 240, {"top right": (255, 255, 255), "bottom left": (255, 255, 255)})
    image = shown(tmp_path, "photo", encoded(black_and_white.convert(mode), form))
    assert near(corners(image)["top left"], (0, 0, 0), 3) and near(corners(image)["top right"], (255, 255, 255), 3)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_first_picture_of_an_animation(tmp_path: Path, form: str) -> None:
    assert shows_quarters(shown(tmp_path, "moving", pictures.animation(form)), 40)


def test_first_picture_of_a_multi_picture_file(tmp_path: Path) -> None:
    data = pictures.multi_picture()
    assert b"MPF\0" in data
    assert shows_quarters(shown(tmp_path, "photo.jpg", data))


def test_embedded_profile_is_converted_to_srgb(tmp_path: Path) -> None:
    profile = pictures.swapped_profile()
    swapped = pictures.quarters(320, 240, {**UPRIGHT, "top left": (30, 200, 30), "top right": (160, 30, 60)})
    for form in ("JPEG", "PNG", "HEIF"):
        image = shown(tmp_path, form, encoded(swapped, form, icc_profile=profile, quality=95))
        assert near(corners(image)["top left"], (200, 30, 30), 16), form
        assert near(corners(image)["top right"], (30, 160, 60), 16), form


@pytest.mark.parametrize("profile", [b"no profile at all", pictures.swapped_profile()[:300]])
def test_broken_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    data = encoded(pictures.quarters(320, 240), "JPEG", icc_profile=profile, quality=95)
    assert shows_quarters(shown(tmp_path, "photo.jpg", data))


def test_colour_profile_on_a_grey_picture_is_ignored(tmp_path: Path) -> None:
    data = encoded(Image.new("L", (200, 200), 99), "JPEG", icc_profile=pictures.swapped_profile())
    assert near(shown(tmp_path, "grey.jpg", data).getpixel((9, 9)), (99, 99, 99), 3)


def test_heic_of_twelve_megabytes(tmp_path: Path) -> None:
    fast = {"chroma": 444, "enc_params": {"preset": "ultrafast"}}
    image = pictures.noise(2400, 1800)
    image.paste(RED, (0, 0, 600, 450))
    image.paste(GREEN, (1800, 0, 2400, 450))
    file = tmp_path / "IMG_0001.HEIC"
    file.write_bytes(encoded(image, "HEIF", quality=100, **fast))
    assert file.stat().st_size > 12_000_000
    facts = photos.inspect(file)
    crop = photos.PhotoStore(tmp_path / "cache").crop(file, facts.digest, 800, 600, (0.5, 0.5))
    assert (facts.width, facts.height) == (2400, 1800)
    assert near(crop.getpixel((50, 50)), RED) and near(crop.getpixel((750, 50)), GREEN)
