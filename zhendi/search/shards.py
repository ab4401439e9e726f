"""The files of the index: scripts that a page may load from anywhere.

Scripts, because pages opened from a folder may load nothing else; each calls the one function that the page has for all
of them. The grams and their values are spread over shards. A shard bears the digest of what it holds, and the head of
the index says which digest belongs to it, so that a browser which kept the one and not the other notices.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

CALL = "zhendiFound"
_A_SHARD = 9_000  # postings: some 8 KB compressed
_MOST = 2048
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def shard_count(postings: int) -> int:
    """How many shards so many postings are spread over: a power of two, so that it seldom changes as the site grows."""
    wanted = 1
    while wanted * _A_SHARD < postings and wanted < _MOST:
        wanted *= 2
    return wanted


def place_of(gram: str, count: int) -> int:
    """The shard that holds a gram. zhendi/look/search/postings.js works it out in the same way."""
    place = 0
    for char in gram:
        place = (place * 31 + ord(char)) % 0x100000
    return place % count


def spread(grams: Iterable[str], count: int) -> list[list[str]]:
    """The grams of each shard."""
    held: list[list[str]] = [[] for _ in range(count)]
    for gram in grams:
        held[place_of(gram, count)].append(gram)
    return held


def shard(values: Mapping[str, str]) -> str:
    """A shard's grams and their values as JSON, whatever order they come in."""
    return encoded(dict(sorted(values.items())))


def digest(data: str) -> str:
    """Four signs that stand for what a file holds."""
    return sha256(data.encode()).hexdigest()[:4]


def script(part: str, number: int, mark: str, data: str) -> bytes:
    """A file of the index: `part` says what it is, `data` is JSON."""
    return f'{CALL}("{part}",{number},"{mark}",{data});\n'.encode()


def read(file: Path) -> tuple[str, str]:
    """The mark and the JSON of a file that `script` made. Raises OSError or ValueError where there is none."""
    _, _, mark, data = file.read_text(encoding="utf-8").split(",", 3)
    return mark.strip('"'), data.removesuffix(");\n")


def encoded(data: object) -> str:
    return _ENCODER.encode(data)
