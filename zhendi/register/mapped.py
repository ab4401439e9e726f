"""A page as search engines are told of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Mapped:
    """A listed page: its file from the site's root, the script it is written in, when it last told something new."""

    file: str
    lang: str
    modified: datetime | None = None
