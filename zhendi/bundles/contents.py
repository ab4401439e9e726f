"""The files of one bundle but for its films: the player and its release, pictures for a television, how to use it all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhendi.artifact import Artifact
from zhendi.bundles.instructions import INSTRUCTIONS, START, Told, instructions, start_page
from zhendi.bundles.pictures import pictures
from zhendi.bundles.validity import moment_of, validity
from zhendi.catalogue import Catalogue
from zhendi.loop_video import Turn, turns_of
from zhendi.loops import Loop
from zhendi.screen_files import screen_files


@dataclass(frozen=True)
class Contents:
    """The files, and the manifest of the release among them."""

    artifacts: tuple[Artifact, ...]
    manifest: Mapping[str, Any]


def contents(catalogue: Catalogue, loop: Loop, at: datetime) -> Contents:
    """What a stick for this screen carries. The loop must be drawn for a screen without a network."""
    screen, turns = loop.screen, turns_of(loop, at)
    unit, above = catalogue.units[screen.unit], catalogue.ancestors(screen.unit)
    release = tuple(screen_files(catalogue, loop, at))
    manifest = _manifest(release, f"screens/{screen.code}/manifest.json")
    shown = tuple(pictures(turns, screen.rotate))
    told = Told(
        screen=screen,
        unit=unit,
        above=above[0].name if above else "",
        release=manifest["release"],
        slides=manifest["count"],
        pictures=len(shown),
        validity=validity(manifest),
        outdated=_outdated(turns),
    )
    pages = (Artifact(START, start_page(screen, unit)), Artifact(INSTRUCTIONS, instructions(told)))
    return Contents((*pages, *release, *shown), manifest)


def _outdated(turns: Sequence[Turn]) -> datetime | None:
    """The moment at which the first of these has had its time; None where none of them is dated."""
    ends = [turn.playable.until for turn in turns if turn.playable.until is not None]
    return moment_of(min(ends)) if ends else None


def _manifest(release: Sequence[Artifact], path: str) -> Mapping[str, Any]:
    content = next(artifact.content for artifact in release if artifact.path == path)
    assert isinstance(content, bytes)
    return json.loads(content)  # type: ignore[no-any-return]
