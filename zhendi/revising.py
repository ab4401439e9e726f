"""The manifests of a finished output: what each screen is told now, and what it is to be told instead."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.model.chinese_dates import CHINA
from zhendi.outputs.manifests import Manifest, Slide, as_json, as_script

POLL = 72  # seconds at most between two polls of a player: 60, give or take a fifth


def manifest_file(out: Path, code: str) -> Path:
    return out / "screens" / code / "manifest.json"


def read_manifest(file: Path) -> Manifest | None:
    """The manifest in a file, None where there is none that can be read."""
    try:
        read: Manifest = json.loads(file.read_bytes())
        return read if isinstance(read["slides"], list) and isinstance(read["built_at"], int) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def told(out: Path, code: str) -> Manifest | None:
    """What the output tells a screen now."""
    return read_manifest(manifest_file(out, code))


def slides_in(made: Manifest) -> Sequence[Slide]:
    slides = made["slides"]
    assert isinstance(slides, list)
    return slides


def built_at(made: Manifest) -> datetime:
    """The moment that a manifest was made for: a player takes none that was made before its own."""
    moment = made["built_at"]
    assert isinstance(moment, int)
    return datetime.fromtimestamp(moment, CHINA)


def files(made: Manifest) -> Iterator[Artifact]:
    """Both forms of a screen's manifest."""
    yield Artifact(f"screens/{made['screen']}/manifest.json", as_json(made))
    yield Artifact(f"screens/{made['screen']}/manifest.js", as_script(made))


def seconds_to_follow(earlier: Manifest) -> int:
    """The longest that a lit screen takes to show what it is told instead: a poll, and the slide that plays then."""
    stays = (slide["seconds"] for slide in slides_in(earlier))
    return POLL + max((seconds for seconds in stays if isinstance(seconds, int)), default=0)
