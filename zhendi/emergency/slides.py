"""The slides of a finished output's manifests, with an emergency put in or taken out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.outputs.manifests import Slide, with_slides
from zhendi.playback import Playable, in_turns
from zhendi.revising import files, slides_in, told

Slides = Sequence[Slide]


def with_emergency(slides: Slides, new: Slides) -> list[Slide]:
    """The slides of a manifest with those of one emergency, where the order of playback puts them."""
    entry = new[0]["entry"]
    others = [slide for slide in slides if slide["entry"] != entry]
    shown: dict[str, list[Slide]] = {}
    for slide in (*new, *others):
        if slide["tier"] == "emergency":
            shown.setdefault(str(slide["entry"]), []).append(slide)
    ordered = in_turns(_playable(entry, group[0]) for entry, group in shown.items())
    alarms = [slide for playable in ordered for slide in shown[playable.id]]
    return [*alarms, *(slide for slide in others if slide["tier"] != "emergency")]


def without(slides: Slides, entries: frozenset[str]) -> list[Slide]:
    """The slides of a manifest without those of some entries."""
    return [slide for slide in slides if slide["entry"] not in entries]


def running_in(out: Path, code: str, unit: str, at: datetime) -> frozenset[str]:
    """The emergencies of a unit that run on a screen at a moment, by what the output tells it."""
    held, moment = told(out, code), int(at.timestamp())
    slides = slides_in(held) if held else ()
    return frozenset(str(slide["entry"]) for slide in slides if _runs(slide, unit, moment))


def revised(out: Path, code: str, at: datetime, change: Callable[[Slides], Slides]) -> Iterator[Artifact]:
    """Both files of a screen's manifest with its slides changed; none where there is no manifest, or no change."""
    held = told(out, code)
    if held is None or (slides := change(slides_in(held))) == slides_in(held):
        return
    yield from files(with_slides(held, slides, at))


def _playable(entry: str, slide: Slide) -> Playable:
    """What in_turns has to know of an entry, by one of its slides."""
    since = slide["from"]
    assert isinstance(since, int)
    return Playable(entry, str(slide["kind"]), "emergency", "", entry, since=since)


def _runs(slide: Slide, unit: str, at: int) -> bool:
    since, until = slide["from"], slide["until"]
    if slide["tier"] != "emergency" or not isinstance(since, int) or not isinstance(until, int):
        return False
    return str(slide["entry"]).rsplit("/", 2)[0] == unit and since <= at < until
