"""What a screen fetches: its player, its manifest in both forms, and the pictures and films of its loop."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.catalogue import Catalogue
from zhendi.loops import Loop, Showing
from zhendi.outputs import manifests, player


def screen_files(catalogue: Catalogue, loop: Loop, at: datetime) -> Iterator[Artifact]:
    """All files below screens/ that one screen needs; screens of one size share pictures."""
    for showing in loop.showings:
        yield from (Artifact(f"screens/{manifests.media_path(slide)}", file) for slide, file in _slides(showing))
    parts = [(showing.playable, [slide for slide, _ in _slides(showing)]) for showing in loop.showings]
    demonstration = at if catalogue.portal.as_of else None
    made = manifests.manifest(loop.screen, parts, at, demonstration)
    folder = f"screens/{loop.screen.code}"
    unit, above = catalogue.units[loop.screen.unit], catalogue.ancestors(loop.screen.unit)
    heartbeat = catalogue.portal.heartbeat
    names = {kind.folder: kind.label for kind in catalogue.kinds} | {held.id: held.name for held in (unit, *above)}
    page = player.page(loop.screen, unit, above[0].name if above else "", heartbeat, names)
    yield Artifact(f"{folder}/index.html", page)
    yield Artifact(f"{folder}/worker.js", player.worker(page))
    yield Artifact(f"{folder}/preview.js", player.preview())
    if heartbeat:
        yield Artifact(f"{folder}/beacon.gif", player.BEACON)
    yield Artifact(f"{folder}/manifest.json", manifests.as_json(made))
    yield Artifact(f"{folder}/manifest.js", manifests.as_script(made))


def _slides(showing: Showing) -> Iterator[tuple[manifests.Picture | manifests.Film, Path]]:
    """The slides of a showing in their order, each with its file."""
    yield from ((page, page.file) for page in showing.pages)
    for film in showing.films:
        yield manifests.Film(film.sha256, film.size, film.seconds), film.path
