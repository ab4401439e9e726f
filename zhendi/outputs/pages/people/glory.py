"""What a home or unit page shows of those honoured: the first of the last year, the last households, and the wall."""

from zhendi.model.unit import Unit
from zhendi.outputs.pages.cards import card, is_plaque
from zhendi.outputs.pages.people.honoured import star, years_of
from zhendi.outputs.pages.people.wall import has_wall
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import wall_url
from zhendi.register.listing import Register
from zhendi.register.view import Data

_PEOPLE, _PLAQUES = 4, 3


def glory(register: Register, unit: Unit | None, album: Album) -> Data:
    held = register.of(unit.id if unit else None)
    years = [year for year in years_of(held) if year.people]
    walls = [wall_url(unit, kind) for kind in register.catalogue.kinds if has_wall(register, unit, kind)]
    plaques = [each for each in held if is_plaque(each.fields)][:_PLAQUES]
    return {
        "stars": [star(one, album) for one in years[0].people[:_PEOPLE]] if years else [],
        "plaques": [card(each, album, pictured=False) for each in plaques],
        "wall": walls[0] if walls else "",
    }
