"""From the content folder to the catalogue: walks the tree, reads every file, reports everything at once."""

from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, in_order
from zhendi.loading.reading import Reader
from zhendi.loading.walking import walk
from zhendi.model.kinds import KINDS
from zhendi.model.portal import Portal
from zhendi.model.unit import Figure, Screen, Slogan

__all__ = ["load"]

_UNFOUNDED = Portal(name="", owner="", domain="")


def load(root: Path) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue of a content folder and every problem found on the way.

    What is broken is not in the catalogue. It is not founded where site.yml itself is broken: it can be checked then,
    but nothing can be built from it.
    """
    reader = Reader()
    portal = walk(root, reader)
    found = in_order(reader.found)
    catalogue = Catalogue(
        root=root,
        portal=portal or _UNFOUNDED,
        founded=portal is not None,
        units=reader.units,
        entries=tuple(sorted(reader.entries, key=lambda entry: entry.id)),
        screens=tuple(row for row in reader.rows if isinstance(row, Screen)),
        slogans=tuple(row for row in reader.rows if isinstance(row, Slogan)),
        figures=tuple(row for row in reader.rows if isinstance(row, Figure)),
        kinds=KINDS,
        texts=reader.texts,
        drafts=frozenset(reader.drafts),
    )
    return catalogue, found
