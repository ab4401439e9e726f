"""Black-outs of screens that exist, each once."""

from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic
from zhendi.rules.screens import unknown_screen, written_codes


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    codes = written_codes(catalogue)
    first: dict[str, int] = {}
    for row in catalogue.blackouts:
        if row.screen not in codes:
            yield unknown_screen(row.at, row.screen, codes)
        elif row.screen in first:
            said = f"屏幕 {row.screen} 在第{first[row.screen]}行已经写过"
            yield Diagnostic(row.at, "blackout-twice", said, "一块屏只写一条，删掉多的那条")
        first.setdefault(row.screen, row.at.line)
