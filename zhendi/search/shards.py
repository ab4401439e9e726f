"""Shards: the grams and their postings spread over small files, each a script that a page may load from anywhere.

A script, because pages opened from a folder may load nothing else; it calls the one function that the page has for all
of them. A shard bears the digest of what it holds: the head of the index says which digest belongs to it, so that a
browser which kept the one and not the other notices.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

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


def spread(values: Mapping[str, str], count: int) -> list[str]:
    """Each shard's grams and their values as a JSON object."""
    held: list[dict[str, str]] = [{} for _ in range(count)]
    for gram in sorted(values):
        held[place_of(gram, count)][gram] = values[gram]
    return [_ENCODER.encode(each) for each in held]


def digest(data: str) -> str:
    """Four signs that stand for what a shard holds."""
    return sha256(data.encode()).hexdigest()[:4]


def script(part: str, number: int, mark: str, data: str) -> bytes:
    """A file of the index: `part` says what it is, `data` is JSON."""
    return f'{CALL}("{part}",{number},"{mark}",{data});\n'.encode()


def encoded(data: object) -> str:
    return _ENCODER.encode(data)
