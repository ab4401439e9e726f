"""The index, file by file: its head, the shards, and the texts that results quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhendi.artifact import Artifact
from zhendi.search import postings, shards
from zhendi.search.documents import Document
from zhendi.search.folding import folded, variants_of
from zhendi.search.grams import grams
from zhendi.search.readings import name_grams, name_reading, reading, reading_grams

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
        first, all_grams = _grams(each)
        for gram in first:
            foremost[gram].append(number)
        for gram in all_grams:
            anywhere[gram].append(number)
    return anywhere, foremost


def _grams(each: Document) -> tuple[set[str], set[str]]:
    """A document's grams: those of its titles and names, then all of them."""
    first = grams(map(folded, (*each.titles, *each.names)))
    first.update(reading_grams(reading(each.titles[0])), *(name_grams(name) for name in each.names))
    others = grams(map(folded, (*each.labels, *each.prose, *each.notes)))
    others.update(first, *(name_grams(label) for label in each.labels))
    return first, others


def _values(anywhere: Gathered, foremost: Gathered) -> Mapping[str, str]:
    """A gram's postings; after a space those of titles and names, where there are any."""
    return {
        gram: f"{postings.encoded(numbers)} {postings.encoded(foremost[gram])}"
        if gram in foremost
        else postings.encoded(numbers)
        for gram, numbers in anywhere.items()
    }


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
    """What a result shows: address, script, day, title, prose, short words, then how title and names are read."""
    read = {name: " ".join(name_reading(name)) for name in (*each.names, *each.labels)}
    notes = (*each.titles[1:], *each.names, *each.labels, *each.notes)
    texts = each.titles[0], "\n".join(each.prose), "\n".join(notes)
    return [each.url, each.lang, each.day, *texts, " ".join(reading(each.titles[0])), read]
