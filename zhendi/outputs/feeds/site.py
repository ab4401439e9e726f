"""All feeds of a site: its own and every unit's, of all kinds together and of each."""

from collections.abc import Iterator

from zhendi.artifact import Artifact
from zhendi.outputs.feeds.atom import atom_entry, atom_feed
from zhendi.outputs.feeds.channel import channel
from zhendi.outputs.feeds.item import item
from zhendi.outputs.feeds.json_feed import json_feed, json_item
from zhendi.register import Register, Shown
from zhendi.register.addresses import feed_url

NEWEST = 30


def feeds(register: Register) -> Iterator[Artifact]:
    """Every feed that has something to tell, in both formats."""
    told = _Told(register)
    for unit in (None, *register.catalogue.units.values()):
        for kind in (None, *register.catalogue.kinds):
            held = register.of(unit.id if unit else None, kind.folder if kind else "")[:NEWEST]
            if held:
                about, items = channel(register, unit, kind, held), [told[each] for each in held]
                yield Artifact(feed_url(unit, kind, "xml"), atom_feed(about, (atom for atom, _ in items)))
                yield Artifact(feed_url(unit, kind, "json"), json_feed(about, (row for _, row in items)))


class _Told:
    """Entries in both formats, each written once: it stands in up to eight feeds of either."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._made: dict[str, tuple[str, str]] = {}

    def __getitem__(self, held: Shown) -> tuple[str, str]:
        made = self._made.get(held.id)
        if made is None:
            told = item(self._register, held)
            made = self._made[held.id] = atom_entry(told), json_item(told)
        return made
