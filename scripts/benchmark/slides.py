"""Slides: drawn as the build draws them, and photographed from web pages, JPEG to JPEG."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmark import content, shoot, slide_set
from benchmark.measuring import Cost
from benchmark.report import Result, Verdict
from benchmark.runner import Runner

_FEW = 10
_EACH, _KEPT = "Chromium, a page for each slide", "Chromium, one page kept open"


def measure_slides(runner: Runner, count: int, chromium: str) -> tuple[Sequence[Result], Sequence[Verdict]]:
    """Measure _FEW and _FEW + count slides on each side: the difference is what count slides cost once all is warm."""
    work = runner.work / "slides"
    content.write_photos(work / "photos")
    runner = replace(runner, more_variables=shoot.prepare(work))
    _write_slides(work, _FEW + count)
    sides = {
        "zhendi": ["-m", "benchmark.draw", "{slides}", "{out}", "1"],
        _EACH: ["-m", "benchmark.shoot", "{slides}", "{out}", chromium, "each"],
        _KEPT: ["-m", "benchmark.shoot", "{slides}", "{out}", chromium, "kept"],
    }
    results = [
        result for name, command in sides.items() for result in _measure_side(runner, work, name, command, count)
    ]
    return results, _verdicts({result.name: result.cost for result in results})


def _write_slides(work: Path, most: int) -> None:
    files = sorted((work / "photos").iterdir())
    photos = [slide_set.PhotoFile(file, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    for count in (_FEW, most):
        slides = [asdict(slide) for slide in slide_set.slides(count, photos)]
        (work / f"{count}.json").write_text(json.dumps(slides, ensure_ascii=False), encoding="utf-8")


def _measure_side(runner: Runner, work: Path, name: str, command: Sequence[str], count: int) -> tuple[Result, Result]:
    _run(runner, work, name, command, _FEW)  # fills what the system caches: fonts, the browser's own files
    few = _run(runner, work, name, command, _FEW)
    most = _run(runner, work, name, command, _FEW + count)
    warm = Cost(most.cpu - few.cpu, most.peak, most.passed - few.passed)
    return Result(f"{name}: from start to end", most, _FEW + count), Result(f"{name}: once warm", warm, count)


def _run(runner: Runner, work: Path, name: str, command: Sequence[str], count: int) -> Cost:
    places = {"slides": str(work / f"{count}.json"), "out": str(work / "out")}

    def empty() -> None:
        shutil.rmtree(work / "out", ignore_errors=True)
        (work / "out").mkdir()

    cost = runner.cheapest(f"{name}: {count} slides", [part.format(**places) for part in command], empty)
    if len(list((work / "out").glob("*.jpg"))) != count:
        raise RuntimeError(f"{count} slides were wanted")
    return cost


def _verdicts(costs: dict[str, Cost]) -> Sequence[Verdict]:
    def times(browser: str, phase: str) -> float:
        return costs[f"{browser}: {phase}"].cpu / costs[f"zhendi: {phase}"].cpu

    return (
        Verdict("slides, against a page for each, once warm", times(_EACH, "once warm"), 3, at_least=True),
        Verdict("slides, against a page for each, from start to end", times(_EACH, "from start to end")),
        Verdict("slides, against one page kept open, once warm", times(_KEPT, "once warm")),
        Verdict("slides, against one page kept open, from start to end", times(_KEPT, "from start to end")),
    )
