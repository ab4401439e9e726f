"""What a slow function made of texts, kept from build to build: only a text that was not there before costs again."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

Making = Callable[[str], str]


@contextmanager
def remembering(file: Path, recipe: str, make: Making, forgets: bool = True) -> Iterator[Making]:
    """`make`, which asks `file` first. What was asked for is kept there at the end; the rest is forgotten, if it `forgets`.

    `recipe` stands for all but the text that decides what is made. A file that is damaged is as good as none.
    """
    known = _read(file, recipe)
    asked = {} if forgets else dict(known)

    def remembered(text: str) -> str:
        key = sha256(text.encode()).hexdigest()
        if key not in asked:
            asked[key] = known[key] if key in known else make(text)
        return asked[key]

    yield remembered
    if asked.keys() != known.keys():
        _write(file, recipe, asked)


def _read(file: Path, recipe: str) -> Mapping[str, str]:
    try:
        mark, held = file.read_text(encoding="utf-8").split("\n", 1)
        return dict(json.loads(held)) if mark == _mark(recipe, held) else {}
    except (OSError, ValueError):
        return {}


def _write(file: Path, recipe: str, made: Mapping[str, str]) -> None:
    held = json.dumps(made, ensure_ascii=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_suffix(f".{os.getpid()}.new")  # another build may be writing its own for the same cache
    begun.write_text(f"{_mark(recipe, held)}\n{held}", encoding="utf-8", newline="\n")
    begun.replace(file)


def _mark(recipe: str, held: str) -> str:
    return sha256(f"{recipe}\n{held}".encode()).hexdigest()
