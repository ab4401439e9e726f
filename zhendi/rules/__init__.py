"""Checks over a catalogue. A new rule is one module and one line here."""

from collections.abc import Callable, Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity
from zhendi.model.unit import Blackout, Figure, Screen, Slogan
from zhendi.rules import (
    blackouts,
    bodies,
    calendar,
    consent,
    corrections,
    dates,
    figures,
    glyphs,
    grids,
    photos,
    privacy,
    screens,
)

Rule = Callable[[Catalogue], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    blackouts.check,
    bodies.check,
    calendar.check,
    consent.check,
    corrections.check,
    dates.check,
    figures.check,
    glyphs.check,
    grids.check,
    privacy.check,
    screens.check,
)


def check(
    catalogue: Catalogue, photo: photos.Inspect, film: photos.Inspect
) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """What stands after every rule, and every problem found. `photo` and `film` look into a file.

    An entry with an error is left out, an erroneous row of a list likewise, a unit with all that is its own; its
    descendants stay. In drafts, all but problems of privacy are warnings, and the entry is left out all the same.
    """
    found = [problem for rule in RULES for problem in rule(catalogue)]
    found += photos.check(catalogue, photo, film)
    errors = [problem.span for problem in found if problem.severity is Severity.ERROR]
    paths = {span.path for span in errors}
    lines: dict[str, list[int]] = {}
    for span in errors:
        lines.setdefault(span.path, []).append(span.line)

    def row_stands(row: Screen | Slogan | Figure | Blackout) -> bool:
        return not any(row.at.line <= line <= row.last_line for line in lines.get(row.at.path, ()))

    sound = catalogue.keeping(
        entry=lambda entry: entry.home.path not in paths, unit=lambda unit: unit.path not in paths, row=row_stands
    )
    return sound, tuple(_graded(problem, catalogue) for problem in found)


def _graded(problem: Diagnostic, catalogue: Catalogue) -> Diagnostic:
    private = problem.code.startswith("privacy")
    return problem if private or problem.span.path not in catalogue.drafts else problem.as_warning()
