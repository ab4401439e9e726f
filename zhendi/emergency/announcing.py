"""An emergency put on its screens at once: one notice checked, drawn and put in, everything else left alone."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from zhendi import rules
from zhendi.amending import amend_in_turn, require_output
from zhendi.catalogue import Catalogue
from zhendi.checking import Workshop
from zhendi.diagnostics import Diagnostic
from zhendi.emergency.making import Made, pages, pieces, reached
from zhendi.emergency.notice import notice, write_new
from zhendi.emergency.premises import Premises, require_unit
from zhendi.emergency.reach import Reach, reach
from zhendi.emergency.wording import EmergencyRefused, worded
from zhendi.loading import Unwritten, load_narrowly, with_unwritten
from zhendi.model.entry import Entry
from zhendi.publishing import OutputRefused
from zhendi.releases import History, record, shown
from zhendi.rendering import Renderer
from zhendi.revising import told


@dataclass(frozen=True)
class Call:
    """What a unit calls out, and for how many hours. `title` is empty where the text begins with it."""

    unit: str
    text: str
    hours: float
    title: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Announced:
    """What became of a call that was put through: the notice's file, its end, and what each screen does with it.

    `longer` says that its page tells more than screens can, `unkept` what to say where the release could not be kept.
    """

    problems: tuple[Diagnostic, ...]
    file: Path
    until: datetime
    reach: tuple[Reach, ...]
    longer: bool
    unkept: str


@dataclass(frozen=True)
class Unsound:
    """A call with an error in it: nothing was written."""

    problems: tuple[Diagnostic, ...]


def announce(call: Call, premises: Premises, shop: Workshop, renderer: Renderer) -> Announced | Unsound:
    """Write the notice, and put it on every screen that may play it.

    Raises EmergencyRefused where it cannot be announced so, and what the renderer raises.
    """
    require_output(premises.out)
    loaded, found = load_narrowly(premises.content)
    require_unit(loaded, call.unit, found)
    at, words = premises.moment(loaded), worded(call.text, call.title)
    new = notice(premises.content, call.unit, words, at, call.hours, call.contact)
    catalogue, problems = _checked(loaded, new, shop)
    entry = catalogue.entry(new.id)
    if entry is None:
        return Unsound(problems)
    made = Made(pages(catalogue, entry, at, renderer, premises.out), pieces(catalogue, entry, at, shop))
    earlier = {screen: told(premises.out, screen.code) for screen in reached(catalogue, entry)}
    write_new(premises.content / new.path, new.content)
    try:
        amend_in_turn(premises.out, lambda: made.artifacts(premises.out, at), premises.wait)
    except OutputRefused as refused:
        said = f"通知写好了（{new.path}），但没有全换上屏：{refused.message}"
        raise EmergencyRefused(said, f"{refused.remedy}，运行 python3 scripts/build.py，它就上屏") from None
    return Announced(
        problems=(*problems, *made.problems),
        file=premises.content / new.path,
        until=entry.expires,
        reach=tuple(
            reach(catalogue, screen, held, screen.code in made.legible, at, entry.expires)
            for screen, held in earlier.items()
        ),
        longer=bool(words.body),
        unkept=_recorded(premises, entry),
    )


def _recorded(premises: Premises, entry: Entry) -> str:
    """Keep the release among the last ones, the notice in its account; what to say where that failed."""
    kept = History(premises.out).kept()
    if not kept:
        return record(premises.out, premises.clock)
    account = kept[0].account
    return record(premises.out, premises.clock, replace(account, entries={**account.entries, entry.id: shown(entry)}))


def _checked(loaded: Catalogue, new: Unwritten, shop: Workshop) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue with the notice, after the rules that hold for any entry, and what they say of the notice."""
    together, unread = with_unwritten(loaded, new)
    sound, broken = rules.check(together, shop.photos.inspect, shop.cinema.inspect)
    return sound, tuple(problem for problem in (*unread, *broken) if problem.span.path == new.path)
