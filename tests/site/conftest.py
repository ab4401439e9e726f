"""A small site: its catalogue and view, its pages, and the folder that MkDocs makes of them."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.site import small_content
from zhendi.catalogue import Catalogue
from zhendi.editions import Editions
from zhendi.loading import load
from zhendi.model.chinese_dates import read_when
from zhendi.outputs.calendars import calendars
from zhendi.outputs.feeds import feeds
from zhendi.outputs.home_screen import home_screen
from zhendi.outputs.look import look
from zhendi.outputs.offline import offline
from zhendi.outputs.pages import Page, lay_out, pages
from zhendi.outputs.search import search
from zhendi.register import FilmView, PhotoView, Register, ScreenView, SiteView
from zhendi.site_view import WIDTHS

ROOT = Path(__file__).resolve().parents[2]
AT = read_when("2026-04-16 08:30", None).first_moment


def read(root: Path) -> Catalogue:
    catalogue, _ = load(root)
    return catalogue


def furnish(catalogue: Catalogue, preview: bool = False) -> SiteView:
    """A view with all widths of every picture; a file of one name is one picture wherever it lies."""
    media = [(entry, name) for entry in catalogue.entries for _, name in entry.media()]
    return SiteView(
        at=AT,
        unlisted=frozenset({"sanhe/notices/coming"}),
        preview=preview,
        bodies={entry.id: "<p>正文在这里。</p>" for entry in catalogue.entries},
        photos={(entry.id, name): _photo(name) for entry, name in media if name.endswith(".jpg")},
        screens={"qh-hall": ScreenView("screens/media/hall.jpg", 1920, 1080, 12)},
        media={(entry.id, name): f"{entry.id}/{name}" for entry, name in media if name.endswith(".mp3")},
        films={
            (entry.id, name): FilmView(f"assets/films/{name}", f"assets/films/{name}.jpg", 1280, 720)
            for entry in catalogue.entries
            for name in entry.films()
        },
    )


def _photo(name: str) -> PhotoView:
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    return PhotoView(tuple((width, width * 3 // 4, f"assets/photos/{digest}-{width}.jpg") for width in WIDTHS))


def render(catalogue: Catalogue, view: SiteView, folder: Path) -> Path:
    """The site as it would be published: MkDocs' pages, and the files that the view names."""
    listing = folder / "pages.jsonl"
    register = Register(catalogue, view)
    laid = lay_out(register)
    listing.write_text("".join((laid.frame, *(line for _, line in laid.lines))), encoding="utf-8")
    site = folder / "site"
    told = {"ZHENDI_PAGES": str(listing), "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(command, env={**os.environ, **told}, check=True)
    pictures = [(width, height, name) for photo in view.photos.values() for width, height, name in photo.renditions]
    screens = [(held.width, held.height, held.thumbnail) for held in view.screens.values()]
    posters = [(film.width, film.height, film.poster) for film in view.films.values()]
    shares = [(1200, 630, name) for name in view.shares.values()]
    for width, height, name in (*pictures, *screens, *posters, *shares):
        _place(site / name)
        Image.new("RGB", (width, height), (60, 120, 90)).save(site / name)
    films = [film.address for film in view.films.values()]
    for name in (*view.media.values(), *films, *(f"screens/{code}/index.html" for code in view.screens)):
        _place(site / name).write_bytes(b"")
    editions = Editions(catalogue)
    sought = search(register, editions, folder / "nothing")
    for file in (*look(), *home_screen(register), *offline(register), *feeds(register), *calendars(register), *sought):
        _place(site / file.path).write_bytes(bytes(file.content))
    for path in [file.relative_to(site).as_posix() for file in site.rglob("*.html") if file.stat().st_size]:
        html = (site / path).read_bytes().decode()
        for edition in editions.of(path):
            _place(site / edition.path(path)).write_bytes(editions.made(path, html, edition).encode())
    return site


def _place(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(small_content.write(tmp_path_factory.mktemp("content")))


@pytest.fixture(scope="session")
def laid(catalogue: Catalogue) -> dict[str, Page]:
    """The pages by path."""
    return {page.path: page for page in pages(Register(catalogue, furnish(catalogue)))}


@pytest.fixture(scope="session")
def site(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(catalogue, furnish(catalogue), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same content as a demonstration that is frozen in time, built as a preview."""
    portal = small_content.SITE + "as_of: 2026-04-16T08:30\n"
    frozen = read(small_content.write(tmp_path_factory.mktemp("frozen"), portal))
    return render(frozen, furnish(frozen, preview=True), tmp_path_factory.mktemp("preview"))
