"""Running text taken apart where a reader takes breath."""

import re

_SENTENCE = re.compile(r"[^。！？；!?]*[。！？；!?]+[”’」』）]*|[^。！？；!?]+$")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its closing mark; joined again they are the text."""
    return tuple(found[0] for found in _SENTENCE.finditer(text) if found[0])
