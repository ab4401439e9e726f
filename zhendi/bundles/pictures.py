"""One round as numbered pictures, for televisions that show pictures from a stick."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from zhendi.artifact import Artifact
from zhendi.drawing.compose import jpeg
from zhendi.films import Still
from zhendi.loop_video import Turn

_LONGEST_NAME = 40
# Pillow turns the other way round: a panel turned by 90 turns its picture clockwise.
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def pictures(turns: Sequence[Turn], rotate: int) -> Iterator[Artifact]:
    """`pictures/001-….jpg` and on, turned as the panel is; a film has none.

    Televisions sort by name and read ASCII: a number with leading noughts, then the name of the entry's file.
    """
    shown = [(turn.playable.id, turn.item.file) for turn in turns if isinstance(turn.item, Still)]
    digits = max(3, len(str(len(shown))))
    for n, (name, file) in enumerate(shown, 1):
        short = name.rpartition("/")[2].replace("#", "-")[:_LONGEST_NAME]
        yield Artifact(f"pictures/{n:0{digits}}-{short}.jpg", _turned(file, rotate))


def _turned(file: Path, rotate: int) -> bytes | Path:
    if rotate not in _TURNS:
        return file
    with Image.open(BytesIO(file.read_bytes())) as picture:
        return jpeg(picture.transpose(_TURNS[rotate]))
