"""What the browser keeps a site with: the worker that keeps what was read. A preview is not kept."""

from collections.abc import Iterator

from zhendi.artifact import Artifact
from zhendi.look import worker
from zhendi.register import Register


def offline(register: Register) -> Iterator[Artifact]:
    if not register.view.preview:
        yield Artifact("worker.js", worker().encode())
