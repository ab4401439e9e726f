"""What a build tells the site beside the catalogue: the moment, and the files that pages show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Data = dict[str, object]  # plain JSON: what a template is told


@dataclass(frozen=True)
class PhotoView:
    """A photograph's files on the site, narrowest first: width and height in pixels, address from the site's root."""

    renditions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class FilmView:
    """A film's files on the site, addresses from its root: the film, a picture out of it, both of one size in pixels."""

    address: str
    poster: str
    width: int
    height: int


@dataclass(frozen=True)
class ScreenView:
    """What a screen shows just now: its first slide's address from the site's root, with size, and how many play."""

    thumbnail: str
    width: int
    height: int
    slides: int


@dataclass(frozen=True)
class SiteView:
    """The moment and the files that a build adds to the catalogue.

    `unlisted` entries have a page that only a QR code leads to. `bodies` are clean HTML by entry id. `photos` are found
    by an entry's (or, for a logo, a unit's) id and the file as it is named there, `media` (sound, addresses from the
    site's root) and `films` likewise, `screens` by code. `shares` are share images, addresses from the site's root, by an
    entry's or a unit's id, the site's own by the empty one.
    """

    at: datetime
    unlisted: frozenset[str] = frozenset()
    preview: bool = False
    bodies: Mapping[str, str] = field(default_factory=dict)
    photos: Mapping[tuple[str, str], PhotoView] = field(default_factory=dict)
    screens: Mapping[str, ScreenView] = field(default_factory=dict)
    media: Mapping[tuple[str, str], str] = field(default_factory=dict)
    films: Mapping[tuple[str, str], FilmView] = field(default_factory=dict)
    shares: Mapping[str, str] = field(default_factory=dict)
