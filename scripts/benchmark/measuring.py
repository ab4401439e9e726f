"""CPU time and peak memory of a command with everything it starts, whoever its processes end up belonging to."""

import contextlib
import ctypes
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
_BETWEEN_SAMPLES = 0.1
_PATIENCE = 20.0


@dataclass(frozen=True)
class Cost:
    """CPU time in seconds, user and system, and peak memory in bytes, both of the whole process tree; seconds passed."""

    cpu: float
    peak: int
    passed: float


class CommandFailed(Exception):
    """The measured command ended with an error; its last output is the message."""


def adopt_orphans() -> None:
    """Make this process the parent of every descendant whose own parent ends, so that its time is counted too."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")


def measure(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run the command in the folder to its end. Raises CommandFailed unless it exits with 0."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as output, _sampled() as sampled:
        process = subprocess.Popen(command, cwd=folder, env=dict(variables), stdout=output, stderr=subprocess.STDOUT)
        code, cpu, largest = _reap(process.pid)
        process.returncode = code
        if code != 0:
            raise CommandFailed(f"{' '.join(command)} exited with {code}\n{_last_lines(output)}")
    return Cost(cpu, max(largest, *sampled, 0), time.monotonic() - started)


def _last_lines(output: IO[bytes]) -> str:
    output.seek(0)
    return "\n".join(output.read().decode("utf-8", "replace").splitlines()[-20:])


def _reap(first: int) -> tuple[int, float, int]:
    """Wait for the process and all orphans it leaves; return its exit code, their CPU time, the largest one's memory."""
    code, cpu, largest = 0, 0.0, 0
    for pid, status, usage in _ends(first):
        cpu += usage.ru_utime + usage.ru_stime
        largest = max(largest, usage.ru_maxrss * 1024)
        if pid == first:
            code = os.waitstatus_to_exitcode(status)
    return code, cpu, largest


def _ends(first: int) -> Iterator[tuple[int, int, resource.struct_rusage]]:
    """Yield every child's end as wait4 tells it; what it waited for itself is in its usage."""
    deadline = None
    while True:
        try:
            pid, status, usage = os.wait4(-1, os.WNOHANG if deadline else 0)
        except ChildProcessError:
            return
        if pid:
            yield pid, status, usage
            deadline = deadline or (time.monotonic() + _PATIENCE if pid == first else None)
        elif deadline and time.monotonic() > deadline:
            raise CommandFailed("the command has ended, but processes that it started go on")
        else:
            time.sleep(0.02)


@contextlib.contextmanager
def _sampled() -> Iterator[list[int]]:
    """Record the memory of all descendants again and again until the block ends."""
    samples: list[int] = []
    done = threading.Event()
    thread = threading.Thread(target=_sample, args=(samples, done), daemon=True)
    thread.start()
    try:
        yield samples
    finally:
        done.set()
        thread.join()


def _sample(samples: list[int], done: threading.Event) -> None:
    me = psutil.Process()
    while not done.wait(_BETWEEN_SAMPLES):
        samples.append(sum(map(_memory, me.children(recursive=True))))


def _memory(process: psutil.Process) -> int:
    """Proportional set size: a page that n processes share counts 1/n for each."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0
