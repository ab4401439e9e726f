"""Lights screens again: at once with what they played before, as far as the content still says so."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhendi.amending import amend_in_turn
from zhendi.artifact import Artifact
from zhendi.blackout.rows import Wish, read_rows, write_rows
from zhendi.catalogue import Catalogue
from zhendi.checking import Checked, Workshop, check
from zhendi.model.unit import Screen
from zhendi.outputs.manifests import Manifest, Slide, with_slides
from zhendi.releases import History, account, media_name, newest_account, record
from zhendi.revising import built_at, files, seconds_to_follow, slides_in, told
from zhendi.screen_files import screen_files


@dataclass(frozen=True)
class Lit:
    """What came of it, by code: screens that play all again, that play a part of it, that wait for the next build.

    `names` gives each screen's name; lit screens follow within `seconds`; `unkept` says why the release could not be kept,
    where so.
    """

    names: Mapping[str, str]
    whole: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    seconds: int = 0
    unkept: str = ""


def light(wish: Wish, shop: Workshop) -> Lit:
    """Take black-outs out of the content, and put back what can be shown without a build.

    That is what a screen played in the newest release in which it was not black and what the content gives it now, both
    at once: nobody who has withdrawn, nothing that was corrected meanwhile, nothing that was never seen. Emergencies are
    shown in any case, and every slide has its page. Raises BlackoutRefused for a screen that is not black, and
    OutputRefused.
    """
    rows = read_rows(wish)
    codes = rows.lifting(wish.screens)
    write_rows(wish.content, {row.screen: row.since for row in rows.held if row.screen not in codes})
    checked = check(wish.content, wish.at, wish.clock, False, shop, lambda catalogue: _only(catalogue, codes))
    returns = tuple(_returns(wish.out, checked)) if checked.publishable else ()
    if returns:
        amend_in_turn(wish.out, lambda: (file for one in returns for file in one.artifacts()), wish.wait)
    back = {one.code for one in returns}
    return Lit(
        names=rows.names,
        whole=tuple(one.code for one in returns if one.is_whole),
        partly=tuple(one.code for one in returns if not one.is_whole),
        waiting=tuple(code for code in codes if code not in back),
        seconds=max((seconds_to_follow(one.black) for one in returns), default=0),
        unkept=_record(wish, checked, back) if back else "",
    )


def _only(catalogue: Catalogue, codes: Collection[str]) -> Catalogue:
    return catalogue.keeping(row=lambda row: not isinstance(row, Screen) or row.code in codes)


@dataclass(frozen=True)
class _Return:
    """A screen on its way back: what it is told while it is black, what the content gives it, with its media, and what
    it played before, as digests."""

    out: Path
    black: Manifest
    wanted: Manifest
    media: tuple[Artifact, ...]
    seen: frozenset[object]

    @property
    def code(self) -> str:
        return str(self.wanted["screen"])

    @property
    def is_whole(self) -> bool:
        return len(self._slides) == len(slides_in(self.wanted))

    @property
    def _slides(self) -> Sequence[Slide]:
        barred = {slide["entry"] or slide["id"] for slide in slides_in(self.wanted) if not self._may_return(slide)}
        return [slide for slide in slides_in(self.wanted) if (slide["entry"] or slide["id"]) not in barred]

    def _may_return(self, slide: Slide) -> bool:
        known = slide["sha256"] in self.seen or slide["tier"] == "emergency" or slide["kind"] == "title"
        return known and (slide["entry"] is None or (self.out / str(slide["entry"]) / "index.html").is_file())

    def artifacts(self) -> Iterator[Artifact]:
        needed = {f"screens/media/{media_name(slide)}" for slide in self._slides}
        yield from (artifact for artifact in self.media if artifact.path in needed)
        yield from files(with_slides(self.wanted, self._slides, max(built_at(self.wanted), built_at(self.black))))


def _returns(out: Path, checked: Checked) -> Iterator[_Return]:
    """The screens that the output has and of which it is known what they played before."""
    history = History(out)
    for loop in checked.loops:
        code = loop.screen.code
        black, before = told(out, code), _before(history, code)
        if black and before:
            made = {artifact.path: artifact for artifact in screen_files(checked.catalogue, loop, checked.at)}
            written = made[f"screens/{code}/manifest.json"].content
            assert isinstance(written, bytes)
            media = tuple(made[path] for path in made if path.startswith("screens/media/"))
            seen = frozenset(slide["sha256"] for slide in slides_in(before))
            yield _Return(out, black, json.loads(written), media, seen)


def _before(history: History, code: str) -> Manifest | None:
    """What a screen played in the newest release in which it was not black."""
    kept = (one for one in history.kept() if code not in one.account.black)
    return next((made for one in kept if (made := history.manifest(one, code))), None)


def _record(wish: Wish, checked: Checked, lit: Collection[str]) -> str:
    newest = newest_account(wish.out)
    black = tuple(code for code in newest.black if code not in lit)
    shows = account(checked.catalogue, checked.loops).beside(newest)
    return record(wish.out, wish.clock, replace(shows, black=black))
