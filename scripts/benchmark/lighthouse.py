"""Lighthouse's four categories on the sample site, as a phone on a slow network would see it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmark.measuring import CommandFailed
from benchmark.node_tools import tool
from benchmark.report import Verdict
from benchmark.runner import Runner
from benchmark.serving import served

_GOAL = 95
SEEN = {
    "home": "index.html",
    "unit": "guiyi/youyihe/index.html",
    "list": "activities/index.html",
    "entry": "guiyi/youyihe/activities/2026-04-12-spring-book/index.html",
}

Scores = Mapping[str, float]


def measure_lighthouse(runner: Runner, runs: int, chromium: str) -> Sequence[Verdict]:
    """Each category's median of `runs`, out of a hundred, for each kind of page."""
    program = tool(runner.root, "lighthouse")
    site = sample_site(runner)
    verdicts = []
    with served(site) as address:
        for name, path in SEEN.items():
            told = [_scores(program, address + path, chromium) for _ in range(runs)]
            print(f"  lighthouse: {name}", file=sys.stderr, flush=True)
            verdicts += [
                Verdict(f"Lighthouse: {category}, {name}", median(one[category] for one in told), _GOAL, "", True)
                for category in told[0]
            ]
    return verdicts


def sample_site(runner: Runner) -> Path:
    """The sample content built into the work folder; drawings come from the checkout's cache."""
    out = runner.work / "sample"
    places = ["--content", "content", "--out", str(out), "--cache", str(runner.root / ".cache" / "program")]
    runner.once("sample site", ["-m", "zhendi", "build", *places])
    return out


def _scores(program: Path, address: str, chromium: str) -> Scores:
    told = _report(program, address, chromium)
    categories: dict[str, float] = {held["title"]: 100 * held["score"] for held in told["categories"].values()}
    for held in told["categories"].values():
        if 100 * held["score"] < _GOAL:
            _tell(held, told["audits"])
    return categories


def _report(program: Path, address: str, chromium: str) -> dict[str, Any]:
    flags = ["--quiet", "--output=json", "--output-path=stdout", "--chrome-flags=--headless=new --no-sandbox"]
    command = [str(program), address, *flags]
    variables = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailed(f"lighthouse exited with {done.returncode}\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _tell(category: dict[str, Any], audits: dict[str, Any]) -> None:
    """What costs a category its points."""
    counted = (audits[one["id"]] for one in category["auditRefs"] if one["weight"])
    lost = (one for one in counted if one["score"] is not None and one["score"] < 0.9)
    names = ", ".join(f"{one['id']} {one.get('displayValue', '')}".strip() for one in lost)
    print(f"  {category['title']}: {names}", file=sys.stderr, flush=True)
