"""Bundles for screens without a network: checked as a build is, made beside the output, put in place whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from zhendi.bundles.choosing import BundleRefused, narrowed
from zhendi.bundles.contents import contents
from zhendi.bundles.sealing import CHECKSUMS, checksums, pack, paths_of
from zhendi.bundles.validity import Validity, validity
from zhendi.checking import Checked, Workshop, check
from zhendi.films import LARGEST
from zhendi.loop_video import Projector
from zhendi.loops import Loop
from zhendi.model.unit import Screen
from zhendi.publishing import check_output, publish, staging, write
from zhendi.rendering import take_over

MARK = ".zhendi-usb"  # stands in every folder of bundles, and says that it may be replaced


@dataclass(frozen=True)
class Order:
    """What is to be made: `screens` are codes, none of them for every screen without a network; `at` as for a build."""

    content: Path
    out: Path
    screens: tuple[str, ...]
    at: datetime | None
    clock: datetime


@dataclass(frozen=True)
class Bundle:
    """One that was made: its folder, how many bytes it holds, how many slides, how long it has something to say."""

    screen: Screen
    folder: Path
    size: int
    slides: int
    validity: Validity


@dataclass(frozen=True)
class Bundled:
    """What became of an order. There are no bundles where site.yml does not allow any: then nothing was touched."""

    checked: Checked
    bundles: tuple[Bundle, ...] = ()


def bundle(order: Order, shop: Workshop) -> Bundled:
    """A folder and a ZIP for each screen, in `order.out`. Where screens are named, the bundles of others there stay.

    Raises BundleRefused where there is no such screen or a file is too large for a stick, FilmProblem where a film
    cannot be used, OutputRefused where the output is not ours.
    """
    check_output(order.out, MARK)
    checked = check(order.content, order.at, order.clock, False, shop, partial(narrowed, codes=order.screens))
    if not checked.publishable:
        return Bundled(checked)
    with staging(order.out) as work:
        staged = work / "bundles"
        staged.mkdir()
        bundles = tuple(_make(order.out, checked, shop, staged))
        if order.screens:
            _keep_others(order.out, staged)
        publish(staged, order.out, MARK)
    return Bundled(checked, bundles)


def _make(out: Path, checked: Checked, shop: Workshop, staged: Path) -> Iterator[Bundle]:
    for n, loop in enumerate(checked.loops):
        shop.progress("制作播放包", n, len(checked.loops))
        yield _made(out, checked, loop, shop, staged)
    shop.progress("制作播放包", len(checked.loops), len(checked.loops))


def _made(out: Path, checked: Checked, loop: Loop, shop: Workshop, staged: Path) -> Bundle:
    code = loop.screen.code
    folder, made = staged / code, contents(checked.catalogue, loop, checked.at)
    for artifact in made.artifacts:
        write(artifact, folder)
    projector = Projector(shop.cinema.store, shop.workers)
    projector.encode(loop, checked.at, folder, lambda done, of: shop.progress(f"编码 {code}", done, of))
    sizes = [(folder / path).stat().st_size for path in paths_of(folder)]
    if max(sizes) > LARGEST:
        raise BundleRefused(f"“{code}”有一个文件超过 4 GB，U盘放不下", "换短一些的视频，或给这块屏设小一点的“条数”")
    (folder / CHECKSUMS).write_text(checksums(folder), encoding="utf-8", newline="\n")
    pack(folder, staged / f"{code}.zip", checked.at)
    return Bundle(loop.screen, out / code, sum(sizes), made.manifest["count"], validity(made.manifest))


def _keep_others(out: Path, staged: Path) -> None:
    """The bundles of screens that were not asked for, as they are."""
    made = {MARK, *(path.name for path in staged.iterdir())}
    for path in paths_of(out):
        if path.partition("/")[0] not in made:
            take_over(out / path, staged / path)
