"""Pictures as H.264 holds them: a plane of light and two of colour at half the size, which Pillow reads and mixes."""

from collections.abc import Sequence
from pathlib import Path

from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation
from PIL import Image

from zhendi.films.fitting import Frame, fitted

Planes = tuple[Image.Image, Image.Image, Image.Image]

_EXACT = (
    Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP | Interpolation.FULL_CHR_H_INT
)
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def of_still(file: Path, frame: Frame) -> Planes:
    """A JPEG in a frame, in BT.709."""
    with Image.open(file) as image:
        image.draft("RGB", frame.canvas)
        picture = _in_frame(image.convert("RGB"), frame)
    return of_frame(
        _frame("rgb24", picture).reformat(
            format="yuv420p",
            interpolation=_EXACT,
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range="JPEG",
            dst_color_range="MPEG",
        )
    )


def _in_frame(image: Image.Image, frame: Frame) -> Image.Image:
    size = fitted(image.size, frame.canvas, enlarge=True)
    if image.size != size:
        # Small surfaces are enlarged by whole multiples: their pixels are to stay what they are.
        enlarged = size[0] > image.width
        image = image.resize(size, Image.Resampling.NEAREST if enlarged else Image.Resampling.LANCZOS)
    if size != frame.canvas:
        whole = Image.new("RGB", frame.canvas)
        whole.paste(image, ((frame.canvas[0] - size[0]) // 2, (frame.canvas[1] - size[1]) // 2))
        image = whole
    return image.transpose(_TURNS[frame.turn]) if frame.turn else image


def of_frame(frame: VideoFrame) -> Planes:
    """The planes of a yuv420p frame."""
    light, blue, red = (
        Image.frombuffer("L", (plane.width, plane.height), bytes(plane), "raw", "L", plane.line_size, 1)
        for plane in frame.planes
    )
    return light, blue, red


def mixed(first: Planes, second: Planes, share: float) -> Planes:
    """Two pictures of one size, with so much of the second, from 0 to 1."""
    light, blue, red = (Image.blend(one, other, share) for one, other in zip(first, second, strict=True))
    return light, blue, red


def to_frame(planes: Sequence[Image.Image]) -> VideoFrame:
    """A yuv420p frame for an encoder."""
    return _frame("yuv420p", *planes)


def _frame(layout: str, *planes: Image.Image) -> VideoFrame:
    frame = VideoFrame(*planes[0].size, layout)
    for plane, image in zip(frame.planes, planes, strict=True):
        rows = image.tobytes()
        width = len(rows) // image.height
        if gap := bytes(plane.line_size - width):
            rows = b"".join(rows[at : at + width] + gap for at in range(0, len(rows), width))
        plane.update(rows)
    return frame
