"""Characters that the slides' fonts lack are found before anything is drawn, where they are written."""

import re
from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic
from zhendi.drawing import missing_glyphs
from zhendi.rules.places import at_offset

_FRONT = re.compile(r"---[ \t]*\n.*?(?=^---[ \t]*$)", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"^[ \t]*#.*$", re.MULTILINE)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Most trees have no such character at all, and few files one: all texts are asked at once, then those that may."""
    missing = frozenset(missing_glyphs("".join(set().union(*catalogue.texts.values())), "zh-Hans"))
    for path, text in catalogue.texts.items() if missing else ():
        if missing.isdisjoint(text):
            continue
        entry = catalogue.entry_at(path)
        lang = catalogue.lang_of(entry) if entry else "zh-Hans"
        drawn = _drawn(path, text)
        for character in missing_glyphs(drawn.replace("\ufffd", " "), lang):
            said = f"屏幕上写不出“{character}”这个字（U+{ord(character):04X}）"
            remedy = "换成通行的字；表情符号请删掉，只放在正文里"
            yield Diagnostic(at_offset(path, text, drawn.index(character)), "glyph", said, remedy)


def _drawn(path: str, text: str) -> str:
    """What of a file may come to a screen, every character in its place: of an entry its keys, of any file no notes."""
    front = _FRONT.match(text) if path.endswith(".md") else None
    keys = (front[0] if front else "") if path.endswith(".md") else text
    return _NOTE.sub(lambda note: " " * len(note[0]), keys)
