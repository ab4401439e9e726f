"""The index, file by file: its head, the shards, and the texts that results quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhendi.artifact import Artifact
from zhendi.search import postings, shards
from zhendi.search.documents import Document
from zhendi.search.folding import folded, variants_of
from zhendi.search.grams import grams
from zhendi.search.readings import Reading, name_reading, reading, reading_grams

FOLDER = "search"
A_CHUNK = 4  # documents whose texts share a file

Gathered = dict[str, list[int]]


def index(found: Iterable[Document]) -> Iterator[Artifact]:
    """Every file of the index of these documents, which stand in the order of their numbers."""
    held = tuple(found)
    values = _values(*_gather(held))
    count = shards.shard_count(sum(map(len, values.values())))
    parts = shards.spread(values, count)
    marks = [shards.digest(part) for part in parts]
    texts = [shards.encoded([_row(each) for each in held[at : at + A_CHUNK]]) for at in range(0, len(held), A_CHUNK)]
    head = {
        **_places(held),
        "chunk": A_CHUNK,
        "marks": "".join(marks),
        "version": shards.digest("".join((*marks, *texts))),
        "variants": variants_of(gram for gram in values if len(gram) == 1),
    }
    yield Artifact(f"{FOLDER}/head.js", shards.script("h", 0, "", shards.encoded(head)))
    for number, (part, mark) in enumerate(zip(parts, marks, strict=True)):
        yield Artifact(f"{FOLDER}/g{number}.js", shards.script("g", number, mark, part))
    for number, text in enumerate(texts):
        yield Artifact(f"{FOLDER}/t{number}.js", shards.script("t", number, "", text))


def _gather(held: Sequence[Document]) -> tuple[Gathered, Gathered]:
    """For every gram the documents that hold it, and those that hold it in a title or a name."""
    anywhere: Gathered = defaultdict(list)
    foremost: Gathered = defaultdict(list)
    for number, each in enumerate(held):
        first = [folded(text) for text in (*each.titles, *each.names)]
        first_grams = grams(first)
        for gram in first_grams:
            foremost[gram].append(number)
        for gram in first_grams | grams(map(folded, (*each.prose, *each.notes))):
            anywhere[gram].append(number)
        for gram in reading_grams(_readings(each)):
            anywhere[gram].append(number)
    return anywhere, foremost


def _values(anywhere: Gathered, foremost: Gathered) -> Mapping[str, str]:
    """A gram's postings; after a space those of titles and names, where there are any."""
    return {
        gram: f"{postings.encoded(numbers)} {postings.encoded(foremost[gram])}"
        if gram in foremost
        else postings.encoded(numbers)
        for gram, numbers in anywhere.items()
    }


def _readings(each: Document) -> Iterator[Reading]:
    yield reading(each.titles[0])
    yield from map(name_reading, each.names)


def _places(held: Sequence[Document]) -> Mapping[str, object]:
    """Of every document kind, unit and year, each its place in a list of them."""
    columns = {
        "kind": [each.kind for each in held],
        "unit": [each.unit for each in held],
        "year": [each.day[:4] for each in held],
    }
    names = {name: {value: place for place, value in enumerate(dict.fromkeys(held))} for name, held in columns.items()}
    told = {f"{name}s": [*places] for name, places in names.items()}
    places = {name: postings.encoded_each([names[name][value] for value in column]) for name, column in columns.items()}
    return {"count": len(held), **told, **places}


def _row(each: Document) -> list[object]:
    """What a result shows: address, script, day, title, prose, notes, then how title and names are read."""
    names = {name: " ".join(name_reading(name)) for name in each.names}
    return [
        *(each.url, each.lang, each.day, each.titles[0]),
        *("\n".join(each.prose), "\n".join((*each.titles[1:], *each.notes, *each.names))),
        *(" ".join(reading(each.titles[0])), names),
    ]
