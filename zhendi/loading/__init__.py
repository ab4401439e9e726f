"""From the content folder to the catalogue: walks the tree, reads every file, reports everything at once."""

from dataclasses import dataclass, replace
from pathlib import Path

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, in_order
from zhendi.loading.reading import Reader
from zhendi.loading.walking import walk
from zhendi.model.entry import Entry
from zhendi.model.kinds import KINDS
from zhendi.model.portal import Portal
from zhendi.model.unit import Blackout, Figure, Screen, Slogan

__all__ = ["Unwritten", "load", "load_narrowly", "with_unwritten"]


@dataclass(frozen=True)
class Unwritten:
    """An entry on its way: whose it is, of which kind, its file below the content folder, and the bytes it will have."""

    unit: str
    kind: type[Entry]
    path: str
    content: bytes

    @property
    def id(self) -> str:
        return self.path.removesuffix(".md").removesuffix("/index")


_UNFOUNDED = Portal(name="", owner="", domain="")


def load(root: Path) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue of a content folder and every problem found on the way.

    What is broken is not in the catalogue. It is not founded where site.yml itself is broken: it can be checked then,
    but nothing can be built from it.
    """
    reader = Reader()
    return _catalogue(root, walk(root, reader), reader)


def load_narrowly(root: Path, of_unit: str | None = None) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The same without the entries: site.yml, units and their lists alone, which takes little however many there are.

    With `of_unit` the entries of that one unit are in it too.
    """
    reader = Reader()
    return _catalogue(root, walk(root, reader, lambda unit: unit == of_unit), reader)


def with_unwritten(catalogue: Catalogue, new: Unwritten) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue with one entry more, as it would be read once it stands in its file, and what is wrong with it."""
    reader = Reader(units=dict(catalogue.units))
    file = catalogue.root / new.path
    reader.entry(new.kind, file, new.path, new.id, catalogue.units.get(new.unit), new.content)
    entries = sorted((*catalogue.entries, *reader.entries), key=lambda entry: entry.id)
    texts = {**catalogue.texts, **reader.texts}
    return replace(catalogue, entries=tuple(entries), texts=texts), in_order(reader.found)


def _catalogue(root: Path, portal: Portal | None, reader: Reader) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
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
        blackouts=tuple(row for row in reader.rows if isinstance(row, Blackout)),
        kinds=KINDS,
        texts=reader.texts,
        drafts=frozenset(reader.drafts),
    )
    return catalogue, found
