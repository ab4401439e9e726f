"""Command line of the benchmark; `scripts/bench.py` starts it in the right environment."""

import argparse
import shutil
import sys
from pathlib import Path

from benchmark.alarms import measure_alarms
from benchmark.decisions import measure_decisions
from benchmark.films import measure_films
from benchmark.lighthouse import measure_lighthouse
from benchmark.measuring import CommandFailed, adopt_orphans
from benchmark.partial import measure_partial
from benchmark.player import measure_player
from benchmark.report import Verdict, machine, results_table, verdicts_table
from benchmark.runner import Runner
from benchmark.search import measure_search
from benchmark.site import measure_site
from benchmark.slides import measure_slides
from benchmark.weight import measure_weight

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("slides", "site", "alarms", "decisions", "films", "player", "weight", "lighthouse", "partial", "search")


def main() -> int:
    """Measure, print the tables, and return 1 if a whole run misses a goal, 2 if something could not be measured."""
    wanted = _arguments()
    adopt_orphans()
    shutil.rmtree(wanted.work, ignore_errors=True)
    try:
        return _measure(wanted, Runner(ROOT, wanted.work, wanted.runs))
    except CommandFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 2
    finally:
        shutil.rmtree(wanted.work, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench.py", description="Compare CPU time and memory, side by side.")
    parser.add_argument("--quick", action="store_true", help="few slides, 40 and 200 entries: whether it works at all")
    parser.add_argument("--only", choices=_PARTS, help="one of the parts")
    parser.add_argument("--runs", type=int, default=1, help="measure each command so often and keep the cheapest")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to compare with")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench", help="a folder to fill and remove")
    return parser.parse_args()


def _measure(wanted: argparse.Namespace, runner: Runner) -> int:
    print(machine(), flush=True)
    verdicts: list[Verdict] = []
    if wanted.only in (None, "slides"):
        results, found = measure_slides(runner, 20 if wanted.quick else 100, wanted.chromium)
        print(f"\n{results_table(results, 'slide', 'slides')}", flush=True)
        verdicts += found
    if wanted.only in (None, "site"):
        results, found = measure_site(runner, (40, 200) if wanted.quick else (100, 1000, 5000))
        print(f"\n{results_table(results, 'entry', 'entries')}", flush=True)
        verdicts += found
    if wanted.only in (None, "alarms"):
        results, found = measure_alarms(runner, 200 if wanted.quick else 5000)
        print(f"\n{results_table(results, 'entry', 'entries')}", flush=True)
        verdicts += found
    if wanted.only in (None, "decisions"):
        verdicts += measure_decisions(wanted.chromium, 2000)
    if wanted.only in (None, "films"):
        results, found = measure_films(runner, 8 if wanted.quick else 20)
        print(f"\n{results_table(results, 'second of film', 'seconds')}", flush=True)
        verdicts += found
    if wanted.only in (None, "player"):
        verdicts += measure_player(runner, 40, wanted.chromium)
    if wanted.only in (None, "weight"):
        verdicts += measure_weight(runner, wanted.chromium)
    if wanted.only in (None, "lighthouse"):
        verdicts += measure_lighthouse(runner, 1 if wanted.quick else 5, wanted.chromium)
    if wanted.only in (None, "partial"):
        results, found = measure_partial(runner, 200 if wanted.quick else 5000)
        print(f"\n{results_table(results, 'entry', 'entries')}", flush=True)
        verdicts += found
    if wanted.only in (None, "search"):
        verdicts += measure_search(runner, 200 if wanted.quick else 5000, wanted.chromium)
    print(f"\n{verdicts_table(verdicts)}", flush=True)
    return 0 if wanted.quick or all(verdict.met for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
