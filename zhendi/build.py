"""The build: the one that writes. Everything is made in a folder of its own, then put in place in one step."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.catalogue import Catalogue
from zhendi.checking import Checked, Workshop, check
from zhendi.diagnostics import Severity
from zhendi.outputs.pages import page_lines
from zhendi.publishing import check_output, publish, staging
from zhendi.screen_files import screen_files
from zhendi.site_view import furnish

RenderSite = Callable[[Path, Path, datetime], None]  # the pages' file, the folder to write to, the moment built for


class SiteFailed(Exception):
    """The site's renderer gave up; the text is its own, for whoever maintains the program."""


@dataclass(frozen=True)
class Built:
    """What became of a build. `left_out` are the files whose content reached no surface."""

    checked: Checked
    published: bool
    left_out: tuple[str, ...] = ()
    pages: int = 0
    screens: int = 0
    changed: int = 0


def build(
    content: Path, out: Path, at: datetime | None, now: datetime, preview: bool, shop: Workshop, render: RenderSite
) -> Built:
    """Build the content for a moment and publish it to `out`; nothing is touched where site.yml does not allow it.

    Raises OutputRefused where `out` is not ours, SiteFailed where the pages could not be rendered.
    """
    check_output(out)
    checked, moment = check(content, at, now, preview, shop)
    left_out = tuple(dict.fromkeys(d.span.path for d in checked.diagnostics if d.severity is Severity.ERROR))
    if checked.catalogue is None or not checked.publishable:
        return Built(checked, published=False, left_out=left_out)
    with staging(out) as work:
        site = work / "site"
        made = _make(checked, checked.catalogue, moment, preview, shop, work, render)
        return Built(checked, True, left_out, made, len(checked.loops), publish(site, out))


def _make(
    checked: Checked, catalogue: Catalogue, at: datetime, preview: bool, shop: Workshop, work: Path, render: RenderSite
) -> int:
    """Everything of the output, in the work folder; returns the count of pages."""
    furnished = furnish(
        catalogue, checked.loops, shop.photos, at, preview, lambda done, of: shop.progress("整理图片", done, of)
    )
    listing = work / "pages.jsonl"
    count = _write_lines(listing, page_lines(catalogue, furnished.view)) - 1  # the first line is what all pages share
    shop.progress("生成网页", 0, count)
    render(listing, work / "site", at)
    shop.progress("生成网页", count, count)
    screens = (file for loop in checked.loops for file in screen_files(catalogue, loop, at))
    _write(work / "site", (*furnished.artifacts, *screens))
    return count


def _write_lines(file: Path, lines: Iterable[str]) -> int:
    with file.open("w", encoding="utf-8", newline="\n") as held:
        return sum(bool(held.write(line)) for line in lines)


def _write(folder: Path, artifacts: Iterable[Artifact]) -> None:
    written: set[str] = set()
    for artifact in artifacts:
        if artifact.path in written:
            continue
        written.add(artifact.path)
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(artifact.content, Path):
            shutil.copyfile(artifact.content, file)
        else:
            file.write_bytes(artifact.content)
