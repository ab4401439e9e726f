"""An earlier index, read back from the output that holds it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from zhendi.search import shards
from zhendi.search.rows import Row

MARK = 4  # signs of a shard's digest


@dataclass(frozen=True)
class Earlier:
    """The head of an index, and the way to its other files."""

    folder: Path
    head: Mapping[str, Any]

    @cached_property
    def marks(self) -> list[str]:
        told = self.head["marks"]
        return [told[at : at + MARK] for at in range(0, len(told), MARK)]

    def shard(self, number: int) -> dict[str, str]:
        """What a shard holds. Raises OSError or ValueError where it is damaged."""
        mark, data = _undamaged(self.folder / f"g{number}.js")
        if mark != self.marks[number]:
            raise ValueError(f"shard {number} is not the one that the head knows")
        return dict(json.loads(data))

    def chunk(self, number: int) -> str:
        """The rows that share a file, as JSON. Raises OSError or ValueError where it is damaged."""
        return _undamaged(self.folder / f"t{number}.js")[1]

    def rows(self, number: int) -> list[Row]:
        return [Row(*told) for told in json.loads(self.chunk(number))]


def _undamaged(file: Path) -> tuple[str, str]:
    mark, data = shards.read(file)
    if shards.digest(data) != mark:
        raise ValueError(f"{file.name} does not hold what it says")
    return mark, data


def earlier_index(folder: Path, program: str) -> Earlier | None:
    """The index in a folder, if the same program made it."""
    try:
        mark, data = shards.read(folder / "head.js")
        return Earlier(folder, json.loads(data)) if mark == program else None
    except (OSError, ValueError):
        return None
