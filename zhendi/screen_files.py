"""What a screen fetches: its player, its manifest in both forms, and the pictures of its loop."""

from collections.abc import Iterator
from datetime import datetime

from zhendi.artifact import Artifact
from zhendi.catalogue import Catalogue
from zhendi.loops import Loop
from zhendi.outputs import manifests, player


def screen_files(catalogue: Catalogue, loop: Loop, at: datetime) -> Iterator[Artifact]:
    """All files below screens/ that one screen needs; screens of one size share pictures."""
    parts = [
        (showing.playable, [page for series in showing.drawn for page in series.pages]) for showing in loop.showings
    ]
    for _, pages in parts:
        yield from (Artifact(f"screens/{manifests.media_path(page)}", page.file) for page in pages)
    demonstration = at if catalogue.portal.as_of else None
    made = manifests.manifest(loop.screen, parts, at, demonstration)
    folder = f"screens/{loop.screen.code}"
    unit, above = catalogue.units[loop.screen.unit], catalogue.ancestors(loop.screen.unit)
    heartbeat = catalogue.portal.heartbeat
    page = player.page(loop.screen, unit, above[0].name if above else "", beacon=heartbeat)
    yield Artifact(f"{folder}/index.html", page)
    yield Artifact(f"{folder}/worker.js", player.worker(page))
    if heartbeat:
        yield Artifact(f"{folder}/beacon.gif", player.BEACON)
    yield Artifact(f"{folder}/manifest.json", manifests.as_json(made))
    yield Artifact(f"{folder}/manifest.js", manifests.as_script(made))
