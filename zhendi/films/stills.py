"""One picture out of a film that was made here, to stand for it until it is played."""

from pathlib import Path

import av
from PIL import Image


def still(made: Path, seconds: float) -> Image.Image:
    """Return what the finished film at `made` shows at a moment, in RGB; its last picture if it ends before."""
    with av.open(str(made)) as film:
        film.seek(int(seconds * av.time_base))
        for frame in film.decode(video=0):
            if frame.time is not None and frame.time >= seconds:
                break
        shown = frame.reformat(format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709")
    plane = shown.planes[0]
    return Image.frombuffer("RGB", (shown.width, shown.height), bytes(plane), "raw", "RGB", plane.line_size, 1)
