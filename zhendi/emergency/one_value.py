"""One value of a front matter replaced in the very bytes of its file."""

import re
from collections.abc import Iterator

from zhendi.diagnostics import Span
from zhendi.source.quoting import closing

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKED = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def with_value(data: bytes, span: Span, value: str) -> Iterator[bytes]:
    """The bytes of a file with the value at a place replaced, everything else as it was.

    Where the value ends is not always plain to see: each reading of it gives its own bytes, the likeliest first, and
    whoever asks must read them again. None where the file's encoding cannot be told.
    """
    coding = _coding(data)
    if not coding:
        return
    text = data.decode(coding)
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    start = starts[span.line - 1] + span.column - 1
    for first, end in _places(text, start):
        yield f"{text[:first]}{value}{text[end:]}".encode(coding)


def _places(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where a value may begin and end: within its quotes; to the line's end; to a comma or bracket."""
    line_end = _LINE_END.search(text, start)
    line = text[start : line_end.start() if line_end else len(text)]
    if line[:1] in ("'", '"'):
        closed = closing(line, 1, line[0])
        if closed is not None:
            yield start + 1, start + closed
        return
    yield start, start + len(line.rstrip())
    yield start, start + len(re.split(r"[,}]", line)[0].rstrip())


def _coding(data: bytes) -> str | None:
    """How the file was saved, so that the same text gives the same bytes again."""
    for coding in (_MARKED.get(data[:2]), "utf-8", "gb18030"):
        try:
            if coding and data.decode(coding).encode(coding) == data:
                return coding
        except UnicodeError:
            continue
    return None
