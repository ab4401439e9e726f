"""How the benchmark starts what it measures."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmark.measuring import Cost, measure


@dataclass(frozen=True)
class Runner:
    """Runs Python commands of the checkout and keeps the cheapest of several runs. work: a folder for what they write."""

    root: Path
    work: Path
    runs: int
    more_variables: Mapping[str, str] = field(default_factory=dict)

    def cheapest(self, name: str, command: Sequence[str], prepare: Callable[[], None]) -> Cost:
        """Prepare and measure as often as runs says; return the run with the least CPU time."""
        costs = []
        for _ in range(self.runs):
            prepare()
            costs.append(self.once(name, command))
        return min(costs, key=lambda cost: cost.cpu)

    def once(self, name: str, command: Sequence[str]) -> Cost:
        """Measure one run of `python` with these arguments, started in the checkout's root."""
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.more_variables}
        print(f"  {name} …", end="", file=sys.stderr, flush=True)
        cost = measure([sys.executable, *command], self.root, variables)
        print(f" {cost.cpu:.1f} s", file=sys.stderr, flush=True)
        return cost
