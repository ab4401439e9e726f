"""A page of the site, as it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Page:
    """One page of the site. `path` is its source name (`guiyi/youyihe/index.md`), `context` plain JSON.

    `meta` is what its head tells machines (meta.py), empty where it tells them nothing. `modified` is when it last told
    something new, None where that is not known.
    """

    path: str
    template: str
    title: str
    context: Mapping[str, object]
    noindex: bool = False
    canonical: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    modified: datetime | None = None

    @property
    def file(self) -> str:
        """Where it lies on the site, from its root."""
        return self.path.removesuffix(".md") + ".html"

    @property
    def told(self) -> Mapping[str, object]:
        """What it is drawn from. When it was modified says nothing of how it looks."""
        return {name: value for name, value in vars(self).items() if name != "modified"}
