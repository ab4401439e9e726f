"""Every bad file gets its own located Chinese message. tests/invalid/README.md says how the pairs are laid out."""

import json
import shutil
from pathlib import Path

import pytest

from tests.core import filmed, tree
from tests.core.said import english
from tests.photos import pictures

INVALID = Path(__file__).parents[1] / "invalid"
CASES = sorted(INVALID.glob("*/*.json"))
RECIPES = {
    "bomb": lambda: pictures.bomb(20000, 20000),
    "truncated": lambda: tree.PHOTO[: len(tree.PHOTO) // 2],
    "sound": lambda: tree.PHOTO,
    "nothing": lambda: b"",
    "film": filmed.film,
    "silent film": lambda: filmed.film(tone=0),
    "half a film": lambda: filmed.film(seconds=8)[:60000],
    "damaged film": lambda: filmed.damaged(filmed.film()),
    "long film": lambda: filmed.film((160, 90), seconds=660, fps=1, tone=0),
    "tiny film": lambda: filmed.film((80, 46)),
    "tune": filmed.tune,
}


def lay_over(case: Path, folder: Path) -> None:
    """The bad files of a case over the sound ones: a file by itself is the entry, a folder a part of the tree."""
    entry = case.with_suffix(".md")
    if entry.is_file():
        shutil.copyfile(entry, folder / tree.ENTRY)
        return
    for file in case.with_suffix("").rglob("*"):
        target = folder / file.relative_to(case.with_suffix(""))
        if file.suffix == ".gone":
            target.with_suffix("").unlink()
        elif file.suffix == ".made":
            tree.put(folder, str(target.with_suffix("").relative_to(folder)), RECIPES[file.read_text().strip()]())
        elif file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def said_about(case: Path, folder: Path, cache: Path) -> list[dict[str, str | int]]:
    tree.sound(folder)
    lay_over(case, folder)
    found = tree.drawn(folder, cache) if case.parent.name == "legibility" else tree.checked(folder, cache)[1]
    return [problem.as_record() for problem in found]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_bad_file_gets_exactly_its_own_problems(case: Path, tmp_path: Path, cache: Path) -> None:
    assert said_about(case, tmp_path, cache) == json.loads(case.read_text(encoding="utf-8"))


def test_the_tree_that_the_cases_are_laid_over_is_sound(tmp_path: Path, cache: Path) -> None:
    catalogue, found = tree.checked(tree.sound(tmp_path), cache)
    assert not found
    assert catalogue is not None and [entry.slug for entry in catalogue.entries] == [
        "2026-04-12-green-space",
        "2026-04-10-river",
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_each_pair_lies_within_its_file_and_speaks_chinese(case: Path, tmp_path: Path) -> None:
    tree.sound(tmp_path)
    lay_over(case, tmp_path)
    for row in json.loads(case.read_text(encoding="utf-8")):
        assert within(tmp_path / row["path"], row["line"], row["column"]), row
        assert not english(f"{row['message']}　{row['remedy']}"), row
        assert not row["message"].endswith("。") and not row["remedy"].endswith("。")


def within(file: Path, line: int, column: int) -> bool:
    """Whether a place is one of the file's, the place behind a line's last character too; the first for no file."""
    if not file.is_file():
        return (line, column) == (1, 1)
    data = file.read_bytes()
    lines = data.decode("gb18030" if b"\xd3" in data[:40] else "utf-8-sig", "replace").splitlines() or [""]
    return 1 <= line <= len(lines) + 1 and 1 <= column <= len([*lines, ""][line - 1]) + 1
