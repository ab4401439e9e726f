"""The search: the index of all that the site lists."""

from collections.abc import Iterator

from zhendi.artifact import Artifact
from zhendi.register import Register
from zhendi.search import documents, index


def search(register: Register) -> Iterator[Artifact]:
    return index(documents(register))
