"""content/blackout.yml: which screens show their title card alone, and since when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Refusal
from zhendi.loading import load_narrowly
from zhendi.model.chinese_dates import CHINA, When
from zhendi.model.unit import Blackout
from zhendi.releases import released
from zhendi.rules.screens import written_codes

_FILE = "blackout.yml"
_HEADING = "# 这些屏只放标题画面。zhendi blackout 写的，用 zhendi blackout --clear 恢复。\n"


class BlackoutRefused(Refusal):
    """A screen that there is not, or that is not black: Chinese message and remedy."""


@dataclass(frozen=True)
class Wish:
    """Which screens are meant, none for all, and where.

    `at` is the moment, None for the demonstration's or the clock's; `wait` is called while another process writes.
    """

    screens: tuple[str, ...]
    content: Path
    out: Path
    at: datetime | None
    clock: datetime
    wait: Callable[[], None]


@dataclass(frozen=True)
class Rows:
    """The screens that there are, by code with their names, and the rows that stand."""

    catalogue: Catalogue
    at: datetime
    names: dict[str, str]
    held: tuple[Blackout, ...]

    def adding(self, wanted: tuple[str, ...]) -> dict[str, When | None]:
        """Since when each screen is black once the wanted are; all are wanted where none is named."""
        for code in wanted:
            self._require(code, self.names, "没有代码为“{}”的屏幕", "核对 screens.yml 里的代码")
        moment = self.at.astimezone(CHINA)
        now = When(moment.date(), moment.time().replace(second=0, microsecond=0))
        black = {row.screen: row.since for row in self.held}
        return {**dict.fromkeys(wanted or self.names, now), **black}

    def lifting(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The screens to light again: those named, else all that are black."""
        black = {row.screen for row in self.held}
        for code in wanted:
            self._require(code, black, "屏幕“{}”没有在只放标题画面", "不写屏幕代码就恢复全部")
        if not black:
            raise BlackoutRefused("没有一块屏在只放标题画面", "不用恢复；要黑屏就去掉 --clear")
        return wanted or tuple(sorted(black))

    def _require(self, code: str, known: Iterable[str], message: str, remedy: str) -> None:
        if code not in known:
            near = get_close_matches(code, list(known), 1, 0.6)
            raise BlackoutRefused(message.format(code), f"是不是“{near[0]}”？" if near else remedy)


def read_rows(wish: Wish) -> Rows:
    """What the content says of its screens, without reading its entries."""
    catalogue, _ = load_narrowly(wish.content)
    as_of = catalogue.portal.as_of
    at = wish.at or (as_of.first_moment if as_of else wish.clock)
    names = {screen.code: screen.name for screen in catalogue.screens}
    shown = written_codes(catalogue) & dict(released(wish.out)).keys()
    return Rows(catalogue, at, {**{code: code for code in sorted(shown)}, **names}, catalogue.blackouts)


def write_rows(content: Path, black: dict[str, When | None]) -> None:
    """Write the list anew, in one step; without a row there is no file."""
    if not black:
        (content / _FILE).unlink(missing_ok=True)
        return
    rows = "".join(_row(code, since) for code, since in sorted(black.items()))
    begun = content / f".{_FILE}.part"  # a name that no check and no build looks at
    begun.write_text(_HEADING + rows, encoding="utf-8", newline="\n")
    begun.replace(content / _FILE)


def _row(code: str, since: When | None) -> str:
    return f"- 屏幕: {code}\n" + (f"  起: {since.first_moment:%Y-%m-%d %H:%M}\n" if since else "")
