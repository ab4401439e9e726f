"""Characters that the slides' fonts lack are found before anything is drawn, where they are written."""

from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic
from zhendi.drawing import missing_glyphs
from zhendi.rules.places import at_offset


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for path, text in catalogue.texts.items():
        entry = catalogue.entry_at(path)
        drawn = text[: text.find("\n---", 3) + 1] if entry else text
        lang = catalogue.lang_of(entry) if entry else "zh-Hans"
        for character in missing_glyphs(drawn, lang):
            said = f"屏幕上写不出“{character}”这个字（U+{ord(character):04X}）"
            yield Diagnostic(
                at_offset(path, text, text.index(character)),
                "glyph",
                said,
                "换成通行的字；表情符号请删掉，只放在正文里",
            )
