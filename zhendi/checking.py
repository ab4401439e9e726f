"""The whole check of a content folder: what stands, what every screen would show of it, and every problem."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from zhendi import rules
from zhendi.briefs import Briefing
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity, has_errors, in_order
from zhendi.drawing import Studio
from zhendi.films import FilmStore
from zhendi.loading import load
from zhendi.loops import Loop, draw_loops, with_films
from zhendi.model.chinese_dates import CHINA, When
from zhendi.photos import PhotoStore
from zhendi.rules import corrections, filings
from zhendi.screening import Cinema

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much


@dataclass(frozen=True)
class Workshop:
    """What checking and building need beside the content: a cache folder, processes to use, whom to tell of progress."""

    cache: Path
    workers: int
    progress: Progress

    @property
    def photos(self) -> PhotoStore:
        return PhotoStore(self.cache / "photos")

    @property
    def cinema(self) -> Cinema:
        return Cinema(FilmStore(self.cache / "films"))

    def studio(self, photos: PhotoStore) -> Studio:
        return Studio(self.cache / "slides", photos, self.workers)


@dataclass(frozen=True)
class Checked:
    """What stands after every check. Nothing can be built from it unless it is `publishable`."""

    catalogue: Catalogue
    briefing: Briefing
    loops: tuple[Loop, ...]
    diagnostics: tuple[Diagnostic, ...]
    at: datetime  # the moment it was looked at
    publishable: bool  # whether site.yml is sound and holds what a public site must show

    @property
    def whole(self) -> bool:
        return not has_errors(self.diagnostics)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The files whose content reaches no surface, because of an error in them."""
        return tuple(dict.fromkeys(d.span.path for d in self.diagnostics if d.severity is Severity.ERROR))


def check(
    content: Path,
    at: datetime | None,
    now: datetime,
    preview: bool,
    shop: Workshop,
    narrow: Callable[[Catalogue], Catalogue] = lambda catalogue: catalogue,
) -> Checked:
    """Everything wrong with a content folder at a moment.

    That is `at`, else the demonstration's moment in site.yml, else `now`. `narrow` may leave screens out of the
    catalogue, which then are not drawn.
    """
    loaded, found = load(content)
    moment = at or (loaded.portal.as_of.first_moment if loaded.portal.as_of else now)
    photos, cinema = shop.photos, shop.cinema
    shop.progress("检查内容", 0, 1)
    catalogue, broken = rules.check(loaded, photos.inspect, _told(cinema.inspect, loaded, shop.progress))
    shop.progress("检查内容", 1, 1)
    catalogue = narrow(_previewed(catalogue, moment) if preview else catalogue)
    undated = tuple(corrections.yet_to_come(catalogue, moment))
    missing = tuple(filings.check(catalogue.portal)) if catalogue.founded else ()
    briefing = Briefing(catalogue, cache(lambda file: photos.inspect(file).digest))
    loops, illegible = draw_loops(
        catalogue, briefing, shop.studio(photos), moment, preview, lambda done, of: shop.progress("绘制画面", done, of)
    )
    loops = with_films(loops, catalogue, cinema, lambda done, of: shop.progress("整理视频", done, of))
    publishable = catalogue.founded and (preview or not missing)
    told = tuple(problem.as_warning() if preview else problem for problem in missing)
    return Checked(
        catalogue, briefing, loops, in_order((*found, *broken, *undated, *told, *illegible)), moment, publishable
    )


def _told(inspect: Callable[[Path], object], catalogue: Catalogue, progress: Progress) -> Callable[[Path], object]:
    """The same inspection of films, telling of each: a long one takes a minute when it is new."""
    seen, of = count(), sum(len(entry.films()) for entry in catalogue.entries)

    def told(file: Path) -> object:
        number = next(seen)
        progress("检查视频", number, of)
        try:
            return inspect(file)
        finally:
            progress("检查视频", number + 1, of)

    return told


def _previewed(catalogue: Catalogue, at: datetime) -> Catalogue:
    """The catalogue with drafts that are meant for later begun now: whoever previews wants to see what is written."""
    now = When(at.astimezone(CHINA).date(), at.astimezone(CHINA).time())
    entries = (
        entry.model_copy(update={"publish_on": now}) if entry.status == "draft" and entry.starts > at else entry
        for entry in catalogue.entries
    )
    return replace(catalogue, entries=tuple(entries))
