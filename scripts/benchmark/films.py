"""A screen's loop as a film: cold, warm and with one slide changed, beside the command line that every manual gives."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from benchmark import content, slide_set
from benchmark.report import Result, Verdict
from benchmark.runner import Runner

SECONDS = 10
_COLD, _WARM, _EDIT = "zhendi, nothing encoded yet", "zhendi, nothing changed", "zhendi, one slide changed"
_COMPAT = "zhendi, for old TVs (720p), nothing encoded yet"
_PLAIN = "-loop 1 with an xfade chain, through PyAV's filter graph"
_COLD_GOAL, _WARM_GOAL = 10, 100  # times real time, one core


def measure_films(runner: Runner, count: int) -> tuple[Sequence[Result], Sequence[Verdict]]:
    """Loops of count slides of 10 s at 1080p; the plain way gets a quarter of them, since it is so slow."""
    work = runner.work / "films"
    slides, changed, few = (work / name for name in ("slides", "changed", "few"))
    _draw(runner, work, slides, count + 1)
    _share(slides, changed, [*range(count // 2), count, *range(count // 2 + 1, count)])
    _share(slides, few, range(count // 4))
    (slides / f"{count:03}.jpg").unlink()

    def run(name: str, way: str, folder: Path, prepare: Callable[[], None] = lambda: None) -> Result:
        command = ["-m", "benchmark.project", way, str(folder), str(work / "cache"), str(work / f"{way}.mp4")]
        return Result(name, runner.cheapest(name, command, prepare), len(list(folder.glob("*.jpg"))) * SECONDS)

    def empty() -> None:
        shutil.rmtree(work / "cache", ignore_errors=True)

    def known() -> None:
        empty()
        runner.once(
            "  (what was there before)",
            ["-m", "benchmark.project", "high", str(slides), str(work / "cache"), str(work / "high.mp4")],
        )

    results = (
        run(_COLD, "high", slides, empty),
        run(_WARM, "high", slides),
        run(_EDIT, "high", changed, known),
        run(_COMPAT, "baseline", slides, empty),
        run(_PLAIN, "plain", few),
    )
    return results, _verdicts({result.name: result for result in results})


def _verdicts(of: dict[str, Result]) -> Sequence[Verdict]:
    speed = {name: result.count / result.cost.cpu for name, result in of.items()}
    return (
        Verdict("a loop as a film, nothing encoded yet, against real time", speed[_COLD], _COLD_GOAL, at_least=True),
        Verdict("the same, nothing changed", speed[_WARM], _WARM_GOAL, at_least=True),
        Verdict("the same, one slide changed", speed[_EDIT]),
        Verdict("the same for old TVs, nothing encoded yet", speed[_COMPAT]),
        Verdict("the plain way against real time", speed[_PLAIN]),
        Verdict("a loop as a film, against the plain way, nothing encoded yet", speed[_COLD] / speed[_PLAIN]),
        Verdict("a loop as a film, against the plain way, one slide changed", speed[_EDIT] / speed[_PLAIN]),
    )


def _draw(runner: Runner, work: Path, out: Path, count: int) -> None:
    content.write_photos(work / "photos")
    out.mkdir(parents=True)
    photos = [
        slide_set.PhotoFile(file, sha256(file.read_bytes()).hexdigest()) for file in sorted((work / "photos").iterdir())
    ]
    slides = [asdict(slide) for slide in slide_set.slides(count, photos)]
    (work / "slides.json").write_text(json.dumps(slides, ensure_ascii=False), encoding="utf-8")
    runner.once(f"draw {count} slides", ["-m", "benchmark.draw", str(work / "slides.json"), str(out), "1"])


def _share(slides: Path, folder: Path, numbers: Sequence[int]) -> None:
    folder.mkdir()
    for place, number in enumerate(numbers):
        shutil.copyfile(slides / f"{number:03}.jpg", folder / f"{place:03}.jpg")
