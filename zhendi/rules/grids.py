"""Grids that entries name are grids of their unit."""

from collections.abc import Iterator
from difflib import get_close_matches

from zhendi.catalogue import Catalogue
from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic
from zhendi.model.entry import Entry


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        if entry.grid:
            yield from _named_grid(catalogue, entry)


def _named_grid(catalogue: Catalogue, entry: Entry) -> Iterator[Diagnostic]:
    unit = catalogue.unit_of(entry)
    known = {simplified(grid.name): grid.name for grid in unit.grids}
    if simplified(entry.grid) in known:
        return
    near = get_close_matches(simplified(entry.grid), known, 1, 0.5)
    file = unit.path.rpartition("/")[2]
    listed = f"可写：{'、'.join(known.values())}" if known else f"先在 {file} 的 grids（网格）里写上它"
    remedy = f"是不是“{known[near[0]]}”？{listed}" if near else listed
    yield Diagnostic(entry.span("grid"), "grid-unknown", f"{unit.name}没有“{entry.grid}”这个网格", remedy)
