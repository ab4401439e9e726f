"""A district's whole site, and the same after one community has changed something: what that costs, and whether it is whole."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from benchmark import content
from benchmark.content import Tree
from benchmark.report import Result, Verdict
from benchmark.runner import Runner
from benchmark.site import as_of, edit, require_edit, require_pages

_SHARE = 1 / 20
_EMPTY, _WARM, _EDITED = "full build, empty cache", "full build, drawings in the cache", "after one community's edit"


def measure_partial(runner: Runner, count: int) -> tuple[Sequence[Result], Sequence[Verdict]]:
    """Entries in words alone, so that what is measured is pages; each has its share image.

    What was drawn is kept for all outputs; which page was drawn from what, for each output by itself.
    """
    work = runner.work / "partial"
    pieces = content.write(work / "content", count, work, Tree.PAGES)
    edited = pieces[count // 2]
    empty = _built(runner, work, "first", _EMPTY, count)
    require_pages(work / "first", pieces)
    warm = _built(runner, work, "second", _WARM, count)
    edit(work / "content", edited)
    partial = _built(runner, work, "second", _EDITED, count)
    require_edit(work / "second", edited)
    _built(runner, work, "whole", _WARM, count)
    unlike = differing(work / "second", work / "whole")
    return (empty, warm, partial), (
        Verdict(
            f"one community's edit among {count:,}, against a full build", partial.cost.cpu / empty.cost.cpu, _SHARE
        ),
        Verdict("the same, against a full build with the drawings in the cache", partial.cost.cpu / warm.cost.cpu),
        Verdict("files that differ from a full build's", len(unlike), 0, ""),
        Verdict("an entry's pages, drawings apart", warm.cost.cpu / count * 1000, unit=" ms"),
    )


def _built(runner: Runner, work: Path, out: str, name: str, count: int) -> Result:
    places = ("--content", work / "content", "--out", work / out, "--cache", work / "cache")
    command = ["-m", "zhendi", "build", *map(str, places), *as_of()]
    return Result(name, runner.once(f"{name}: {count} entries", command), count)


def differing(one: Path, other: Path) -> set[str]:
    """The files that are not in both folders with the same bytes."""
    return {name for name, _ in _told(one) ^ _told(other)}


def _told(folder: Path) -> set[tuple[str, str]]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {(file.relative_to(folder).as_posix(), sha256(file.read_bytes()).hexdigest()) for file in files}
