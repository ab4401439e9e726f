"""A card: what a list, a home page or a unit shows of an entry."""

from zhendi.chinese import in_script
from zhendi.model.appearance import PageFields, Person, Quote
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.shown import Shown
from zhendi.outputs.pages.view import Data
from zhendi.outputs.pages.words import date_parts, set_heading, set_title, told_in_script


def card(held: Shown, album: Album, pictured: bool = True) -> Data:
    """An entry as plain data for a card; `pictured` asks for its cover."""
    entry, fields = held.entry, held.fields
    picture = album.take(held.id, entry.cover, alternative(held, 0)) if pictured else None
    return {
        "url": held.url,
        "title": set_title(entry.title, entry.screen_title, held.lang),
        "lang": held.lang,
        "theme": held.unit.theme,
        "unit": held.unit.shown_name,
        "label": in_script(entry.label, held.lang),
        "folder": entry.folder,
        "tag": fields.tag,
        "note": told_note(fields.card_note, held.lang),
        "summary": held.summary,
        "picture": picture,
        "style": _style(fields, picture is not None),
        "when": date_parts(held.moment, held.lang),
        "over": held.over,
        "until": held.until.isoformat() if held.until and not held.over else "",
        "draft": entry.status == "draft",
        "urgent": fields.urgent,
        "stars": fields.stars,
        "motto": fields.motto,
    }


def told_note(note: str, lang: str) -> str:
    """A card's note: dates in the page's script, names as written."""
    return "　".join(told_in_script(part, lang) for part in note.split("　"))


def _style(fields: PageFields, pictured: bool) -> str:
    if is_plaque(fields):
        return "plaque"
    return "story" if pictured else "text"


def is_plaque(fields: PageFields) -> bool:
    """Whether it is an honour to hang on a door: a motto, stars or criteria, and nobody's hours."""
    return bool(fields.motto or fields.stars or fields.criteria)


def alternative(held: Shown, number: int) -> str:
    """What a photo shows, in words: its own alternative text, else its caption."""
    photos = held.entry.photos
    return (photos[number].alt or photos[number].caption) if number < len(photos) else ""


def quotation(held: Shown, quote: Quote, album: Album) -> Data:
    """A quotation with who said it, and the page it is from."""
    return {
        "url": held.url,
        "lang": held.lang,
        "text": set_heading(quote.text, held.lang),
        "name": quote.name,
        "role": quote.role,
        "tag": held.fields.tag,
        "title": held.entry.title,
        "unit": held.unit.shown_name,
        "picture": album.take(held.id, quote.photo, quote.name),
        "mark": quote.name[:1],
    }


def person(held: Shown, who: Person, album: Album) -> Data:
    return {
        "name": who.name,
        "team": who.team,
        "hours": who.hours,
        "stars": who.stars,
        "to_next": who.hours_to_next,
        "deeds": who.deeds,
        "picture": album.take(held.id, who.photo, who.name),
        "mark": who.name[:1],
    }
