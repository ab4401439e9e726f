"""No English from the picture libraries: what matters in their warnings becomes a PhotoProblem."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


class _Quiet:
    """How many threads are decoding, and the warning filters to put back after the last of them.

    catch_warnings alone is not safe where threads overlap: the filters it puts back may be another's.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._depth = 0
        self._filters = warnings.catch_warnings()

    def enter(self) -> None:
        with self._lock:
            if self._depth == 0:
                self._filters = warnings.catch_warnings()
                self._filters.__enter__()
                warnings.filterwarnings("ignore", module=r"PIL\.|pillow_heif")
            self._depth += 1

    def leave(self) -> None:
        with self._lock:
            self._depth -= 1
            if self._depth == 0:
                self._filters.__exit__(None, None, None)


_QUIET = _Quiet()


@contextmanager
def quiet() -> Iterator[None]:
    """Silence the warnings of Pillow and pillow-heif inside the block, in any number of threads."""
    _QUIET.enter()
    try:
        yield
    finally:
        _QUIET.leave()
