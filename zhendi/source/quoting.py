"""Quoted text within a line."""

from collections.abc import Iterator


def in_quotes(value: str) -> str:
    """The value as YAML reads it letter by letter."""
    return "'" + value.replace("'", "''") + "'"


def closing(text: str, start: int, quote: str) -> int | None:
    """Where a quoted value that is open at `start` closes on this line."""
    position = start
    while position < len(text):
        if text[position] == "\\" and quote == '"':
            position += 2
        elif text[position] != quote:
            position += 1
        elif quote == "'" and text[position + 1 : position + 2] == "'":
            position += 2
        else:
            return position
    return None


def outside(text: str, start: int) -> Iterator[int]:
    """The positions from `start` on that are not inside a quoted item."""
    position = start
    while position < len(text):
        if text[position] in "\"'" and (position == 0 or text[position - 1] in " \t[{,:，："):
            end = closing(text, position + 1, text[position])
            position = len(text) if end is None else end + 1
            continue
        yield position
        position += 1
