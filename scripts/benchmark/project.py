"""Make a film of all slides in a folder: `python -m benchmark.project high|baseline|plain SLIDES CACHE OUT.mp4`."""

import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice, pairwise
from pathlib import Path

import av
from av.filter import Graph
from av.video.frame import PictureType, VideoFrame

from benchmark.films import SECONDS
from benchmark.slide_set import HEIGHT, WIDTH
from zhendi.films import BASELINE, HIGH, FilmStore, Still, encode_loop

_FADE = 0.48


def main(way: str, slides: Path, cache: Path, out: Path) -> None:
    files = sorted(slides.glob("*.jpg"))
    if way == "plain":
        plainly(files, out)
        return
    stills = [Still(file, sha256(file.read_bytes()).hexdigest(), SECONDS) for file in files]
    profile = {"high": HIGH, "baseline": BASELINE}[way]
    told = encode_loop(stills, (WIDTH, HEIGHT), 0, profile, FilmStore(cache), out)
    print(f"{told.encoded} of {told.items} slides encoded, {told.size:,} bytes")


def plainly(files: Sequence[Path], out: Path) -> None:
    """The filter graph of `ffmpeg -loop 1 -i … -filter_complex xfade…`, encoded with the encoder's defaults.

    No such program is on the machine. Its stills are decoded once here, and there once for every picture.
    """
    graph = _graph(files)
    with av.open(str(out), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=25, width=WIDTH, height=HEIGHT)
        for frame in islice(_pulled(graph), len(files) * SECONDS * 25):
            frame.pict_type = PictureType.NONE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _graph(files: Sequence[Path]) -> Graph:
    graph = Graph()
    joined = None
    for number, file in enumerate(files):
        steps = (
            f"movie={file}",
            "loop=-1:1",
            "setpts=N/25/TB",
            "fps=25",
            f"trim=duration={SECONDS + _FADE}",
            "format=yuv420p",
            "settb=1/25",
        )
        nodes = [graph.add(*step.split("=", 1)) for step in steps]
        for one, other in pairwise(nodes):
            one.link_to(other)
        if joined is None:
            joined = nodes[-1]
            continue
        fade = graph.add("xfade", f"transition=fade:duration={_FADE}:offset={SECONDS * number}")
        joined.link_to(fade, 0, 0)
        nodes[-1].link_to(fade, 0, 1)
        joined = fade
    assert joined is not None
    joined.link_to(graph.add("buffersink"))
    graph.configure()
    return graph


def _pulled(graph: Graph) -> Iterator[VideoFrame]:
    while True:
        yield graph.vpull()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
