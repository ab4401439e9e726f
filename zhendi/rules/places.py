"""From what a rule has found to the line and column that a problem names."""

import re

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Span
from zhendi.model.entry import Entry


def at_offset(path: str, text: str, offset: int, first_line: int = 1) -> Span:
    """The place `offset` characters into a text that begins at `first_line` of the file."""
    before = text[:offset]
    return Span(path, before.count("\n") + first_line, offset - before.rfind("\n"))


def in_body(entry: Entry, offset: int) -> Span:
    return at_offset(entry.home.path, entry.home.body, offset, entry.home.body_line)


def at_key(catalogue: Catalogue, path: str, *names: str) -> Span:
    """Where a YAML file names one of its top keys, in any of its names; else the file's first line."""
    text = catalogue.texts.get(path, "")
    found = re.search(rf"^(?:{'|'.join(map(re.escape, names))})\s*:[ \t]*", text, re.MULTILINE)
    return at_offset(path, text, found.end()) if found else Span(path)
