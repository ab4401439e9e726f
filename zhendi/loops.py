"""Every screen's loop: what plays on it, drawn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from zhendi.briefs import Briefing
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Span
from zhendi.drawing import Brief, Page, Series, Studio
from zhendi.films import FilmRendition
from zhendi.model.unit import Screen
from zhendi.playback import Playable, programme
from zhendi.rules import legibility
from zhendi.screening import Cinema

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Showing:
    """One playable of a screen's programme: its drawings, and the films that follow them."""

    playable: Playable
    drawn: tuple[Series, ...]
    films: tuple[FilmRendition, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for series in self.drawn for page in series.pages)


@dataclass(frozen=True)
class Loop:
    """A screen's programme in manifest order, drawn. What does not fit legibly is not in it."""

    screen: Screen
    showings: tuple[Showing, ...]


@dataclass(frozen=True)
class _Planned:
    screen: Screen
    playable: Playable
    span: Span
    briefs: tuple[Brief, ...]


def draw_loops(
    catalogue: Catalogue, briefing: Briefing, studio: Studio, at: datetime, preview: bool, progress: Progress
) -> tuple[tuple[Loop, ...], tuple[Diagnostic, ...]]:
    """The loops of all screens at a moment, in the order of the screens, and what did not fit where."""
    planned = [item for screen in catalogue.screens for item in _plan(catalogue, briefing, screen, at, preview)]
    briefs = [brief for item in planned for brief in item.briefs]
    series_of = studio.draw_all(briefs, progress)
    drawn = (series_of[n] for n in range(len(briefs)))
    found: list[Diagnostic] = []
    loops: dict[str, list[Showing]] = {screen.code: [] for screen in catalogue.screens}
    for item in planned:
        series = tuple(next(drawn) for _ in item.briefs)
        problems = tuple(legibility.check(item.span, item.screen, series))
        found += problems
        if not problems:
            loops[item.screen.code].append(Showing(item.playable, series))
    return tuple(Loop(screen, tuple(loops[screen.code])) for screen in catalogue.screens), tuple(found)


def _plan(catalogue: Catalogue, briefing: Briefing, screen: Screen, at: datetime, preview: bool) -> Iterator[_Planned]:
    for playable in programme(catalogue, screen, at, preview):
        yield _Planned(screen, playable, *_briefs(catalogue, briefing, screen, playable))


def _briefs(
    catalogue: Catalogue, briefing: Briefing, screen: Screen, playable: Playable
) -> tuple[Span, tuple[Brief, ...]]:
    if playable.entry is not None:
        entry = catalogue.entry(playable.entry)
        assert entry is not None
        return entry.span("screen_title" if entry.screen_title else "title"), briefing.entry(entry, screen)
    if playable.text:
        slogan = next(s for s in catalogue.slogans if (s.unit, s.text) == (playable.unit, playable.text))
        return slogan.at, briefing.slogan(slogan, screen)
    return screen.at, briefing.title(screen)


def with_films(loops: tuple[Loop, ...], catalogue: Catalogue, cinema: Cinema, progress: Progress) -> tuple[Loop, ...]:
    """The same loops with the films of their entries, each where it fills enough of the screen."""
    if not any(entry.films() for entry in catalogue.entries):
        return loops
    done: list[Loop] = []
    for loop in loops:
        progress(len(done), len(loops))
        done.append(
            replace(loop, showings=tuple(_filmed(loop.screen, one, catalogue, cinema) for one in loop.showings))
        )
    progress(len(done), len(loops))
    return tuple(done)


def _filmed(screen: Screen, showing: Showing, catalogue: Catalogue, cinema: Cinema) -> Showing:
    entry = catalogue.entry(showing.playable.entry or "")
    files = [entry.home.folder / name for name in entry.films()] if entry else []
    made = (cinema.for_screen(file, (screen.width_px, screen.height_px)) for file in files)
    return replace(showing, films=tuple(film for film in made if film)) if files else showing


def entries_shown(loops: Iterable[Loop]) -> frozenset[str]:
    """The entries that any loop holds: each needs its page, so that no QR code leads nowhere."""
    return frozenset(showing.playable.entry for loop in loops for showing in loop.showings if showing.playable.entry)
