"""Lines of an access log: Apache's and nginx' common and combined formats.

A player asks for its manifest about every minute. With a heartbeat it also asks for `beacon.gif?screen=…&release=…&state=…`,
which says what it plays.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qs

STATES = ("playing", "card", "dark", "partial")

_PLACE = b"/screens/"
_REQUEST = b'] "'  # stands in every line of both formats
_LINE = re.compile(
    rb'\[(?P<at>\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\] "(?P<request>(?:[^"\\]|\\.)*)" \d{3} '
)
_ASKED = re.compile(
    rb"GET \S*/screens/(?P<code>[a-z0-9-]{1,64})/(?:manifest\.json|(?P<beacon>beacon\.gif))(?:\?(?P<query>\S*))? HTTP/"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELEASE = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Sign:
    """A screen heard of at a moment (epoch). Release and state are empty where it only asked for its manifest."""

    screen: str
    at: int
    release: str = ""
    state: str = ""


class Rubbish(ValueError):
    """A line that is none of an access log's."""


def sign_in(line: bytes) -> Sign | None:
    """What a line of an access log tells of a screen, None where it is about something else. Raises Rubbish."""
    if _PLACE not in line:
        if _REQUEST not in line:
            raise Rubbish
        return None
    found = _LINE.search(line)
    if not found:
        raise Rubbish
    asked = _ASKED.match(found["request"])
    if not asked:
        return None
    code, at = asked["code"].decode(), _moment(found["at"])
    return Sign(code, at, *_told(asked["query"] or b"")) if asked["beacon"] else Sign(code, at)


def moment_in(line: bytes) -> int | None:
    """The moment of a line, None where it has none."""
    found = _LINE.search(line)
    try:
        return _moment(found["at"]) if found else None
    except Rubbish:
        return None


def _told(query: bytes) -> tuple[str, str]:
    """The release and state of a heartbeat; what is none of ours is left out."""
    told = parse_qs(query.decode("ascii", "replace"))
    release, state = (told.get(key, [""])[-1] for key in ("release", "state"))
    return release if _RELEASE.fullmatch(release) else "", state if state in STATES else ""


@lru_cache(maxsize=1024)
def _moment(written: bytes) -> int:
    """The epoch of `22/Nov/2026:02:47:11 +0000`. Raises Rubbish."""
    try:
        return int(datetime.strptime(_in_figures(written), "%d/%m/%Y:%H:%M:%S %z").timestamp())
    except (ValueError, OverflowError):
        raise Rubbish from None


def _in_figures(written: bytes) -> str:
    """The month as a figure: its English name is not what the machine's own language may call it."""
    day, month, rest = written.decode("ascii").split("/", 2)
    return f"{day}/{_MONTHS.index(month) + 1:02}/{rest}"
