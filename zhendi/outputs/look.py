"""The files of the look: the style sheet and the script that pages ask for."""

from collections.abc import Iterator

from zhendi.artifact import Artifact
from zhendi.look import script, search_script, stylesheet


def look() -> Iterator[Artifact]:
    for asset in (stylesheet(), script(), search_script()):
        yield Artifact(asset.address, asset.text.encode())
