"""Documents put together for a test, and an index of them asked as a browser asks it."""

import json
from collections.abc import Sequence
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.search import Document, Texts, index, row, shards
from zhendi.search.postings import decoded

NOTHING = Path("nothing-is-here")


def document(number: int, title: str = "", prose: str = "", names: tuple[str, ...] = (), unit: str = "qu") -> Document:
    return Document(
        f"{unit}/notices/{number}/index.html", "zh-Hans", "notices", unit, f"{2020 + number % 5}-01-01",
        (title or f"第{number}号",), names, tuple(prose.split("\n")), ("通知",), ()
    )  # fmt: skip


def files_of(held: Sequence[Document], out: Path = NOTHING) -> list[Artifact]:
    return list(index(held, Texts([row(each) for each in held]), out))


def write(files: Sequence[Artifact], out: Path) -> None:
    for file in files:
        (out / file.path).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file.content, bytes):
            (out / file.path).write_bytes(file.content)


def contents(files: Sequence[Artifact]) -> dict[str, bytes]:
    return {file.path: file.content if isinstance(file.content, bytes) else file.content.read_bytes() for file in files}


def held_of(files: Sequence[Artifact], gram: str, part: int = 0) -> list[int]:
    """The numbers that an index gives for a gram: anywhere, or (part 1) in titles and names."""
    told = contents(files)
    count = sum(path.startswith("search/g") for path in told)
    text = told[f"search/g{shards.place_of(gram, count)}.js"].decode()
    value = json.loads(text.split(",", 3)[3].removesuffix(");\n")).get(gram, "")
    return decoded(([*value.split(" "), ""])[part])
