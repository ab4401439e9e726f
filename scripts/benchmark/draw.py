"""Draw the slides as the build does: `python -m benchmark.draw SLIDES.json OUT WORKERS`."""

import json
import shutil
import sys
from pathlib import Path

from benchmark.slide_set import DISTANCE_M, HEIGHT, HEIGHT_MM, WIDTH
from zhendi.drawing import Brief, Canvas, Studio
from zhendi.photos import PhotoStore


def main(slides: Path, out: Path, workers: int) -> None:
    """Write one JPEG a slide to out. An empty cache is used and thrown away."""
    cache = out / "cache"
    canvas = Canvas(WIDTH, HEIGHT, HEIGHT_MM, DISTANCE_M)
    briefs = [Brief(slide["layout"], slide["data"], canvas) for slide in json.loads(slides.read_text("utf-8"))]
    studio = Studio(cache, PhotoStore(cache / "photos"), workers)
    for number, series in studio.draw_all(briefs, lambda done, count: None).items():
        if len(series.pages) != 1:
            raise SystemExit(f"slide {number} ({briefs[number].layout}) became {len(series.pages)} pictures")
        shutil.move(series.pages[0].file, out / f"{number:03}.jpg")
    shutil.rmtree(cache)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
