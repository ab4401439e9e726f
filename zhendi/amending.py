"""Single files of a finished output changed in place: for what cannot wait for a build, and touches little."""

import filecmp
from collections.abc import Callable, Iterable
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.publishing import MARK, OutputBusy, OutputRefused, count_amendment, staging, write


def amend(out: Path, artifacts: Iterable[Artifact], removed: Iterable[str] = ()) -> int:
    """Change these files of the output and take the removed ones away; returns how many files became others.

    The artifacts, and then the removed, are asked for once nobody else writes there. Everything is prepared beside the
    output first. Then media take their places, pages and the rest, and manifests last, each file in one step and with an
    inode of its own; what the new manifests no longer need goes after them. Wherever this is cut short, every screen has
    its earlier release or its new one, whole. A file that is to stay as it is is not touched. The work is that of the
    files named, whatever else the output holds.

    A build that read the content before this reads it again. Whoever amends a manifest calls `releases.record`
    afterwards, which keeps the release that came of it.

    Raises OutputRefused where `out` is no finished output of ours, while another process writes, and where another
    program holds a file open; ValueError for a path that leads out of it.
    """
    require_output(out)
    with staging(out) as work:
        count_amendment(out)
        wanted = {artifact.path: artifact for artifact in artifacts}
        changed = sorted((path for path in wanted if _differs(wanted[path], _inside(out, path))), key=_turn)
        for path in changed:
            write(wanted[path], work)
        gone = [path for path in dict.fromkeys(removed) if path not in wanted and _inside(out, path).is_file()]
        try:
            for path in changed:
                (out / path).parent.mkdir(parents=True, exist_ok=True)
                (work / path).replace(out / path)
            for path in gone:
                _remove(out, path)
        except PermissionError:
            busy = f"{out} 里有文件正被别的程序占用，没有全换上"
            raise OutputRefused(busy, "关掉正在打开它的窗口或程序，再来一次") from None
    return len(changed) + len(gone)


def amend_in_turn(
    out: Path,
    artifacts: Callable[[], Iterable[Artifact]],
    wait: Callable[[], None],
    removed: Callable[[], Iterable[str]] = tuple,
) -> int:
    """The same as soon as nobody else writes there; `wait` is called again and again until then."""
    while True:
        try:
            return amend(out, artifacts(), removed())
        except OutputBusy:
            wait()


def require_output(out: Path) -> None:
    """Raises OutputRefused where nothing has been built yet."""
    if not (out / MARK).is_file():
        remedy = "先生成一次：python3 scripts/build.py；输出在别处时用 --out 指出来"
        raise OutputRefused(f"{out} 里还没有生成好的网站和画面", remedy)


def _turn(path: str) -> tuple[int, str]:
    """What a manifest names comes before it; a player that opens files reads manifest.js, any other manifest.json."""
    name = path.rpartition("/")[2]
    if path.startswith("screens/") and name in ("manifest.js", "manifest.json"):
        return (2 if name == "manifest.js" else 3), path
    return (0 if path.startswith(("screens/media/", "assets/")) else 1), path


def _inside(out: Path, path: str) -> Path:
    file = out / path
    if not file.resolve().is_relative_to(out.resolve()) or path == MARK:
        raise ValueError(path)
    return file


def _differs(artifact: Artifact, file: Path) -> bool:
    if not file.is_file():
        return True
    if isinstance(artifact.content, bytes):
        return file.read_bytes() != artifact.content
    return not filecmp.cmp(artifact.content, file, shallow=False)


def _remove(out: Path, path: str) -> None:
    """The file, and the folders that are empty without it."""
    (out / path).unlink()
    for folder in (out / path).parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
