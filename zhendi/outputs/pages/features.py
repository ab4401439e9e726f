"""What home and units have in common: what is noted, what is new, what was said, and the units."""

from dataclasses import dataclass

from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card, is_plaque
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown
from zhendi.register.view import Data
from zhendi.register.words import set_slogan

_NOTED, _NEWEST = 3, 5


@dataclass(frozen=True)
class Features:
    """The entries that a page puts first, none of them twice."""

    alarms: tuple[Shown, ...]
    noted: tuple[Shown, ...]
    fresh: tuple[Shown, ...]
    said: Shown | None

    @property
    def ids(self) -> frozenset[str]:
        said = (self.said,) if self.said else ()
        return frozenset(held.id for held in (*self.alarms, *self.noted, *self.fresh, *said))


def features(listed: tuple[Shown, ...]) -> Features:
    alarms = tuple(held for held in listed if held.fields.urgent and not held.over)
    noted = tuple(sorted((held for held in listed if _is_noted(held)), key=_soonest))[:_NOTED]
    said = next((held for held in listed if held.fields.quote), None)
    apart = {held.id for held in (*alarms, *noted, said) if held}
    return Features(alarms, noted, _fresh(listed, apart), said)


def _is_noted(held: Shown) -> bool:
    return held.announces and not held.entry.cover and not held.fields.urgent


def _soonest(held: Shown) -> float:
    return held.until.timestamp() if held.until else float("inf")


def _fresh(listed: tuple[Shown, ...], apart: set[str]) -> tuple[Shown, ...]:
    """The newest that have something to show, of as many units as can be."""
    pictured = [held for held in listed if held.entry.cover and held.id not in apart and not is_plaque(held.fields)]
    firsts: dict[str, Shown] = {}
    for held in pictured:
        firsts.setdefault(held.unit.id, held)
    others = [held for held in pictured if firsts[held.unit.id] is not held]
    chosen = [*firsts.values(), *others][:_NEWEST]
    return tuple(sorted(chosen, key=lambda held: held.sort_key, reverse=True))


def featured(found: Features, album: Album) -> Data:
    """The features as a template shows them."""
    return {
        "alarms": [card(held, album, pictured=False) for held in found.alarms],
        "noted": [card(held, album, pictured=False) for held in found.noted],
        "fresh": [card(held, album) for held in found.fresh],
    }


def unit_card(register: Register, unit: Unit) -> Data:
    below = register.catalogue.children(unit.id)
    return {
        "name": unit.name,
        "slogan": set_slogan(unit.slogan, unit.lang) if unit.slogan else "",
        "url": unit_url(unit),
        "lang": unit.lang,
        "theme": unit.theme,
        "level": unit.level,
        "count": len(register.of(unit.id)),
        "below": [{"name": held.shown_name, "url": unit_url(held), "lang": held.lang} for held in below],
    }
