"""What one bundle holds: the player and its release, pictures for a television, and how to use it all."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zhendi.artifact import Artifact
from zhendi.bundles.instructions import INSTRUCTIONS, START, Told, instructions, start_page
from zhendi.bundles.pictures import Slide, pictures, round_at
from zhendi.bundles.validity import first, validity
from zhendi.catalogue import Catalogue
from zhendi.loops import Loop
from zhendi.screen_files import screen_files


@dataclass(frozen=True)
class Contents:
    """The files of a bundle but for the list of their checksums, and the manifest of its release."""

    artifacts: tuple[Artifact, ...]
    manifest: Mapping[str, Any]


def contents(catalogue: Catalogue, loop: Loop, at: datetime) -> Contents:
    """Everything that a stick for this screen carries. The loop must be drawn for a screen without a network."""
    release = tuple(screen_files(catalogue, loop, at))
    manifest = _manifest(release, f"screens/{loop.screen.code}/manifest.json")
    turns = round_at(manifest["slides"], int(at.timestamp()))
    shown = tuple(pictures(turns, _media(release), loop.screen.rotate))
    pages = _pages(catalogue, loop, manifest, turns, len(shown))
    return Contents((*pages, *release, *shown), manifest)


def _pages(
    catalogue: Catalogue, loop: Loop, manifest: Mapping[str, Any], turns: Sequence[Slide], count: int
) -> Iterator[Artifact]:
    unit, above = catalogue.units[loop.screen.unit], catalogue.ancestors(loop.screen.unit)
    told = Told(
        screen=loop.screen,
        unit=unit,
        above=above[0].name if above else "",
        release=manifest["release"],
        slides=manifest["count"],
        pictures=count,
        validity=validity(manifest),
        outdated=first(turns),
        films=False,
    )
    yield Artifact(START, start_page(loop.screen, unit))
    yield Artifact(INSTRUCTIONS, instructions(told))


def _manifest(release: Sequence[Artifact], path: str) -> Mapping[str, Any]:
    content = next(artifact.content for artifact in release if artifact.path == path)
    assert isinstance(content, bytes)
    return json.loads(content)  # type: ignore[no-any-return]


def _media(release: Sequence[Artifact]) -> dict[str, Path]:
    """The slides' files by what the manifest calls them."""
    files = ((artifact.path.removeprefix("screens/"), artifact.content) for artifact in release)
    return {f"../{path}": content for path, content in files if isinstance(content, Path)}
