"""A page as search engines are told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Mapped:
    """A listed page's canonical address, when it last told something new, and its address in each script it is in."""

    address: str
    modified: datetime | None = None
    editions: Mapping[str, str] = field(default_factory=dict)
