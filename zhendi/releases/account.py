"""What must be known of a release beside its manifests, to go back to it: who was shown, in which words, what was black."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from zhendi.catalogue import Catalogue
from zhendi.loops import Loop
from zhendi.model.entry import Entry


@dataclass(frozen=True)
class Shown:
    """What an entry showed on screens: its title, who had agreed to be shown, its media as `name:bytes`."""

    title: str
    people: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True)
class Account:
    """What manifests do not say of themselves: of entries by id, a slogan's words by its picture's digest, which are black."""

    entries: Mapping[str, Shown] = field(default_factory=dict)
    slogans: Mapping[str, str] = field(default_factory=dict)
    black: tuple[str, ...] = ()

    def beside(self, earlier: "Account") -> "Account":
        """What holds where screens play partly this and partly something earlier: of an entry in both, all of either."""
        entries = dict(earlier.entries)
        for entry_id, one in self.entries.items():
            other = entries.get(entry_id, one)
            people, media = {*one.people, *other.people}, {*one.media, *other.media}
            entries[entry_id] = Shown(one.title, tuple(sorted(people)), tuple(sorted(media)))
        return Account(entries, {**earlier.slogans, **self.slogans}, self.black)


def account(catalogue: Catalogue, loops: Iterable[Loop]) -> Account:
    """What is to be known later of what the loops show."""
    entries: dict[str, Shown] = {}
    slogans: dict[str, str] = {}
    for showing in (showing for loop in loops for showing in loop.showings):
        entry = catalogue.entry(showing.playable.entry or "")
        if entry:
            entries[entry.id] = shown(entry)
        elif showing.playable.text:
            slogans |= {page.sha256: showing.playable.text for page in showing.pages}
    black = tuple(screen.code for screen in catalogue.screens if catalogue.blackout(screen.code))
    return Account(entries, slogans, black)


def shown(entry: Entry) -> Shown:
    people = sorted({name for _, name, given in entry.consents() if given})
    return Shown(entry.title, tuple(people), tuple(_media(entry)))


def _media(entry: Entry) -> Iterator[str]:
    for name in sorted({name for _, name in entry.media()}):
        file = entry.home.folder / name
        if file.is_file():
            yield f"{name}:{file.stat().st_size}"
