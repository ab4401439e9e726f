"""The pages of a build: those whose data has changed are rendered, the others are taken from the earlier output."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from zhendi.artifact import Artifact
from zhendi.editions import Editions
from zhendi.outputs.pages import LaidOut
from zhendi.page_ledger import Ledger, bytes_digest, digest_of, file_digest
from zhendi.publishing import placed, write
from zhendi.register.mapped import Mapped


class Renderer(Protocol):
    """What turns a file of page lines into a site, and stands for its templates and versions by one digest."""

    def recipe(self) -> str: ...
    def render(self, listing: Path, folder: Path, at: datetime) -> None: ...


@dataclass(frozen=True)
class Rendered:
    """What a build's pages came to: how many there are, the pages for the sitemap, and the ledger to keep."""

    count: int
    listed: tuple[Mapped, ...]
    ledger: Ledger


def render_pages(
    laid: LaidOut, work: Path, out: Path, earlier: Ledger, renderer: Renderer, at: datetime, editions: Editions
) -> Rendered:
    """Fill `work/site` with every page, in every edition that holds it."""
    site = work / "site"
    recipe = digest_of(renderer.recipe(), laid.frame)
    known = earlier if earlier.recipe == recipe else Ledger()
    wanted: dict[str, str] = {}
    listed: list[Mapped] = []
    kept: list[str] = []
    with (work / "pages.jsonl").open("w", encoding="utf-8", newline="\n") as listing:
        listing.write(laid.frame)
        for page, line in laid.lines:
            wanted[page.file] = digest_of(line)
            if page.canonical and not page.noindex:
                listed.append(Mapped(page.file, str(page.context["lang"]), page.modified))
            if known.holds(out, page.file, wanted[page.file]):
                kept.append(page.file)
            else:
                listing.write(line)
    if len(kept) == len(wanted) and known.holds_rest(out):
        kept += known.rest
    else:
        renderer.render(work / "pages.jsonl", site, at)
    for path in kept:
        take_over(out / path, site / path)
    rest = {path: file_digest(site / path) for path in _paths(site) if path not in wanted}
    pages: dict[str, tuple[str, str]] = {}
    for path, data in wanted.items():
        finished = _Finished(site, path, known.bytes_of(path, data))
        pages[path] = data, finished.digest
        pages |= _in_editions(finished, out, known, editions)
    for path, digest in rest.items():
        if path.endswith(".html"):
            pages |= _in_editions(_Finished(site, path, digest), out, known, editions)
    return Rendered(len(wanted), tuple(listed), Ledger(recipe, pages, rest))


@dataclass
class _Finished:
    """A page of the root edition, read at most once; `known` is the digest of its bytes, empty where nobody knows it yet."""

    site: Path
    path: str
    known: str

    @cached_property
    def content(self) -> bytes:
        return (self.site / self.path).read_bytes()

    @cached_property
    def digest(self) -> str:
        return self.known or bytes_digest(self.content)


def _in_editions(page: _Finished, out: Path, known: Ledger, editions: Editions) -> Mapping[str, tuple[str, str]]:
    """The page once more in each edition that holds it; returns the ledger's rows."""
    rows: dict[str, tuple[str, str]] = {}
    for edition in editions.of(page.path):
        path, data = edition.path(page.path), digest_of(page.digest, editions.recipe(page.path, edition))
        if known.holds(out, path, data):
            take_over(out / path, page.site / path)
            rows[path] = known.pages[path]
        else:
            made = editions.made(page.path, page.content.decode(), edition).encode()
            write(Artifact(path, made), page.site)
            rows[path] = data, bytes_digest(made)
    return rows


def render_alone(laid: LaidOut, renderer: Renderer, at: datetime, editions: Editions) -> tuple[Artifact, ...]:
    """A few pages by themselves in every edition that holds them, with nothing of the site around them."""
    with TemporaryDirectory() as work:
        listing, site = Path(work, "pages.jsonl"), Path(work, "site")
        lines = tuple(laid.lines)
        listing.write_text(laid.frame + "".join(line for _, line in lines), encoding="utf-8", newline="\n")
        renderer.render(listing, site, at)
        paths = [page.file for page, _ in lines]
        made = {path: (site / path).read_bytes() for path in paths}
    return tuple(chain.from_iterable(_alone(path, page, editions) for path, page in made.items()))


def _alone(path: str, page: bytes, editions: Editions) -> Iterator[Artifact]:
    yield Artifact(path, page)
    for edition in editions.of(path):
        yield Artifact(edition.path(path), editions.made(path, page.decode(), edition).encode())


def _paths(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def take_over(earlier: Path, file: Path) -> None:
    """The very file of the earlier output, where the disk can share it; else a copy."""
    try:
        placed(file, lambda: os.link(earlier, file))
    except OSError:
        placed(file, lambda: shutil.copyfile(earlier, file))
