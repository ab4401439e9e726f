"""Where an emergency is announced or ended: the content, an output that is finished, a unit that stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic
from zhendi.emergency.wording import EmergencyRefused


@dataclass(frozen=True)
class Premises:
    """`at` is the moment, None for the demonstration's or the clock's; `wait` is called while another process writes."""

    content: Path
    out: Path
    at: datetime | None
    clock: datetime
    wait: Callable[[], None]

    def moment(self, catalogue: Catalogue) -> datetime:
        as_of = catalogue.portal.as_of
        return self.at or (as_of.first_moment if as_of else self.clock)


def require_unit(catalogue: Catalogue, wanted: str, found: Sequence[Diagnostic]) -> None:
    """Raises EmergencyRefused, with the near name, unless it is the path of a unit that stands."""
    broken = next((problem for problem in found if problem.span.path == "site.yml"), None)
    if not catalogue.founded and broken:
        raise EmergencyRefused("site.yml 有错误", broken.as_text())
    if wanted in catalogue.units:
        return
    broken = next((problem for problem in found if problem.span.path.rpartition("/")[0] == wanted), None)
    if broken:
        raise EmergencyRefused(f"“{wanted}”这个单位的文件有错误", broken.as_text())
    near = _near(catalogue, wanted.strip("/"))
    remedy = f"是不是“{near}”？" if near else f"可写：{'、'.join(catalogue.units)}"
    raise EmergencyRefused(f"没有“{wanted}”这个单位", remedy)


def _near(catalogue: Catalogue, written: str) -> str | None:
    """The unit that was probably meant, by its path, its folder or its Chinese name."""
    names: dict[str, str] = {}
    for unit in catalogue.units.values():
        for name in (unit.id, unit.id.rpartition("/")[2], unit.name, unit.shown_name):
            names.setdefault(name, unit.id)
    near = get_close_matches(written, names, 1, 0.5)
    return names[near[0]] if near else None
