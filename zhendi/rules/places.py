"""From an offset in a file's text to the line and column that a problem names."""

from zhendi.diagnostics import Span
from zhendi.model.entry import Entry


def at_offset(path: str, text: str, offset: int, first_line: int = 1) -> Span:
    """The place `offset` characters into a text that begins at `first_line` of the file."""
    before = text[:offset]
    return Span(path, before.count("\n") + first_line, offset - before.rfind("\n"))


def in_body(entry: Entry, offset: int) -> Span:
    return at_offset(entry.home.path, entry.home.body, offset, entry.home.body_line)
