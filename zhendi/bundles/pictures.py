"""One round of a release as numbered pictures, for televisions that show pictures from a stick."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image

from zhendi import playback
from zhendi.artifact import Artifact
from zhendi.drawing.compose import jpeg

Slide = Mapping[str, Any]  # one of a manifest's slides

_LONGEST_NAME = 40
# Pillow turns the other way round: a panel turned by 90 turns its picture clockwise.
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def round_at(slides: Sequence[Slide], at: int) -> tuple[Slide, ...]:
    """The slides of one round as the release would play it from `at` on, were nothing to begin or end meanwhile."""
    parts = {playable.id: held for playable, held in _parts(slides)}
    stays = tuple((playable, tuple(slide["seconds"] for slide in held)) for playable, held in _parts(slides))
    return tuple(
        parts[showing.playable.id][showing.slide]
        for showing in playback.one_round(playback.Loop(stays), at)
        if showing.playable
    )


def pictures(slides: Sequence[Slide], files: Mapping[str, Path], rotate: int) -> Iterator[Artifact]:
    """`pictures/001-….jpg` and on, turned as the panel is; a video has none. `files` are the slides' by their `src`.

    Televisions sort by name and read ASCII: a number with leading noughts, then the name of the entry's file.
    """
    shown = [slide for slide in slides if slide["media"] == "image"]
    digits = max(3, len(str(len(shown))))
    for n, slide in enumerate(shown, 1):
        name = slide["id"].rpartition("/")[2].replace("#", "-")[:_LONGEST_NAME].rstrip("-")
        yield Artifact(f"pictures/{n:0{digits}}-{name}.jpg", _turned(files[slide["src"]], rotate))


def _parts(slides: Sequence[Slide]) -> Iterator[tuple[playback.Playable, list[Slide]]]:
    """What takes turns, each with its slides in order, as the player puts them together."""
    for key, together in groupby(slides, key=lambda slide: slide["entry"] or slide["id"]):
        held = list(together)
        yield _playable(key, held[0]), held


def _playable(key: str, slide: Slide) -> playback.Playable:
    return playback.Playable(
        key,
        slide["kind"],
        slide["tier"],
        unit="",
        entry=slide["entry"],
        since=slide["from"],
        until=slide["until"],
        weekdays=tuple(slide["weekdays"] or ()),
        hours=tuple((start, end) for start, end in slide["hours"] or ()),
    )


def _turned(file: Path, rotate: int) -> bytes | Path:
    if rotate not in _TURNS:
        return file
    with Image.open(BytesIO(file.read_bytes())) as picture:
        return jpeg(picture.transpose(_TURNS[rotate]))
