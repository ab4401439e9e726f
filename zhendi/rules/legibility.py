"""What cannot be set legibly on a screen is said with the screen and the count of characters to cut.

The floors are those of contracts/RULES.md; drawing measures, this names the place.
"""

from collections.abc import Iterator, Sequence

from zhendi.diagnostics import Diagnostic, Severity, Span
from zhendi.drawing import Series
from zhendi.model.unit import Screen


def check(span: Span, screen: Screen, drawn: Sequence[Series]) -> Iterator[Diagnostic]:
    """A warning where any drawing of one entry or slogan is too long for a screen; it is left off that screen only."""
    excess = max((series.excess for series in drawn), default=0)
    if excess:
        where = f"{screen.name}（{screen.code}，{screen.width_px}×{screen.height_px}）"
        said = f"文字在{where}上放不下，多出约{excess}个字，这块屏不放它"
        yield Diagnostic(
            span,
            "legibility",
            said,
            "写一个短的 screen_title（屏题）或删短文字；也可用 play.screens 只选大屏",
            Severity.WARNING,
        )
