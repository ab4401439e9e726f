"""Takes everything but the title card off screens, at once and until they are lit again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zhendi.amending import amend_in_turn
from zhendi.artifact import Artifact
from zhendi.blackout.rows import Rows, Wish, read_rows, write_rows
from zhendi.outputs.manifests import with_slides
from zhendi.publishing import MARK
from zhendi.releases import newest_account, record, released
from zhendi.revising import built_at, files, seconds_to_follow, slides_in, told


@dataclass(frozen=True)
class Darkened:
    """What came of it, by code: screens that follow within `seconds`, that have no network, that are not built yet.

    `names` gives each screen's name; `unkept` says why the release could not be kept, where so.
    """

    names: dict[str, str]
    soon: tuple[str, ...]
    by_stick: tuple[str, ...]
    unbuilt: tuple[str, ...]
    seconds: int
    unkept: str


def darken(wish: Wish) -> Darkened:
    """Write the black-outs into the content, so that every build holds to them, and put them on the output.

    Raises BlackoutRefused for a screen that there is not, and OutputRefused.
    """
    rows = read_rows(wish)
    black = rows.adding(wish.screens)
    write_rows(wish.content, black)
    wanted = wish.screens or tuple(rows.names)
    earlier = {code: held for code in wanted if (held := told(wish.out, code))}
    if (wish.out / MARK).is_file():
        amend_in_turn(wish.out, lambda: _artifacts(wish.out, rows, wanted), wish.wait)
    unkept = _record(wish, tuple(black)) if earlier else ""
    alone = {screen.code for screen in rows.catalogue.screens if not screen.networked}
    return Darkened(
        names=rows.names,
        soon=tuple(code for code in wanted if code in earlier and code not in alone),
        by_stick=tuple(code for code in wanted if code in earlier and code in alone),
        unbuilt=tuple(code for code in wanted if code not in earlier),
        seconds=max(map(seconds_to_follow, earlier.values()), default=0),
        unkept=unkept,
    )


def _artifacts(out: Path, rows: Rows, wanted: tuple[str, ...]) -> Iterator[Artifact]:
    for code in wanted:
        held = told(out, code)
        card = [slide for slide in slides_in(held) if slide["kind"] == "title"] if held else []
        if held and 0 < len(card) < len(slides_in(held)):
            yield from files(with_slides(held, card, max(rows.at, built_at(held))))


def _record(wish: Wish, black: tuple[str, ...]) -> str:
    codes = dict(released(wish.out)).keys() & set(black)
    return record(wish.out, wish.clock, replace(newest_account(wish.out), black=tuple(sorted(codes))))
