"""What of the output one emergency touches: its slides, the manifests of its screens, its page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from zhendi import bodies
from zhendi.artifact import Artifact
from zhendi.briefs import Briefing
from zhendi.catalogue import Catalogue
from zhendi.checking import Workshop
from zhendi.diagnostics import Diagnostic
from zhendi.drawing import Page, Series
from zhendi.editions import Editions
from zhendi.emergency.slides import revised, with_emergency
from zhendi.model.entry import Entry
from zhendi.model.unit import Screen
from zhendi.outputs.look import look
from zhendi.outputs.manifests import Slide, media_path, slides_of
from zhendi.outputs.pages import lay_out_one
from zhendi.playback import Playable, may_play, programme
from zhendi.register import Register, SiteView
from zhendi.rendering import Renderer, render_alone
from zhendi.rules import legibility


@dataclass(frozen=True)
class Piece:
    """The emergency on one screen: its pages and slides, or why it cannot be read there."""

    screen: Screen
    pages: tuple[Page, ...]
    slides: tuple[Slide, ...]
    problems: tuple[Diagnostic, ...]

    def artifacts(self, out: Path, at: datetime) -> Iterator[Artifact]:
        """What changes for this screen: nothing where it cannot be read, or the output has no such screen yet."""
        if not self.slides:
            return
        changed = tuple(revised(out, self.screen.code, at, lambda slides: with_emergency(slides, self.slides)))
        if changed:
            yield from (Artifact(f"screens/{media_path(page)}", page.file) for page in self.pages)
            yield from changed


@dataclass(frozen=True)
class Made:
    """All that an emergency changes."""

    pages: tuple[Artifact, ...]
    pieces: tuple[Piece, ...]

    def artifacts(self, out: Path, at: datetime) -> Iterator[Artifact]:
        """By what the output holds when they are asked for.

        An output of an older program lacks the style sheet and scripts that these pages ask for by name.
        """
        yield from self.pages
        yield from look()
        for piece in self.pieces:
            yield from piece.artifacts(out, at)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return tuple(problem for piece in self.pieces for problem in piece.problems)

    @property
    def legible(self) -> frozenset[str]:
        """The codes of the screens that it can be read on."""
        return frozenset(piece.screen.code for piece in self.pieces if piece.slides)


def reached(catalogue: Catalogue, entry: Entry) -> tuple[Screen, ...]:
    """Every screen that may play the entry."""
    return tuple(screen for screen in catalogue.screens if may_play(entry, screen, catalogue.lineage(screen.unit)))


def pieces(catalogue: Catalogue, entry: Entry, at: datetime, shop: Workshop) -> tuple[Piece, ...]:
    """The entry drawn for every screen that holds it from this moment on; a screen that is blacked out does not."""
    alone = replace(catalogue, entries=(entry,), slogans=())
    photos = shop.photos
    briefing = Briefing(alone, cache(lambda file: photos.inspect(file).digest))
    plans = [
        (screen, playable, briefing.entry(entry, screen))
        for screen in reached(alone, entry)
        for playable in programme(alone, screen, at)
        if playable.entry == entry.id
    ]
    series = shop.studio(photos).draw_all(
        [brief for _, _, briefs in plans for brief in briefs], lambda done, of: shop.progress("绘制画面", done, of)
    )
    drawn = iter(series[n] for n in range(len(series)))
    return tuple(
        _piece(entry, screen, playable, tuple(next(drawn) for _ in briefs)) for screen, playable, briefs in plans
    )


def _piece(entry: Entry, screen: Screen, playable: Playable, drawn: tuple[Series, ...]) -> Piece:
    problems = tuple(legibility.check(entry.span("title"), screen, drawn))
    pages = () if problems else tuple(page for series in drawn for page in series.pages)
    return Piece(screen, pages, tuple(slides_of(screen, ((playable, pages),))), problems)


def pages(catalogue: Catalogue, entry: Entry, at: datetime, renderer: Renderer, out: Path) -> tuple[Artifact, ...]:
    """The entry's own page, to which its QR code leads, in every edition; no list names it before the next build."""
    lang = catalogue.lang_of(entry)
    told = catalogue.told(entry.unit, entry.home.body, lang)
    # Plain words: neither links to other pages nor pictures.
    body = bodies.html(told, lambda _: None, lambda _: None, catalogue.portal.host, lang)
    view = SiteView(at, unlisted=frozenset({entry.id}), bodies={entry.id: body})
    listed = frozenset(kind.folder for kind in catalogue.kinds if (out / kind.folder / "index.html").is_file())
    return render_alone(lay_out_one(Register(catalogue, view), entry.id, listed), renderer, at, Editions(catalogue))
