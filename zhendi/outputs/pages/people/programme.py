"""The series that the home page tells of: the one in which the heads of the units speak in turn."""

from zhendi.outputs.pages.cards import quotation
from zhendi.outputs.pages.people.series import seat, told
from zhendi.outputs.pages.people.stage import Series, Stage, series_of
from zhendi.outputs.pages.pictures import Album
from zhendi.register.addresses import series_url
from zhendi.register.listing import Register
from zhendi.register.view import Data

_SEATS = 12


def programme(register: Register, album: Album) -> Data | None:
    """Its figures, who has spoken, and the last that was said; None where there is no such series."""
    series = _of_heads(register)
    if series is None:
        return None
    seats = Stage(register).seats(series, None)
    said = next((held for held in series.held if held.fields.quote), None)
    beside = Album(register.view)  # of its own: whoever is quoted is seen beside the words and in the seat
    return {
        **told(series, seats, "zh-Hans"),
        "quote": quotation(said, beside),
        "seats": [seat(each, "zh-Hans", album) for each in seats[:_SEATS]],
        "url": series_url(None, type(series.held[0].entry)),
    }


def _of_heads(register: Register) -> Series | None:
    """The series of several sessions that was held last."""
    found = (series for series in series_of(register.listed) if series.is_of_heads and len(series.held) > 1)
    return max(found, key=lambda series: series.last, default=None)
