"""Corrections are made after publication, and told once they are made."""

from collections.abc import Iterator
from datetime import datetime

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        for number, made in enumerate(entry.corrections):
            if made.at.end_moment <= entry.starts:
                remedy = "核对更正的日期和 publish_on（上线日）；发布前改的，直接改正文，不用写更正"
                span = entry.span("corrections", number, "at")
                yield Diagnostic(span, "correction-early", "更正的日期早于上线日", remedy)


def yet_to_come(catalogue: Catalogue, at: datetime) -> Iterator[Diagnostic]:
    """Corrections that are dated later than the moment looked at. Until then they are not shown."""
    for entry in catalogue.entries:
        for number, made in enumerate(entry.corrections):
            if made.at.first_moment > at:
                span, remedy = entry.span("corrections", number, "at"), "写改动那天的日期；没写错就不用管，到那天才显示"
                yield Diagnostic(span, "correction-future", "更正的日期还没有到", remedy, Severity.WARNING)
