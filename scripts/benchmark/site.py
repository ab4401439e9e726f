"""The site: its pages against plain MkDocs with Material, a whole tree built again after one edit, and memory."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmark import content, material
from benchmark.content import Piece, Tree
from benchmark.report import Result, Verdict
from benchmark.runner import Runner

_MEMORY = 600_000_000
# Plain MkDocs takes some 2 ms a page; both scripts, search, feeds and calendars may take 1.5 ms more.
_BESIDE_PLAIN = 1.75
_EDITED = "改过的标题"
_PAGES, _PLAIN = "pages alone", "plain MkDocs with Material, the same pages"
_SCREENS = "four screens, shared photos, empty cache"
_WHOLE, _AFTER_EDIT, _UNCHANGED = "whole, empty cache", "whole, after one edit", "whole, nothing changed"


def measure_site(runner: Runner, counts: Sequence[int]) -> tuple[Sequence[Result], Sequence[Verdict]]:
    """Pages against plain MkDocs at each count; a whole tree after one edit and none; memory at the largest count."""
    work = runner.work / "site"
    content.write_photos(work / "photos")
    pages = [result for count in counts for result in _pages_alone(runner, work / f"pages-{count}", count)]
    whole = _whole(runner, work / "whole", counts[-2])
    largest = _with_screens(runner, work / "screens", counts[-1])
    results = (*pages, *whole, largest)
    return results, _verdicts(results, counts)


def _pages_alone(runner: Runner, work: Path, count: int) -> Sequence[Result]:
    """Entries without screens and photographs, which plain MkDocs knows nothing of, on both sides.

    Share images, of which it knows as little, are drawn beforehand.
    """
    pieces = content.write(work / "content", count, work, Tree.PAGES)
    material.write(work / "material", pieces, work)
    runner.once(f"share images: {count} entries", _build(work))
    ours = _run(runner, _PAGES, count, _build(work), lambda: _remove(work / "out", work / "cache" / "pages"))
    require_pages(work / "out", pieces)
    plain = _run(runner, _PLAIN, count, _material(work), lambda: _remove(work / "plain"))
    require_pages(work / "plain", pieces)
    return ours, plain


def _whole(runner: Runner, work: Path, count: int) -> Sequence[Result]:
    """A tree as in life, built from nothing, after an edit, and again."""
    pieces = content.write(work / "content", count, work.parent / "photos", Tree.WHOLE)
    full = _run(runner, _WHOLE, count, _build(work), lambda: _remove(work / "out", work / "cache"))
    require_pages(work / "out", pieces)
    edited = _run(runner, _AFTER_EDIT, count, _build(work), lambda: edit(work / "content", pieces[0]))
    require_edit(work / "out", pieces[0])
    return full, edited, _run(runner, _UNCHANGED, count, _build(work), lambda: None)


def _with_screens(runner: Runner, work: Path, count: int) -> Result:
    content.write(work / "content", count, work.parent / "photos", Tree.SCREENS)
    return _run(runner, _SCREENS, count, _build(work), lambda: _remove(work / "out", work / "cache"))


def _run(runner: Runner, name: str, count: int, command: Sequence[str], prepare: Callable[[], None]) -> Result:
    return Result(name, runner.cheapest(f"{name}: {count} entries", command, prepare), count)


def _build(work: Path) -> list[str]:
    return ["-m", "zhendi", "build", *places(work), *as_of()]


def places(work: Path) -> list[str]:
    """The options that keep a command to a folder."""
    held = {"content": work / "content", "out": work / "out", "cache": work / "cache"}
    return [part for name, place in held.items() for part in (f"--{name}", str(place))]


def as_of() -> list[str]:
    """The option of the moment for which the generated tree is made."""
    return ["--as-of", f"{content.AS_OF:%Y-%m-%dT%H:%M}"]


def _material(work: Path) -> list[str]:
    configuration = str(work / "material" / "mkdocs.yml")
    return ["-m", "mkdocs", "build", "--quiet", "--config-file", configuration, "--site-dir", str(work / "plain")]


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def edit(folder: Path, piece: Piece) -> None:
    """Change title and body of one of the newest entries: it stands on the home page, in lists and on screens."""
    file = folder / piece.file
    text = file.read_text("utf-8")
    title = text.split("title: ", 1)[1].split("\n", 1)[0]
    file.write_text(text.replace(title, _retitled(title), 1) + "\n又添了一句。\n", encoding="utf-8")


def _retitled(title: str) -> str:
    """Another title on every run: repeats of the measurement must change something too."""
    times = int(title.removeprefix(_EDITED)) if title.startswith(_EDITED) else 0
    return f"{_EDITED}{times + 1}"


def require_pages(out: Path, pieces: Sequence[Piece]) -> None:
    absent = [piece.id for piece in pieces if not (out / piece.id / "index.html").is_file()]
    if absent:
        raise RuntimeError(f"{len(absent)} pages are not there, such as {absent[0]}")


def require_edit(out: Path, piece: Piece) -> None:
    if _EDITED not in (out / piece.id / "index.html").read_text("utf-8"):
        raise RuntimeError("the edit has not reached its page")


def _verdicts(results: Sequence[Result], counts: Sequence[int]) -> Sequence[Verdict]:
    costs = {(result.name, result.count): result.cost for result in results}
    each = {key: cost.cpu / key[1] for key, cost in costs.items()}
    middle, most = counts[-2:]
    peaks = [cost.peak for (name, count), cost in costs.items() if name != _PLAIN and count == most]
    edit = costs[_AFTER_EDIT, middle].cpu / costs[_WHOLE, middle].cpu
    return (
        Verdict(
            f"pages: cost per entry at {most:,}, against {middle:,}", each[_PAGES, most] / each[_PAGES, middle], 1.2
        ),
        Verdict(
            f"pages: cost at {most:,}, against plain MkDocs", each[_PAGES, most] / each[_PLAIN, most], _BESIDE_PLAIN
        ),
        Verdict(f"one edit among {middle:,}, against a full build", edit, 0.1),
        Verdict(f"peak memory at {most:,}", max(peaks) / 1e6, _MEMORY / 1e6, unit=" MB"),
    )
