"""What every screen is told when it goes back to an earlier release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhendi.outputs.manifests import Manifest, Slide, with_slides
from zhendi.releases import Account, History, Kept, media_name, released
from zhendi.revising import built_at, slides_in, told
from zhendi.rollback.differing import name_of
from zhendi.rollback.standing import Standing


@dataclass(frozen=True)
class Plan:
    """The manifests that change, by screen, each with the one it replaces; the media that come back with them.

    `left_out` names what must not come back, with the reason. Screens that play then as they do now are the `same`;
    those that are or were blacked out, and those that did not exist, keep what they have.
    """

    kept: Kept
    changes: Mapping[str, tuple[Manifest, Manifest]]
    media: Mapping[str, Path]
    left_out: Mapping[str, str]
    same: tuple[str, ...]
    black: tuple[str, ...]
    new: tuple[str, ...]


def plan(history: History, kept: Kept, standing: Standing, names: Account) -> Plan:
    """How the output goes back to a release; `names` tells what its slides are called."""
    gate = _Gate(history, kept, standing, names)
    changes: dict[str, tuple[Manifest, Manifest]] = {}
    same, black, new = list[str](), list[str](), list[str]()
    for code, _ in released(history.out):
        now, then = told(history.out, code), history.manifest(kept, code)
        if now is None or then is None:
            new.append(code)
        elif standing.is_black(code) or code in kept.account.black:
            black.append(code)
        elif (made := _anew(now, then, gate))["release"] == now["release"]:
            same.append(code)
        else:
            changes[code] = (now, made)
    return Plan(kept, changes, gate.media, gate.left_out, tuple(same), tuple(black), tuple(new))


def _anew(now: Manifest, then: Manifest, gate: "_Gate") -> Manifest:
    """What a screen played then: without what must not come back, and with the emergencies that it plays now.

    An emergency begins and ends by its own command alone, and the clock of a demonstration is the present one. A player
    takes no manifest that was made before its own.
    """
    alarms = [slide for slide in slides_in(now) if slide["tier"] == "emergency"]
    back = gate.passed([slide for slide in slides_in(then) if slide["tier"] != "emergency"])
    card = [] if any(slide["kind"] == "title" for slide in back) else slides_in(now)
    slides = [*alarms, *back, *(slide for slide in card if slide["kind"] == "title")]
    return with_slides({**then, "clock": now["clock"]}, slides, max(gate.standing.at, built_at(now)))


@dataclass(frozen=True)
class _Gate:
    """Lets slides of an earlier release pass, entry by entry; remembers what it kept back and what has to be fetched."""

    history: History
    kept: Kept
    standing: Standing
    names: Account
    media: dict[str, Path] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    objections: dict[object, str] = field(default_factory=dict)  # by entry, else by slogan: screens share them

    def passed(self, slides: Sequence[Slide]) -> list[Slide]:
        """The slides of all entries of which every one may come back and is still there."""
        stopped = {_part(slide) for slide in slides if not self._passes(slide)}
        return [slide for slide in slides if _part(slide) not in stopped]

    def _passes(self, slide: Slide) -> bool:
        shared = slide["entry"] or slide["sha256"]
        if shared not in self.objections:
            self.objections[shared] = self.standing.objection(slide, self.kept.account, self.history.out)
        why = self.objections[shared] or ("" if self._is_there(slide) else "画面文件不在了")
        if why:
            self.left_out[name_of(slide, self.names)] = why
        return not why

    def _is_there(self, slide: Slide) -> bool:
        """Whether the output has the file, or the history has it whole; then it is to be fetched from there."""
        name = media_name(slide)
        there = self.history.out / "screens" / "media" / name
        if name in self.media or (there.is_file() and there.stat().st_size == slide["bytes"]):
            return True
        kept = self.history.media(slide)
        if kept:
            self.media[name] = kept
        return kept is not None


def _part(slide: Slide) -> object:
    """What plays together: an entry's slides, or one slide by itself."""
    return slide["entry"] or slide["id"]
