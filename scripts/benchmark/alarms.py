"""An emergency against a full build of the same district: what cannot wait must not wait for everything else."""

from collections.abc import Sequence

from benchmark import content
from benchmark.content import Tree
from benchmark.report import Result, Verdict
from benchmark.runner import Runner
from benchmark.site import as_of, places

_FULL = "whole, empty cache"
_DISTRICT, _COMMUNITY = "an emergency of the district", "an emergency of one community"
_CLEARED = "the district's emergency ended"
_TEXT = "上游开闸放水，今天下午两点起水位上涨。请勿下河、靠近堤岸，带好老人和孩子。"
_SHARE = 1  # percent of a full build


def measure_alarms(runner: Runner, count: int) -> tuple[Sequence[Result], Sequence[Verdict]]:
    """A tree as in life with two screens in every community, built from nothing; then each alarm in turn."""
    work = runner.work / "alarms"
    content.write_photos(work / "photos")
    content.write(work / "content", count, work / "photos", Tree.WHOLE)
    community = next(unit.id for unit in content.units(count) if unit.entries)
    commands = {
        _FULL: ("build",),
        _DISTRICT: ("emergency", content.units(count)[0].id, _TEXT),
        _COMMUNITY: ("emergency", community, _TEXT),
        _CLEARED: ("emergency", content.units(count)[0].id, "--clear"),
    }
    options = (*places(work), *as_of())
    results = [
        Result(name, runner.once(f"{name}: {count} entries", ["-m", "zhendi", *command, *options]), count)
        for name, command in commands.items()
    ]
    full = results[0].cost.cpu
    return results, [
        Verdict(
            f"{result.name} among {count:,} entries, against a full build", result.cost.cpu / full * 100, _SHARE, " %"
        )
        for result in results[1:]
    ]
