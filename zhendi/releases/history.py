"""The folder of the last releases: written after each that is new, pruned to what they need."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from zhendi.model.chinese_dates import CHINA
from zhendi.outputs.manifests import Manifest, Slide
from zhendi.page_ledger import file_digest
from zhendi.publishing import OutputRefused, alone_with
from zhendi.releases.account import Account, Shown
from zhendi.rendering import take_over
from zhendi.revising import manifest_file, read_manifest

KEPT = 5  # releases

_RELEASE = re.compile(rb'"release":"([0-9a-f]+)"')
_MEDIA = re.compile(rb'"src":"\.\./media/([^"]+)"')
_HEAD = 512  # bytes: a manifest names its release well within them
_NOTE = "这里存着最近几次发布的屏幕画面，zhendi rollback 退回上一版时要用。\n里面可能有已经撤下的内容，不要传到网上。整个删掉也不要紧，只是退不回去了。\n"


@dataclass(frozen=True)
class Kept:
    """One release of the whole output. `screens` gives each code its release and the digest of its manifest's bytes."""

    number: int
    published: datetime
    screens: Mapping[str, tuple[str, str]]
    account: Account

    @property
    def releases(self) -> dict[str, str]:
        return {code: release for code, (release, _) in self.screens.items()}


@dataclass(frozen=True)
class History:
    """The releases kept of an output. What is damaged is as good as never kept."""

    out: Path

    @property
    def folder(self) -> Path:
        return self.out.parent / f"{self.out.name}.releases"

    def kept(self) -> tuple[Kept, ...]:
        """The newest first."""
        read = (_read(file) for file in sorted(self._records(), reverse=True))
        return tuple(kept for kept in read if kept)[:KEPT]

    def manifest(self, kept: Kept, code: str) -> Manifest | None:
        """What a screen played in a release, where it is kept whole."""
        digest = kept.screens.get(code, ("", ""))[1]
        file = self._manifest(digest)
        return read_manifest(file) if digest and file_digest(file) == digest else None

    def media(self, slide: Slide) -> Path | None:
        """A slide's file, where it is kept whole."""
        file = self.folder / "media" / media_name(slide)
        return file if file_digest(file) == slide["sha256"] else None

    def keep(self, published: datetime, told: Account | None) -> None:
        """Keep what the output's screens show now, unless that is what is newest here; then forget what is too old.

        Without `told` everything that the newest tells is taken to hold still. Raises OSError.
        """
        earlier = self.kept()
        newest = earlier[0] if earlier else None
        found = dict(released(self.out))
        if newest and found == newest.releases:
            return
        self._begin()
        known = newest.screens if newest else {}
        screens = {code: self._taken(code, release, known.get(code)) for code, release in found.items()}
        told = told or (newest.account if newest else Account())
        number = max((int(file.stem) for file in self._records()), default=0) + 1
        self._write(Kept(number, published, screens, told))
        self._prune()

    def _records(self) -> list[Path]:
        return [file for file in self.folder.glob("*.json") if file.stem.isdecimal()]

    def _record(self, number: int) -> Path:
        return self.folder / f"{number:06}.json"

    def _manifest(self, digest: str) -> Path:
        return self.folder / "manifests" / f"{digest}.json"

    def _begin(self) -> None:
        for name in ("manifests", "media"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if not (self.folder / "说明.txt").exists():
            (self.folder / "说明.txt").write_text(_NOTE, encoding="utf-8")

    def _taken(self, code: str, release: str, known: tuple[str, str] | None) -> tuple[str, str]:
        """Keep a screen's files, the manifest last, unless they are kept already; its release, the manifest's digest."""
        if known and known[0] == release and self._manifest(known[1]).is_file():
            return known
        data = manifest_file(self.out, code).read_bytes()
        for name in {found.decode() for found in _MEDIA.findall(data)}:
            there, here = self.out / "screens" / "media" / name, self.folder / "media" / name
            if there.is_file() and not (here.is_file() and here.stat().st_size == there.stat().st_size):
                here.unlink(missing_ok=True)
                take_over(there, here)
        digest = sha256(data).hexdigest()
        _put(self._manifest(digest), data)
        return release, digest

    def _write(self, kept: Kept) -> None:
        record = {
            "number": kept.number,
            "published": int(kept.published.timestamp()),
            "screens": kept.screens,
            "entries": {entry: asdict(told) for entry, told in kept.account.entries.items()},
            "slogans": kept.account.slogans,
            "black": kept.account.black,
        }
        _put(self._record(kept.number), json.dumps(record, ensure_ascii=False, indent=1).encode())

    def _prune(self) -> None:
        """Forget all but the newest, and whatever none of those needs."""
        kept = self.kept()
        records = {self._record(one.number) for one in kept}
        manifests = {self._manifest(digest) for one in kept for _, digest in one.screens.values()}
        names = {name for file in manifests if file.is_file() for name in _MEDIA.findall(file.read_bytes())}
        media = {self.folder / "media" / name.decode() for name in names}
        needed = records | manifests | media
        held = (*self._records(), *(self.folder / "manifests").iterdir(), *(self.folder / "media").iterdir())
        for file in held:
            if file not in needed:
                file.unlink()


def newest_account(out: Path) -> Account:
    """What the newest release tells; nothing where none is kept."""
    return next((one.account for one in History(out).kept()), Account())


def record(out: Path, published: datetime, told: Account | None = None) -> str:
    """Keep the output as it is now among its last releases; what to say to staff where that failed, else nothing.

    `told` is the account of a whole build; without it the newest release's is taken to hold still, as after an
    amendment. Whoever publishes or amends calls this afterwards; where another process is writing, that one will.
    """
    history = History(out)
    try:
        with alone_with(out):
            history.keep(published, told)
    except OutputRefused:
        return ""
    except OSError:
        return f"这一版没能存进 {history.folder}，以后退不回到它　改法：看看磁盘是不是满了、这个文件夹能不能写"
    return ""


def media_name(slide: Slide) -> str:
    return str(slide["src"]).rpartition("/")[2]


def released(out: Path) -> Iterator[tuple[str, str]]:
    """Every screen of an output with the release that it is given now."""
    for folder in sorted((out / "screens").glob("*/")):
        file = manifest_file(out, folder.name)
        if file.is_file():
            with file.open("rb") as begun:
                found = _RELEASE.search(begun.read(_HEAD))
            if found:
                yield folder.name, found[1].decode()


def _read(file: Path) -> Kept | None:
    try:
        held = json.loads(file.read_bytes())
        screens = {code: (str(release), str(digest)) for code, (release, digest) in held["screens"].items()}
        entries = {
            entry: Shown(told["title"], tuple(told["people"]), tuple(told["media"]))
            for entry, told in held["entries"].items()
        }
        told = Account(entries, dict(held["slogans"]), tuple(held["black"]))
        return Kept(int(held["number"]), datetime.fromtimestamp(held["published"], CHINA), screens, told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _put(file: Path, data: bytes) -> None:
    begun = file.with_suffix(".new")
    begun.write_bytes(data)
    begun.replace(file)
