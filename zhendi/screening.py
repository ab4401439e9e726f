"""Films on screens and pages: which screen plays a film, and how large it is made for each."""

from pathlib import Path

from zhendi.films import FilmFacts, FilmProblem, FilmRendition, FilmStore, Profile
from zhendi.films.fitting import Frame, fitted

Size = tuple[int, int]  # width, height in pixels

# A film is made for the smallest of these that holds it as it will be seen, so that screens of many sizes share a few.
_STEPS = ((640, 360), (1280, 720), (1920, 1080))
# What every phone plays, in WeChat too, at a rate that mobile networks carry without a pause.
_PHONE = Profile("main", "3.1", 1280, 720, 1500, (("cabac", "1"), ("8x8dct", "0")))


def plays(film: Size, panel: Size) -> bool:
    """Whether a film fills enough of a panel to be played on it: half, at the least.

    A film is never cut or stretched. Where more than half of the panel would be black around it, as with a film that
    lies on a screen that stands or is a strip, passers-by see a small picture in a dark screen; the drawn slides are
    made for the panel's own shape and say more.
    """
    one, other = film[0] * panel[1], film[1] * panel[0]
    return 2 * min(one, other) >= max(one, other)


def box(film: Size, panel: Size) -> Size:
    """For which size a film is made to be played on a panel. It is never enlarged, so a small film needs no large one."""
    scale = min(1.0, panel[0] / film[0], panel[1] / film[1])
    seen = round(film[0] * scale), round(film[1] * scale)
    steps = _STEPS if film[0] >= film[1] else tuple((height, width) for width, height in _STEPS)
    return next((step for step in steps if step[0] >= seen[0] and step[1] >= seen[1]), steps[-1])


class Cinema:
    """Makes films ready, for one look at the content: a film is read once, however many screens play it."""

    def __init__(self, store: FilmStore) -> None:
        self.store = store
        self._known: dict[Path, FilmFacts] = {}

    def inspect(self, file: Path) -> FilmFacts:
        """Return what a film is, played through once for its page, since no less shows damage. Raises FilmProblem."""
        facts = self._facts(file)
        self._for_phones(file, facts)
        return facts

    def for_page(self, file: Path) -> FilmRendition | None:
        """The film for phones; None where it was taken away or changed since it was inspected."""
        try:
            return self._for_phones(file, self._facts(file))
        except FilmProblem:
            return None

    def for_screen(self, file: Path, panel: Size) -> FilmRendition | None:
        """The film for a panel; None where it would fill too little of it, or was taken away since it was inspected."""
        try:
            facts = self._facts(file)
            size = facts.width, facts.height
            return self.store.rendition(file, facts.digest, *box(size, panel)) if plays(size, panel) else None
        except FilmProblem:
            return None

    def _facts(self, file: Path) -> FilmFacts:
        if file not in self._known:
            self._known[file] = self.store.inspect(file)
        return self._known[file]

    def _for_phones(self, file: Path, facts: FilmFacts) -> FilmRendition:
        long, short = _PHONE.longest, _PHONE.shortest
        most = (long, short) if facts.width >= facts.height else (short, long)
        return self.store.made(file, facts.digest, Frame(fitted((facts.width, facts.height), most, False)), _PHONE)
