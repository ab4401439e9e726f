"""Who may come back: what an earlier release showed, held against the content as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.checking import Checked, Workshop, check
from zhendi.diagnostics import Severity
from zhendi.model.entry import Entry
from zhendi.model.unit import Screen
from zhendi.outputs.manifests import Slide
from zhendi.releases import Account, Shown, shown


@dataclass(frozen=True)
class Standing:
    """What stands in the content at a moment, what is wrong with the rest, and which screens there are."""

    checked: Checked
    screens: Mapping[str, str]  # the name of each, by its code

    @property
    def at(self) -> datetime:
        return self.checked.at

    def is_black(self, code: str) -> bool:
        return self.checked.catalogue.blackout(code) is not None

    def objection(self, slide: Slide, then: Account, out: Path) -> str:
        """Why a slide must not come back, in Chinese; empty where nothing speaks against it."""
        if slide["kind"] == "slogan":
            return "" if then.slogans.get(str(slide["sha256"])) in self._slogans else "内容里已经没有这句标语"
        if slide["entry"] is None:
            return ""
        entry_id = str(slide["entry"])
        entry = self.checked.catalogue.entry(entry_id)
        if entry is None:
            return self._why_missing(entry_id)
        if not (out / entry_id / "index.html").is_file():
            return "网页不在输出里，二维码会落空"
        return self._withdrawn(entry) or _changed(shown(entry), then.entries.get(entry_id))

    @cached_property
    def _slogans(self) -> frozenset[str]:
        return frozenset(slogan.text for slogan in self.checked.catalogue.slogans)

    def _why_missing(self, entry_id: str) -> str:
        paths = {f"{entry_id}.md", f"{entry_id}/index.md"}
        errors = (d for d in self.checked.diagnostics if d.span.path in paths and d.severity is Severity.ERROR)
        said = next((problem.message for problem in errors), "有错误，检查没有通过")
        return said if paths & self.checked.catalogue.texts.keys() else "内容里已经没有这一条"

    def _withdrawn(self, entry: Entry) -> str:
        if not entry.stands(preview=False):
            return "已下架" if entry.status == "withdrawn" else "改回了草稿"
        if "screen" not in entry.surfaces:
            return "不再上屏"
        return "已过下线日" if entry.expires <= self.at else ""


def stand(content: Path, at: datetime | None, clock: datetime, shop: Workshop) -> Standing:
    """Check a content folder at a moment, without drawing anything: `at`, else the demonstration's, else the clock's."""
    screens: dict[str, str] = {}

    def without_screens(catalogue: Catalogue) -> Catalogue:
        screens.update((screen.code, screen.name) for screen in catalogue.screens)
        return catalogue.keeping(row=lambda row: not isinstance(row, Screen))

    return Standing(check(content, at, clock, False, shop, without_screens), screens)


def _changed(now: Shown, then: Shown | None) -> str:
    """An entry whose photograph or person was taken out since may have lost a consent: its old slides would show it."""
    if then is None:
        return "说不准当时画面上有谁" if now.people or now.media else ""
    if set(then.people) <= set(now.people) and set(then.media) <= set(now.media):
        return ""
    return "后来换过照片或去掉过人，旧画面不能再放"
