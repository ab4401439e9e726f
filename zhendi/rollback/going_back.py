"""Puts an earlier release back on every screen of an output."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from zhendi.amending import amend_in_turn, require_output
from zhendi.artifact import Artifact
from zhendi.checking import Workshop
from zhendi.publishing import OutputRefused
from zhendi.releases import History, Kept, media_name, newest_account, record, released
from zhendi.revising import files, seconds_to_follow, slides_in, told
from zhendi.rollback.differing import Difference, difference
from zhendi.rollback.planning import Plan, plan
from zhendi.rollback.standing import stand


class RollbackRefused(OutputRefused):
    """There is nothing to go back to: Chinese message and remedy."""


@dataclass(frozen=True)
class Wish:
    """What is to be put back, and where: `to` is a release's number, None for the last that looked otherwise."""

    content: Path
    out: Path
    at: datetime | None
    clock: datetime
    wait: Callable[[], None]  # called while another process writes to the output
    to: int | None = None


@dataclass(frozen=True)
class RolledBack:
    """What came of it: the plan that was carried out, what that changed on which screen, and how soon.

    `screens` gives each code the screen's name, `seconds` is the longest that a lit screen takes to follow, and `unkept`
    says why there is no way back, where so.
    """

    plan: Plan
    screens: Mapping[str, str]
    changes: Mapping[str, Difference]
    seconds: int
    unkept: str


def roll_back(wish: Wish, shop: Workshop) -> RolledBack:
    """Put an earlier release back; nothing is written where every screen plays as it did then.

    What is current is kept first and what comes of it afterwards, so that this too can be undone. Raises
    RollbackRefused, and OutputRefused for an output that cannot be changed.
    """
    require_output(wish.out)
    record(wish.out, wish.clock)
    history = History(wish.out)
    candidates = _candidates(history, wish)
    newest = newest_account(wish.out)
    standing = stand(wish.content, wish.at, wish.clock, shop)
    chosen: list[Plan] = []

    def artifacts() -> Iterator[Artifact]:
        plans = (plan(history, kept, standing, kept.account.beside(newest)) for kept in candidates)
        first = next(plans)
        chosen.append(first if first.changes else next((one for one in plans if one.changes), first))
        yield from _artifacts(chosen[0])

    def removed() -> Iterator[str]:
        return (path for one in chosen if one.changes for path in _unused(wish.out, one))

    amend_in_turn(wish.out, artifacts, wish.wait, removed)
    done = chosen[0]
    names = done.kept.account.beside(newest)
    changes = {code: difference(now, made, names) for code, (now, made) in done.changes.items()}
    seconds = max((seconds_to_follow(now) for now, _ in done.changes.values()), default=0)
    unkept = record(wish.out, wish.clock, replace(names, black=newest.black))
    return RolledBack(done, standing.screens, changes, seconds, unkept)


def _candidates(history: History, wish: Wish) -> Sequence[Kept]:
    """The releases to go back to: of these the first that changes anything."""
    kept, now = history.kept(), dict(released(wish.out))
    if wish.to is None:
        candidates = [one for one in kept if one.releases != now]
        refused = RollbackRefused("没有更早的一版可退", "发布过两次、画面有过变化，才有上一版")
    else:
        candidates = [one for one in kept if one.number == wish.to]
        numbers = "、".join(str(one.number) for one in kept) or "（无）"
        refused = RollbackRefused(f"没有留着第{wish.to}版", f"现在留着的是：{numbers}")
    if not candidates:
        raise refused
    return candidates


def _artifacts(done: Plan) -> Iterator[Artifact]:
    for name, file in done.media.items():
        yield Artifact(f"screens/media/{name}", file)
    for _, made in done.changes.values():
        yield from files(made)


def _unused(out: Path, done: Plan) -> Iterator[str]:
    """The media that no manifest of the output will need: what was withdrawn does not stay there."""
    made = {code: told(out, code) for code, _ in released(out)} | {code: new for code, (_, new) in done.changes.items()}
    needed = {media_name(slide) for one in made.values() if one for slide in slides_in(one)}
    for file in sorted((out / "screens" / "media").glob("*")):
        if file.name not in needed:
            yield f"screens/media/{file.name}"
