"""Artifact 产物: a file of the output, before it is written."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Artifact:
    """A path below the output folder, with `/`, and its bytes: given, or those of a file in the cache."""

    path: str
    content: bytes | Path
