"""A small content tree with its output, built in this process with a stand-in for MkDocs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.build.plain_pages import PlainPages
from tests.build.small_tree import SCREENS, SLOGANS, write, write_community
from zhendi import blackout, rollback
from zhendi.build import Built, Order, build
from zhendi.checking import Workshop
from zhendi.model.chinese_dates import CHINA
from zhendi.releases import History

AT = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)
STEP = timedelta(minutes=10)
ONE, TWO, THREE = (f"qinghe/activities/{slug}" for slug in ("one", "two", "three"))


def nobody_waits() -> None:
    raise AssertionError("another process writes")


@dataclass
class Town:
    """A content folder and its output. Every step is taken a STEP after the one before."""

    folder: Path
    cache: Path
    at: datetime = AT

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def history(self) -> History:
        return History(self.out)

    @property
    def shop(self) -> Workshop:
        return Workshop(self.cache, 1, lambda *_: None)

    def later(self) -> datetime:
        self.at += STEP
        return self.at

    def build(self, preview: bool = False) -> Built:
        return build(Order(self.content, self.out, None, self.later(), preview), self.shop, PlainPages())

    def roll_back(self, to: int | None = None) -> rollback.RolledBack:
        return rollback.roll_back(
            rollback.Wish(self.content, self.out, None, self.later(), nobody_waits, to), self.shop
        )

    def wish(self, *screens: str) -> blackout.Wish:
        return blackout.Wish(screens, self.content, self.out, None, self.later(), nobody_waits)

    def darken(self, *screens: str) -> blackout.Darkened:
        return blackout.darken(self.wish(*screens))

    def light(self, *screens: str) -> blackout.Lit:
        return blackout.light(self.wish(*screens), self.shop)

    def manifest(self, code: str = "hall") -> dict:
        return json.loads((self.out / "screens" / code / "manifest.json").read_bytes())

    def slides(self, code: str = "hall") -> list[dict]:
        return self.manifest(code)["slides"]

    def entries(self, code: str = "hall") -> set[str]:
        return {slide["entry"] for slide in self.slides(code)} - {None}

    def kinds(self, code: str = "hall") -> list[str]:
        return [slide["kind"] for slide in self.slides(code)]

    def releases(self) -> dict[str, str]:
        return {code: self.manifest(code)["release"] for code in ("hall", "gate")}

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.content / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def retitle(self, title: str, slug: str = "one") -> None:
        """Give an entry another title, whatever it has now."""
        file = self.content / f"qinghe/activities/{slug}/index.md"
        lines = file.read_text("utf-8").splitlines()
        lines[1] = f"标题: {title}"
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def check_whole(self) -> None:
        """Every manifest names only media that are there, and has both its forms."""
        for code in (file.parent.name for file in self.out.glob("screens/*/manifest.json")):
            for slide in self.slides(code):
                file = self.out / "screens" / code / slide["src"]
                assert file.stat().st_size == slide["bytes"]
            script = (self.out / f"screens/{code}/manifest.js").read_text("utf-8")
            assert json.loads(script.partition(" = ")[2].rstrip(";\n")) == self.manifest(code)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: what one test has drawn the next takes over."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def town(tmp_path: Path, cache: Path) -> Iterator[Town]:
    """One community with two screens, a slogan and two published entries; not built yet."""
    town = Town(tmp_path, cache)
    write_community(town.content, SCREENS, SLOGANS)
    write(town.content, "one")
    write(town.content, "two")
    yield town
    if town.out.is_dir():
        town.check_whole()
