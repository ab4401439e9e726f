"""The output folder: refused where it is not ours, replaced whole in one step, never seen half done."""

import ctypes
import filecmp
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.diagnostics import Refusal

MARK = ".zhendi"  # stands in every site we made, and says that it may be replaced
_MARK_TEXT = "This folder is made by zhendi and replaced as a whole whenever it is made again.\n"


class OutputRefused(Refusal):
    """The output folder cannot be used: Chinese message and remedy."""


class OutputBusy(OutputRefused):
    """Another process writes to it just now."""


def check_output(out: Path, mark: str = MARK) -> None:
    """Raises OutputRefused for anything but a new folder, an empty one, or one of ours, which bears the mark."""
    if out.exists() and not out.is_dir():
        raise OutputRefused(f"{out} 是一个文件，不能当输出文件夹", "用 --out 换一个文件夹")
    if out.is_dir() and any(out.iterdir()) and not (out / mark).is_file():
        raise OutputRefused(f"{out} 里有别的东西，不是本程序生成的，没有动它", "用 --out 换一个新的或空的文件夹")


@contextmanager
def alone_with(out: Path) -> Iterator[None]:
    """Hold `out` for one writer at a time. What a killed one left behind is cleared, before and after.

    Raises OutputBusy while another process writes.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    lock = out.parent / f".{out.name}.lock"
    with lock.open("a+b") as held:
        if not _locked(held.fileno()):
            raise OutputBusy(f"另一个生成正在写 {out}", "等它做完再来，或用 --out 换一个文件夹")
        _recover(out)
        _clear(out)
        try:
            yield
        finally:
            _clear(out)


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new folder beside `out` to prepare its files in, on the same disk and for one writer at a time.

    Raises OutputBusy while another process writes.
    """
    with alone_with(out):
        _building(out).mkdir()
        yield _building(out)


def amendments(out: Path) -> int:
    """How often single files of the output have been changed in place."""
    try:
        return _count(out).stat().st_size
    except OSError:
        return 0


def count_amendment(out: Path) -> None:
    with _count(out).open("ab") as counted:
        counted.write(b".")


def write(artifact: Artifact, folder: Path) -> None:
    """Write a file of the output below a folder that is being prepared."""
    file, content = folder / artifact.path, artifact.content
    placed(file, lambda: file.write_bytes(content) if isinstance(content, bytes) else shutil.copyfile(content, file))


def placed(file: Path, place: Callable[[], object]) -> None:
    """Do `place`, which makes the file. Its folder is made where it is not there: that most are there saves asking."""
    try:
        place()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        place()


def publish(staged: Path, out: Path, mark: str = MARK) -> int:
    """Put the staged folder in the place of `out` in one step; returns how many files are new or changed.

    A file that has not changed keeps its inode and time, so that servers and synchronisers see nothing new in it.
    """
    (staged / mark).write_text(_MARK_TEXT, encoding="utf-8")
    begins = len(str(staged))
    changed = sum(not _kept(file, f"{out}{file[begins:]}") for file in _files(staged))
    if not out.exists():
        staged.rename(out)
    elif not any(out.iterdir()):
        out.rmdir()
        staged.rename(out)
    elif not _exchanged(staged, out):
        _exchange_in_two_steps(staged, out)
    return changed


def _exchange_in_two_steps(staged: Path, out: Path) -> None:
    """For systems that cannot swap folders. Raises OutputRefused, with the earlier output back in place."""
    busy = OutputRefused(f"{out} 正被别的程序占用，没有换上新的", "关掉正在打开它的窗口或程序，再来一次")
    try:
        out.rename(_replaced(out))
    except OSError:
        raise busy from None
    try:
        staged.rename(out)
    except OSError:
        _replaced(out).rename(out)
        raise busy from None


def _files(folder: Path) -> Iterator[str]:
    """Every file in it. As a text: there are many, and a Path costs as much as comparing two files."""
    for parent, _, names in os.walk(folder):
        yield from (f"{parent}{os.sep}{name}" for name in names)


def _kept(file: str, earlier: str) -> bool:
    """Whether the earlier output holds the same bytes; then that very file is taken over."""
    try:
        if os.path.samefile(file, earlier):  # noqa: PTH121  # see _files
            return True
        if not filecmp.cmp(file, earlier, shallow=False):
            return False
    except OSError:
        return False
    taken = Path(f"{file}.taken")
    try:
        os.link(earlier, taken)
        taken.replace(file)
    except OSError:  # a disk without hard links: the new copy serves as well
        taken.unlink(missing_ok=True)
    return True


def _building(out: Path) -> Path:
    return out.parent / f".{out.name}.building"


def _count(out: Path) -> Path:
    return out.parent / f".{out.name}.amended"


def _replaced(out: Path) -> Path:
    return out.parent / f".{out.name}.replaced"


def _clear(out: Path) -> None:
    for folder in (_building(out), _replaced(out)):
        shutil.rmtree(folder, ignore_errors=True)


def _recover(out: Path) -> None:
    """Where the two-step exchange was cut in the middle, the earlier output goes back to its place."""
    if not out.exists() and _replaced(out).exists():
        _replaced(out).rename(out)


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can: Linux renameat2, macOS renamex_np."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), 2) == 0)
        here = -100  # AT_FDCWD
        return bool(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), 2) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def _locked(descriptor: int) -> bool:
    """Hold the lock until the file is closed or the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
