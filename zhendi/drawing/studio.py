"""Where slides are drawn: each once, over the cores, and from the cache ever after."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from zhendi.drawing.brief import Brief, Series
from zhendi.drawing.compose import Crops, jpeg, light_jpeg, picture
from zhendi.drawing.identity import identity
from zhendi.drawing.paging import PageData, plan
from zhendi.drawing.reading import characters
from zhendi.drawing.shelf import Drawn, Shelf
from zhendi.drawing.typeset import Sheet, typeset

Progress = Callable[[int, int], None]
_WORTH_A_POOL = 12  # series; starting processes takes longer than drawing fewer


@dataclass(frozen=True)
class Studio:
    """Draws briefs. cache: a folder that several processes may share. workers: processes at most, 1 draws in this one."""

    cache: Path
    photos: Crops
    workers: int = 1

    def draw_all(self, briefs: Sequence[Brief], progress: Progress) -> dict[int, Series]:
        """Every brief's series, by its place in briefs. progress is told how many of how many are done.

        Briefs that would give the same pictures are drawn once; what the cache holds is not drawn at all.
        """
        shelf = Shelf(self.cache)
        keys = [identity(brief) for brief in briefs]
        wanted = dict(zip(keys, briefs, strict=True))
        found = {key: series for key in wanted if (series := shelf.find(key))}
        missing = {key: brief for key, brief in wanted.items() if key not in found}
        counts = {key: keys.count(key) for key in missing}
        done = len(briefs) - sum(counts.values())
        progress(done, len(briefs))
        for key, series in self._drawn(missing):
            found[key] = series
            done += counts[key]
            progress(done, len(briefs))
        return {i: found[key] for i, key in enumerate(keys)}

    def _drawn(self, missing: dict[str, Brief]) -> Iterator[tuple[str, Series]]:
        if self.workers > 1 and len(missing) >= _WORTH_A_POOL:
            return self._by_many(missing.items())
        return ((key, draw(self.cache, self.photos, key, brief)) for key, brief in missing.items())

    def _by_many(self, missing: Iterable[tuple[str, Brief]]) -> Iterator[tuple[str, Series]]:
        # spawned, not forked: alike on every system, and safe beside the threads of a server
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            futures = {pool.submit(draw, self.cache, self.photos, key, brief): key for key, brief in missing}
            for future in as_completed(futures):
                yield futures[future], future.result()


def draw(cache: Path, photos: Crops, key: str, brief: Brief) -> Series:
    """Draw one brief and keep it under key."""

    def set_page(page: PageData) -> Sheet:
        return typeset(brief.layout, page, brief.canvas)

    found = plan(brief.layout, brief.data, set_page)
    encode = light_jpeg if brief.light else jpeg
    drawn = tuple(
        Drawn(encode(picture(set_page(page), page, photos)), characters(brief.layout, page)) for page in found.pages
    )
    return Shelf(cache).keep(key, drawn, found.excess, found.left_out)
