"""A typeset page becomes a picture: pdfium rasterises, Pillow pastes photographs and the QR code, and encodes."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pypdfium2
from PIL import Image

from zhendi.drawing.typeset import QrBox, Sheet, qr_modules


class Crops(Protocol):
    """Whoever gives a photograph cropped to a box: zhendi.photos.PhotoStore."""

    def crop(
        self, file: Path, digest: str, width: int, height: int, focus: tuple[float, float] | None
    ) -> Image.Image: ...


def picture(sheet: Sheet, page: Mapping[str, object], crops: Crops) -> Image.Image:
    """The finished page, RGB with a byte of padding: JPEG takes it as it is."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    try:
        image = _rasterised(document[0])
        _paste_photos(image, sheet, page, crops)
        if sheet.qr:
            _draw_qr(image, sheet.qr, str(page["qr"]))
        return _overlaid(image, document[1]) if len(document) > 1 else image
    finally:
        document.close()


def jpeg(image: Image.Image) -> bytes:
    """Baseline JPEG, quality 88, 4:4:4, no metadata: the fastest to decode, and every television reads it."""
    return _jpeg(image, quality=88, subsampling=0, optimize=False)


def light_jpeg(image: Image.Image) -> bytes:
    """Baseline JPEG, quality 78, 4:2:0, no metadata: sharp enough for text and codes on a phone."""
    return _jpeg(image, quality=78, subsampling=2, optimize=True)


def _jpeg(image: Image.Image, quality: int, subsampling: int, optimize: bool) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=subsampling, optimize=optimize, progressive=False)
    return out.getvalue()


def _rasterised(page: pypdfium2.PdfPage) -> Image.Image:
    bitmap = page.render(scale=1, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False)
    size = (bitmap.width, bitmap.height)
    return Image.frombuffer("RGBX", size, bitmap.buffer, "raw", "RGBX", bitmap.stride, 1)


def _overlaid(image: Image.Image, page: pypdfium2.PdfPage) -> Image.Image:
    bitmap = page.render(scale=1, rev_byteorder=True, fill_color=(255, 255, 255, 0), maybe_alpha=True)
    return Image.alpha_composite(image.convert("RGB").convert("RGBA"), bitmap.to_pil().convert("RGBA")).convert("RGB")


def _paste_photos(image: Image.Image, sheet: Sheet, page: Mapping[str, object], crops: Crops) -> None:
    for box in sheet.photos:
        file, focus = _photos(page)[box.digest]
        image.paste(crops.crop(file, box.digest, box.width, box.height, focus), (box.x, box.y))


def _photos(value: object) -> dict[str, tuple[Path, tuple[float, float] | None]]:
    """Every photograph in a page's data, by digest."""
    if isinstance(value, Mapping):
        if "digest" in value and "file" in value:
            focus = value.get("focus")
            return {value["digest"]: (Path(value["file"]), (float(focus[0]), float(focus[1])) if focus else None)}
        return _photos(list(value.values()))
    if isinstance(value, list | tuple):
        return {digest: photo for part in value for digest, photo in _photos(part).items()}
    return {}


def _draw_qr(image: Image.Image, box: QrBox, url: str) -> None:
    modules = qr_modules(url)
    side = len(modules)
    code = Image.new("L", (side, side))
    code.putdata([0 if module else 255 for row in modules for module in row])
    image.paste(code.resize((side * box.module, side * box.module), Image.Resampling.NEAREST), (box.x, box.y))
