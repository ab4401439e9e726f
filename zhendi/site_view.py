"""All that the pages are told beside the catalogue: bodies as HTML, photographs and films sized, screens with pictures."""

from collections.abc import Callable, Iterable, Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from zhendi import bodies
from zhendi.artifact import Artifact
from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.films import FilmRendition
from zhendi.films.stills import still
from zhendi.loops import Loop, entries_shown
from zhendi.model.entry import Entry
from zhendi.model.media import RECORDINGS, SOUND
from zhendi.outputs.pages.sizes import SIZES
from zhendi.photos import PhotoProblem, PhotoStore, Rendition
from zhendi.photos.encoding import site_jpeg
from zhendi.playback import eligible
from zhendi.register import FilmView, PhotoView, ScreenView, SiteView
from zhendi.screening import Cinema

WIDTHS = (320, 480, 800, 1600)  # pixels: a card, a card on fine pixels, a phone or a column, a desktop
THUMBNAIL_WIDTH = 640
_AT_ONCE = 2  # a decoded photograph takes up to 360 MB; two keep the codecs busy

Progress = Callable[[int, int], None]
Photos = dict[tuple[str, str], tuple[Rendition, ...]]


@dataclass(frozen=True)
class Furnished:
    """What the pages are told, and the files that they will show."""

    view: SiteView
    artifacts: tuple[Artifact, ...]


def furnish(
    catalogue: Catalogue,
    loops: tuple[Loop, ...],
    store: PhotoStore,
    cinema: Cinema,
    at: datetime,
    preview: bool,
    draw: Callable[[str], str],
    progress: Progress,
) -> Furnished:
    """`at` is the moment built for, `draw` what makes HTML of a body's Markdown. Photographs are sized over threads, since
    the codecs work beside Python.
    """
    shown = entries_shown(loops)
    paged = [e for e in catalogue.entries if e.id in shown or (e.is_on_site(at) and e.stands(preview))]
    photos = _sized(_wanted(catalogue, paged), store, progress)
    sounds = [(entry.id, name, file) for entry in paged for name, file in _sounds(entry)]
    films = {(entry.id, name): _film(film) for entry in paged for name, film in _films(entry, cinema)}
    thumbnails = {loop.screen.code: thumbnail for loop in loops if (thumbnail := _thumbnail(loop, store, at))}
    ids = {entry.id for entry in paged}
    view = SiteView(
        at=at,
        unlisted=frozenset(entry.id for entry in paged if not entry.is_on_site(at)),
        preview=preview,
        bodies={entry.id: _body(catalogue, entry, ids, photos, draw) for entry in paged},
        photos={key: _photo_view(renditions) for key, renditions in photos.items()},
        screens={loop.screen.code: _screen_view(loop, thumbnails.get(loop.screen.code)) for loop in loops},
        media={(owner, name): file.path for owner, name, file in sounds},
        films={key: view for key, (view, _) in films.items()},
    )
    renditions = chain(thumbnails.values(), chain.from_iterable(photos.values()))
    pictures = (Artifact(_address(one), one.path) for one in renditions)
    shown_films = chain.from_iterable(files for _, files in films.values())
    return Furnished(view, (*pictures, *(file for _, _, file in sounds), *shown_films))


Wanted = tuple[str, str, Path]  # whose picture it is, its name there, its file


def _wanted(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Wanted]:
    """Every picture that pages may show: those that entries name or place in their bodies, and the units' logos."""
    logos = [
        (unit.id, unit.logo, catalogue.root / unit.id / unit.logo) for unit in catalogue.units.values() if unit.logo
    ]
    return [*((entry.id, name, entry.home.folder / name) for entry in entries for name in _pictures(entry)), *logos]


def _pictures(entry: Entry) -> Iterable[str]:
    named = (name for _, name in entry.media() if Path(name).suffix.lower() not in RECORDINGS)
    references = bodies.references(entry.home.body)
    placed = (one.target for one in references if one.is_picture and not bodies.is_outward(one.target))
    return dict.fromkeys((*named, *placed))


def _sized(wanted: list[Wanted], store: PhotoStore, progress: Progress) -> Photos:
    """Every picture in the widths that pages need."""
    sized: Photos = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, (key, renditions) in enumerate(pool.map(lambda one: _renditions(store, *one), wanted), 1):
            sized[key] = renditions
            progress(done, len(wanted))
    return sized


def _renditions(store: PhotoStore, owner: str, name: str, file: Path) -> tuple[tuple[str, str], tuple[Rendition, ...]]:
    try:
        return (owner, name), store.renditions(file, store.inspect(file).digest, WIDTHS, None)
    except PhotoProblem:
        return (owner, name), ()  # taken away since it was checked: the page goes without it


def _address(rendition: Rendition) -> str:
    return f"assets/photos/{rendition.sha256}.jpg"


def _photo_view(renditions: Iterable[Rendition]) -> PhotoView:
    return PhotoView(tuple((one.width, one.height, _address(one)) for one in renditions))


def _sounds(entry: Entry) -> Iterator[tuple[str, Artifact]]:
    """Sound, under the name that the entry uses, with its place beside the entry's page."""
    for _, name in entry.media():
        if Path(name).suffix.lower() in SOUND:
            yield name, Artifact(f"{entry.id}/{Path(name).name}", entry.home.folder / name)


def _films(entry: Entry, cinema: Cinema) -> Iterator[tuple[str, FilmRendition]]:
    """Films as phones play them, never as they were recorded: those files tell where, and not every phone reads them."""
    for name in entry.films():
        film = cinema.for_page(entry.home.folder / name)
        if film:
            yield name, film


def _film(film: FilmRendition) -> tuple[FilmView, tuple[Artifact, Artifact]]:
    """What a page is told of a film, and its files: itself, and its middle to stand for it until it is played."""
    picture = still(film.path, film.seconds / 2)
    poster, address = f"assets/films/{film.sha256}.jpg", f"assets/films/{film.sha256}.mp4"
    view = FilmView(address, poster, picture.width, picture.height)
    return view, (Artifact(address, film.path), Artifact(poster, site_jpeg(picture)))


def _thumbnail(loop: Loop, store: PhotoStore, at: datetime) -> Rendition | None:
    """The first slide that the screen may show at this moment, small."""
    moment = int(at.timestamp())
    now = Loop(loop.screen, tuple(showing for showing in loop.showings if eligible(showing.playable, moment)))
    first = next((page for showing in now.showings for page in showing.pages), None)
    return store.renditions(first.file, first.sha256, (THUMBNAIL_WIDTH,), None)[0] if first else None


def _screen_view(loop: Loop, thumbnail: Rendition | None) -> ScreenView:
    width, height = loop.screen.width_px, loop.screen.height_px
    slides = sum(len(showing.pages) + len(showing.films) for showing in loop.showings)
    return ScreenView(_address(thumbnail) if thumbnail else "", width, height, slides)


def _body(catalogue: Catalogue, entry: Entry, paged: Set[str], photos: Photos, draw: Callable[[str], str]) -> str:
    up = "../" * (entry.id.count("/") + 1)

    def resolve(link: str) -> str | None:
        other = bodies.linked_entry(catalogue, entry, link)
        return f"{up}{other.id}/index.html" if other and other.id in paged else None

    def picture(name: str) -> bodies.Placed | None:
        renditions = photos.get((entry.id, name), ())
        return _placed(entry, name, renditions, up, lang) if renditions else None

    lang = catalogue.lang_of(entry)
    text = catalogue.told(entry.unit, entry.home.body, lang)
    return bodies.html(text, resolve, picture, catalogue.portal.host, lang, draw)


def _placed(entry: Entry, name: str, renditions: tuple[Rendition, ...], up: str, lang: str) -> bodies.Placed:
    photo = next((photo for photo in entry.photos if photo.file == name), None)
    shown = next((one for one in renditions if one.width >= 800), renditions[-1])
    attributes = {
        "src": f"{up}{_address(shown)}",
        "srcset": ", ".join(f"{up}{_address(one)} {one.width}w" for one in renditions),
        "sizes": SIZES["column"],
        "width": str(shown.width),
        "height": str(shown.height),
    }
    by = f"{in_script('摄影', lang)}：{photo.photographer}" if photo and photo.photographer else ""
    caption, alt = (photo.caption, photo.in_words) if photo else ("", "")
    return bodies.Placed(attributes, f"{up}{_address(renditions[-1])}", in_script("看大图", lang), alt, caption, by)
