"""The emergencies of a unit ended before their time: off the screens at once, and in their files one value changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhendi.amending import amend_in_turn, require_output
from zhendi.artifact import Artifact
from zhendi.catalogue import Catalogue
from zhendi.emergency.notice import moment_written, write_whole
from zhendi.emergency.one_value import with_value
from zhendi.emergency.premises import Premises, require_unit
from zhendi.emergency.slides import revised, running_in, without
from zhendi.emergency.wording import EmergencyRefused
from zhendi.loading import Unwritten, load_narrowly, with_unwritten
from zhendi.model.chinese_dates import read_when
from zhendi.model.entry import Entry
from zhendi.releases import record, released
from zhendi.revising import seconds_to_follow, told


@dataclass(frozen=True)
class Ended:
    """What was ended: the notices' files; those in which the hour has to be changed by hand; the codes of the screens
    that go back to their loops, and within how many seconds; what to say where the release could not be kept."""

    files: tuple[Path, ...]
    by_hand: tuple[Path, ...]
    screens: tuple[str, ...]
    seconds: int
    unkept: str


def end(unit: str, premises: Premises) -> Ended:
    """End every emergency of a unit that runs at this moment; those of the units above and below it go on.

    Raises EmergencyRefused where there is none, and OutputRefused.
    """
    require_output(premises.out)
    catalogue, found = load_narrowly(premises.content, unit)
    require_unit(catalogue, unit, found)
    at = premises.moment(catalogue)
    running = tuple(entry for entry in catalogue.entries if _runs(entry, at))
    showing = {code: ids for code, _ in released(premises.out) if (ids := running_in(premises.out, code, unit, at))}
    if not running and not showing:
        raise EmergencyRefused(f"“{unit}”眼下没有紧急通知", "核对单位；上级和下级单位的要各自结束")
    seconds = _seconds(premises.out, showing)
    written = {catalogue.root / entry.home.path: _ended(catalogue, entry, at) for entry in running}
    for file, content in written.items():
        if content:
            write_whole(file, content)
    over = frozenset(entry.id for entry in running).union(*showing.values())
    amend_in_turn(premises.out, lambda: _artifacts(premises.out, at, over), premises.wait)
    return Ended(
        files=tuple(file for file, content in written.items() if content),
        by_hand=tuple(file for file, content in written.items() if not content),
        screens=tuple(showing),
        seconds=seconds,
        unkept=record(premises.out, premises.clock),
    )


def _seconds(out: Path, codes: Iterable[str]) -> int:
    """The longest that any of these screens takes to follow its manifest."""
    return max((seconds_to_follow(held) for code in codes if (held := told(out, code))), default=0)


def _artifacts(out: Path, at: datetime, over: frozenset[str]) -> Iterator[Artifact]:
    for code, _ in released(out):
        yield from revised(out, code, at, lambda slides: without(slides, over))


def _runs(entry: Entry, at: datetime) -> bool:
    return entry.tier == "emergency" and entry.stands(preview=False) and entry.starts <= at < entry.expires


def _ended(catalogue: Catalogue, entry: Entry, at: datetime) -> bytes | None:
    """The entry's file with its expiry now; None where that cannot be done without changing anything else."""
    written = moment_written(at)
    wanted = entry.model_copy(update={"expire_on": read_when(written, None)}).model_dump()
    empty, data = catalogue.keeping(entry=lambda _: False), (catalogue.root / entry.home.path).read_bytes()
    for content in with_value(data, entry.span("expire_on"), written):
        again, _ = with_unwritten(empty, Unwritten(entry.unit, type(entry), entry.home.path, content))
        if [held.model_dump() for held in again.entries] == [wanted]:
            return content
    return None
