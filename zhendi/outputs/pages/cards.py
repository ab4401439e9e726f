"""A card: what a list, a home page or a unit shows of an entry."""

from zhendi.chinese import in_script
from zhendi.model.appearance import PageFields, Person
from zhendi.outputs.pages.pictures import Album
from zhendi.register.shown import Shown
from zhendi.register.view import Data
from zhendi.register.words import set_heading

_FACES = 3


def card(held: Shown, album: Album, pictured: bool = True) -> Data:
    """An entry as plain data for a card; `pictured` asks for its cover, unless the page has shown it."""
    in_words = held.entry.photos[0].in_words if held.entry.photos else ""
    picture = album.take(held.id, held.entry.cover, in_words) if pictured else None
    faces = _faces(held, album) if pictured and not picture else []
    style = _style(held.fields, picture is not None, bool(faces))
    return {**held.words, "picture": picture, "faces": faces, "style": style}


def _style(fields: PageFields, pictured: bool, faced: bool) -> str:
    if is_plaque(fields):
        return "plaque"
    return "story" if pictured else "faces" if faced else "text"


def _faces(held: Shown, album: Album) -> list[Data]:
    """The first likenesses of those it honours, where it has no picture of its own."""
    found = (album.take(held.id, who.photo, who.name) for who in held.fields.people[:_FACES])
    return [face for face in found if face]


def is_plaque(fields: PageFields) -> bool:
    """Whether it is an honour to hang on a door: a motto, stars or criteria, and nobody's hours."""
    return bool(fields.motto or fields.stars or fields.criteria)


def quotation(held: Shown | None, album: Album) -> Data | None:
    """What is quoted in an entry with who said it, and the page it is from; None where nothing is."""
    if held is None or held.fields.quote is None:
        return None
    quote = held.fields.quote
    return {
        "url": held.url,
        "lang": held.lang,
        "text": set_heading(quote.text, held.lang),
        "name": quote.name,
        "role": quote.role,
        "tag": in_script(held.fields.tag, held.lang),
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
