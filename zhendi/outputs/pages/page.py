"""A page of the site, as it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """One page of the site. `path` is its source name (`guiyi/youyihe/index.md`), `context` plain JSON.

    `meta` is what its head tells machines (meta.py), empty where it tells them nothing.
    """

    path: str
    template: str
    title: str
    context: Mapping[str, object]
    noindex: bool = False
    canonical: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
