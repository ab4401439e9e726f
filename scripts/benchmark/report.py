"""What was measured, as a table that can be read and copied into the README."""

import platform
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmark.measuring import Cost


@dataclass(frozen=True)
class Result:
    """One measured command: what it was, its cost, and for how many slides or entries."""

    name: str
    cost: Cost
    count: int


@dataclass(frozen=True)
class Verdict:
    """A figure against the project's goal for it, if it has one. at_least: the goal is a lower bound."""

    what: str
    value: float
    goal: float | None = None
    unit: str = "×"
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def machine() -> str:
    """Return what the figures were measured on, in one line."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), "unknown CPU"
    )
    memory = psutil.virtual_memory().total / 2**30
    parts = ("typst", "pillow", "pypdfium2", "mkdocs", "mkdocs-material")
    libraries = ", ".join(f"{name} {version(name)}" for name in parts)
    return f"{cpu}, {psutil.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, {libraries}"


def _cpu_lines() -> Sequence[str]:
    return Path("/proc/cpuinfo").read_text("utf-8").splitlines()


def results_table(results: Iterable[Result], one: str, many: str) -> str:
    """one and many name what is counted: slide and slides, entry and entries."""
    head = ("measured", many, "CPU s", f"ms per {one}", "peak MB", "elapsed s")
    return _table((head, *map(_result_row, results)))


def _result_row(result: Result) -> tuple[str, ...]:
    cost = result.cost
    each = f"{cost.cpu / result.count * 1000:.1f}"
    return result.name, f"{result.count:,}", f"{cost.cpu:.1f}", each, f"{cost.peak / 1e6:.0f}", f"{cost.passed:.1f}"


def verdicts_table(verdicts: Iterable[Verdict]) -> str:
    head = ("compared", "measured", "wanted", "")
    return _table((head, *map(_verdict_row, verdicts)))


def _verdict_row(verdict: Verdict) -> tuple[str, ...]:
    bound = "at least" if verdict.at_least else "at most"
    measured = f"{verdict.value:,.2f}" if verdict.unit in ("×", " %", " ms") else f"{verdict.value:,.0f}"
    if verdict.goal is None:
        return verdict.what, f"{measured}{verdict.unit}", "", ""
    wanted = f"{bound} {verdict.goal:g}{verdict.unit}"
    return verdict.what, f"{measured}{verdict.unit}", wanted, "met" if verdict.met else "MISSED"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Markdown, padded so that it can be read as it is too."""
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    rule = "|" + "|".join("-" * (width + 1) + (":" if place else "-") for place, width in enumerate(widths)) + "|"
    return "\n".join((lines[0], rule, *lines[1:]))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (_padded(text, width, place > 0) for place, (text, width) in enumerate(zip(row, widths, strict=True)))
    return "| " + " | ".join(padded) + " |"


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _cells(text))
    return space + text if right else text + space


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
