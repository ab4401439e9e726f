"""Share images 分享图: one for every entry that the site lists, for every unit and for the site itself, drawn once."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from zhendi.artifact import Artifact
from zhendi.briefs import Briefing
from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.drawing import Brief, Canvas, Page, Studio
from zhendi.model.appearance import Drawing, PageFields, PhotoRef
from zhendi.model.chinese_dates import WEEKDAYS
from zhendi.model.entry import Entry
from zhendi.photos import PhotoProblem

Progress = Callable[[int, int], None]
SITE = ""  # whose image the site's own is

# Chats ask for 1200 by 630 pixels, and show a quarter of that. At four metres and a millimetre a pixel the angles of
# drawing/tokens.toml make a title a tenth of the height, the least that is still read there.
CANVAS = Canvas(1200, 630, 630.0, 4.0)
_REMEMBERED = 36  # characters of a motto or a quotation that leave room for the rest
_FACES, _FACTS = 4, 2
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]+[”’」』）]*")


@dataclass(frozen=True)
class Shares:
    """The images by their owner: an entry's or a unit's id, SITE for the site's own."""

    pages: Mapping[str, Page]

    @property
    def addresses(self) -> dict[str, str]:
        """Where each lies on the site, from its root."""
        return {owner: _address(page) for owner, page in self.pages.items()}

    def artifacts(self) -> Iterator[Artifact]:
        yield from (Artifact(_address(page), page.file) for page in self.pages.values())


def draw_shares(
    catalogue: Catalogue, briefing: Briefing, studio: Studio, at: datetime, preview: bool, progress: Progress
) -> Shares:
    """All share images at a moment. What is not listed has none: whoever holds its code may pass that on."""
    briefs = dict(_briefs(catalogue, briefing, at, preview))
    drawn = studio.draw_all([replace(brief, light=True) for brief in briefs.values()], progress)
    return Shares({owner: drawn[number].pages[0] for number, owner in enumerate(briefs)})


def _briefs(catalogue: Catalogue, briefing: Briefing, at: datetime, preview: bool) -> Iterator[tuple[str, Brief]]:
    portal = catalogue.portal
    yield SITE, _site(catalogue)
    for unit in catalogue.units.values():
        card = {"above": portal.name, "title": unit.name, "slogan": unit.slogan}
        address = f"{portal.address_base}{unit.id}/"
        yield unit.id, briefing.of_unit(unit, Drawing("nameplate", {**card, "qr": address}), CANVAS)
    for entry in catalogue.entries:
        if entry.is_on_site(at) and entry.stands(preview):
            # a picture that was taken away since it was checked: its page goes without this one too
            with suppress(PhotoProblem):
                yield entry.id, briefing.of_entry(entry, _drawing(catalogue, entry), CANVAS)


def _site(catalogue: Catalogue) -> Brief:
    portal = catalogue.portal
    card = {"above": "", "title": portal.name, "slogan": portal.slogan, "qr": portal.address_base}
    return Brief("nameplate", {**card, "theme": "green", "lang": "zh-Hans", "unit": portal.name}, CANVAS)


def _drawing(catalogue: Catalogue, entry: Entry) -> Drawing:
    """What is remembered of an entry: its title, its picture or what stands for one, its words, then when and where."""
    setting = catalogue.setting(entry)
    fields, lang = entry.page_fields(setting), catalogue.lang_of(entry)
    first = entry.drawings(setting)[0].data
    data = {
        "label": first["label"],
        "title": entry.heading,
        "site": catalogue.portal.name,
        "urgent": fields.urgent,
        "photo": entry.cover,
        "faces": _faces(fields),
        "leaf": _leaf(entry, lang) if fields.starts and not fields.urgent else None,
        "stars": fields.stars,
        "said": _said(fields),
        "facts": list(_facts(fields, first)),
    }
    return Drawing("share", data)


def _faces(fields: PageFields) -> list[PhotoRef]:
    quoted = fields.quote.photo if fields.quote else None
    found = (quoted, *(who.photo for who in fields.people))
    return [photo for photo in found if photo][:_FACES]


def _leaf(entry: Entry, lang: str) -> Mapping[str, str] | None:
    """The day on which it begins, as on a calendar."""
    if entry.happens is None:
        return None
    day = entry.happens[0].day
    weekday = in_script(f"周{WEEKDAYS[day.weekday()]}", lang)
    return {"month": f"{day.month}月", "day": str(day.day), "weekday": weekday}


def _said(fields: PageFields) -> str:
    """A motto, or of a quotation what is said in a breath: its whole, else its first sentence."""
    quote = fields.quote.text if fields.quote else ""
    sentence = _SENTENCE.match(quote)
    said = (fields.motto.replace("|", ""), quote, sentence[0] if sentence else "")
    return next((text for text in said if text and len(text) <= _REMEMBERED), "")


def _facts(fields: PageFields, first: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What its first slide tells beside the title, else what stands on its card."""
    told = first.get("facts") or ([("", fields.card_note.replace("　", "·"))] if fields.card_note else [])
    assert isinstance(told, list)
    yield from ((label, value) for label, value in told[:_FACTS])


def _address(page: Page) -> str:
    return f"assets/share/{page.sha256}.jpg"
