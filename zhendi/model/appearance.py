"""How an entry appears: what its page shows beside the body, and what is drawn of it for screens. Plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from zhendi.chinese import in_script


@dataclass(frozen=True)
class PhotoRef:
    """A picture to be drawn: its file name relative to the entry, and where its subject is (fractions of its size)."""

    file: str
    focus: tuple[float, float] | None = None


@dataclass(frozen=True)
class Drawing:
    """One drawing 画面 of an entry: a layout's name and its plain data; a PhotoRef stands where a photograph goes."""

    layout: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class Fact:
    """A line of the fact box, such as 地点 红色广场. `icon` is a name the template knows, or empty."""

    label: str
    value: str
    icon: str = ""


@dataclass(frozen=True)
class Quote:
    text: str
    name: str
    role: str
    photo: PhotoRef | None = None


@dataclass(frozen=True)
class Speaker:
    """Who spoke. `unit` is the unit spoken for, as written or empty; `heads` tells that the speaker leads it."""

    name: str
    role: str
    unit: str = ""
    heads: bool = False
    photo: PhotoRef | None = None


@dataclass(frozen=True)
class Person:
    """One of several people honoured. `hours_to_next` is what is missing to the next star, None at the highest."""

    name: str
    team: str = ""
    hours: int | None = None
    stars: int = 0
    hours_to_next: int | None = None
    deeds: str = ""
    photo: PhotoRef | None = None


@dataclass(frozen=True)
class PageFields:
    """What a kind shows on a page. Empty parts leave no trace."""

    tag: str = ""
    urgent: bool = False
    facts: tuple[Fact, ...] = ()
    starts: datetime | None = None
    ends: datetime | None = None
    venue: str = ""
    organiser: str = ""
    card_note: str = ""
    quote: Quote | None = None
    speaker: Speaker | None = None
    attendance: int | None = None
    year: int | None = None
    points: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    stars: int | None = None
    motto: str = ""
    criteria: tuple[str, ...] = ()
    before: PhotoRef | None = None
    after: PhotoRef | None = None
    outcome: str = ""
    series: str = ""
    signup: str = ""
    contact: str = ""
    audio: str = ""
    video: str = ""


@dataclass(frozen=True)
class Setting:
    """What an entry must be told to appear: its summary with the figures put in, the hours of each star, its script."""

    summary: str
    star_hours: tuple[int, ...]
    lang: str = "zh-Hans"

    def say(self, text: str) -> str:
        """A word of ours, such as a date or a choice, in the entry's script; what staff wrote stays as it is."""
        return in_script(text, self.lang)
