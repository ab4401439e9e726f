"""The build: the one that writes. Everything is made in a folder of its own, then put in place in one step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from zhendi.artifact import Artifact
from zhendi.bodies import drawn
from zhendi.checking import Checked, Workshop, check
from zhendi.editions import Editions
from zhendi.loops import Loop
from zhendi.outputs.calendars import calendars
from zhendi.outputs.feeds import feeds
from zhendi.outputs.home_screen import home_screen
from zhendi.outputs.look import look
from zhendi.outputs.offline import offline
from zhendi.outputs.pages import lay_out
from zhendi.outputs.robots import robots
from zhendi.outputs.search import search
from zhendi.outputs.sitemap import sitemap
from zhendi.page_ledger import ledger_of, read_ledger, write_ledger
from zhendi.provenance import program_digest
from zhendi.publishing import amendments, check_output, publish, staging, write
from zhendi.register import Register
from zhendi.register.mapped import Mapped
from zhendi.releases import account, record
from zhendi.remembering import remembering
from zhendi.rendering import Rendered, Renderer, render_pages, take_over
from zhendi.screen_files import screen_files
from zhendi.share_images import Shares, draw_shares
from zhendi.shortening import remembered_in
from zhendi.site_view import furnish


@dataclass(frozen=True)
class Order:
    """What is to be built: `at` is the moment to build for, None for the demonstration's or the clock's."""

    content: Path
    out: Path
    at: datetime | None
    clock: datetime
    preview: bool


@dataclass(frozen=True)
class Built:
    """What became of a build. `unkept` says why there will be no going back to it, where there will be none."""

    checked: Checked
    published: bool
    pages: int = 0
    screens: int = 0
    changed: int = 0
    unkept: str = ""


def build(order: Order, shop: Workshop, renderer: Renderer) -> Built:
    """Build and publish to `order.out`; nothing is touched where site.yml does not allow it.

    An output that was amended after the content had been read, by an emergency or a black-out, is not written over with
    what was read before it: then all is read again. Raises OutputRefused where the output is not ours, and what the
    renderer raises.
    """
    check_output(order.out)
    built = None
    while built is None:
        built = _built(order, shop, renderer)
    return built


def _built(order: Order, shop: Workshop, renderer: Renderer) -> Built | None:
    """None where the output was amended meanwhile."""
    before = amendments(order.out)
    checked = check(order.content, order.at, order.clock, order.preview, shop)
    if not checked.publishable:
        return Built(checked, published=False)
    with staging(order.out) as work, remembered_in(shop.cache):
        if amendments(order.out) != before:
            return None
        made = _Making(order, checked, shop, renderer, work).make()
        changed = publish(work / "site", order.out)
    write_ledger(ledger_of(shop.cache, order.out), made.ledger)
    told = account(checked.catalogue, checked.loops)
    unkept = "" if order.preview else record(order.out, order.clock, told)
    return Built(checked, True, made.count, len(checked.loops), changed, unkept)


@dataclass(frozen=True)
class Ready:
    """What every output may draw on once the pages are rendered; `listed` are the pages for search engines."""

    register: Register
    loops: tuple[Loop, ...]
    at: datetime
    pictures: tuple[Artifact, ...]
    listed: tuple[Mapped, ...]
    editions: Editions
    out: Path


# What a build gives beside its pages. A new output is one module and one line here.
OUTPUTS: tuple[Callable[[Ready], Iterable[Artifact]], ...] = (
    lambda ready: ready.pictures,
    lambda ready: (file for loop in ready.loops for file in screen_files(ready.register.catalogue, loop, ready.at)),
    lambda _: look(),
    lambda ready: feeds(ready.register),
    lambda ready: calendars(ready.register),
    lambda ready: sitemap(ready.register, ready.listed),
    lambda ready: robots(ready.register),
    lambda ready: search(ready.register, ready.editions, ready.out),
    lambda ready: home_screen(ready.register),
    lambda ready: offline(ready.register),
)


@dataclass(frozen=True)
class _Making:
    """One build under way in its work folder."""

    order: Order
    checked: Checked
    shop: Workshop
    renderer: Renderer
    work: Path

    def make(self) -> Rendered:
        """Everything of the output, in `work/site`."""
        editions = Editions(self.checked.catalogue)
        rendered, register, pictures = self._pages(editions)
        ready = Ready(
            register, self.checked.loops, self.checked.at, pictures, rendered.listed, editions, self.order.out
        )
        self._write(artifact for output in OUTPUTS for artifact in output(ready))
        return rendered

    def _pages(self, editions: Editions) -> tuple[Rendered, Register, tuple[Artifact, ...]]:
        tell, preview = self.shop.progress, self.order.preview
        shares = self._shares()
        with remembering(self.shop.cache / "bodies.json", program_digest("zhendi.bodies", "markdown"), drawn) as draw:
            furnished = furnish(
                self.checked.catalogue,
                self.checked.loops,
                self.shop.photos,
                self.shop.cinema,
                self.checked.at,
                preview,
                draw,
                lambda n, of: tell("整理图片", n, of),
            )
        view = replace(furnished.view, shares=shares.addresses)
        earlier = read_ledger(ledger_of(self.shop.cache, self.order.out))
        tell("生成网页", 0, 1)
        register = Register(self.checked.catalogue, view)
        laid = lay_out(register)
        rendered = render_pages(laid, self.work, self.order.out, earlier, self.renderer, self.checked.at, editions)
        tell("生成网页", rendered.count, rendered.count)
        return rendered, register, (*furnished.artifacts, *shares.artifacts())

    def _shares(self) -> Shares:
        checked, shop = self.checked, self.shop
        studio = shop.studio(shop.photos)
        tell = partial(shop.progress, "画分享图")
        return draw_shares(checked.catalogue, checked.briefing, studio, checked.at, self.order.preview, tell)

    def _write(self, artifacts: Iterable[Artifact]) -> None:
        for artifact in {artifact.path: artifact for artifact in artifacts}.values():
            earlier = self.order.out / artifact.path
            if _is_same(earlier, artifact.content):
                take_over(earlier, self.work / "site" / artifact.path)
            else:
                write(artifact, self.work / "site")


def _is_same(earlier: Path, content: bytes | Path) -> bool:
    """Whether the earlier output has the file already: the same bytes, that very file, or one named by its digest and of
    the same size.
    """
    if content == earlier:
        return True
    try:
        if isinstance(content, bytes):
            return earlier.read_bytes() == content
        return len(earlier.stem) == 64 and earlier.stat().st_size == content.stat().st_size
    except OSError:
        return False
