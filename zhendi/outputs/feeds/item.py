"""What a feed tells of an entry, whatever the format."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA
from zhendi.outputs.feeds.content import content
from zhendi.register import Register, Shown
from zhendi.register.addresses import absolute, page_address, unit_url

TYPES = {
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
}
_PICTURE_WIDTH = 800  # pixels, at least, where the picture has them: a phone's width
# What XML 1.0 cannot hold, “Characters”; JSON and UTF-8 are the better for going without.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Item:
    """An entry as feeds tell it: addresses are whole, `html` needs nothing from its page, moments know their zone."""

    address: str
    title: str
    lang: str
    published: datetime
    modified: datetime
    summary: str
    html: str
    unit: str
    unit_address: str
    categories: tuple[str, ...]
    picture: str
    recordings: tuple[str, ...]


def item(register: Register, held: Shown) -> Item:
    base, entry, picture = register.catalogue.portal.address_base, held.entry, _picture(register, held)
    return Item(
        address=page_address(base, held.url),
        title=speakable(entry.title),
        lang=held.lang,
        published=entry.starts.astimezone(CHINA),
        modified=held.modified.astimezone(CHINA),
        summary=speakable(held.summary),
        html=speakable(content(register, held, "" if _placed(register, held) else picture)),
        unit=speakable(held.unit.name),
        unit_address=page_address(base, unit_url(held.unit)),
        categories=tuple(map(speakable, _categories(held))),
        picture=picture,
        recordings=_recordings(register, held),
    )


def speakable(text: str) -> str:
    """The text without the characters that no feed can hold."""
    return _UNSPEAKABLE.sub("", text)


def mime(address: str) -> str:
    return TYPES[PurePosixPath(address).suffix.lower()]


def _categories(held: Shown) -> dict[str, None]:
    """Kind, tag, topics and campaigns, each once, in order."""
    named = (in_script(held.entry.label, held.lang), in_script(held.fields.tag, held.lang))
    return dict.fromkeys(name for name in (*named, *held.entry.topics, *held.entry.campaigns) if name)


def _picture(register: Register, held: Shown) -> str:
    """Its cover's address, wide enough for a phone; empty where it has none."""
    cover = held.entry.cover
    photo = register.view.photos.get((held.id, cover.file)) if cover else None
    if photo is None or not photo.renditions:
        return ""
    wide = (address for width, _, address in photo.renditions if width >= _PICTURE_WIDTH)
    return absolute(register.catalogue.portal.address_base, next(wide, photo.renditions[-1][2]))


def _placed(register: Register, held: Shown) -> bool:
    """Whether its body shows the cover already, in whatever width."""
    cover, body = held.entry.cover, register.view.bodies.get(held.id, "")
    photo = register.view.photos.get((held.id, cover.file)) if cover and "<img" in body else None
    return photo is not None and any(address in body for _, _, address in photo.renditions)


def _recordings(register: Register, held: Shown) -> tuple[str, ...]:
    """The addresses of its sound and its film."""
    sound = register.view.media.get((held.id, held.fields.audio), "")
    film = register.view.films.get((held.id, held.fields.video))
    found = (sound, film.address if film else "")
    return tuple(absolute(register.catalogue.portal.address_base, address) for address in found if address)
