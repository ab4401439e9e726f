"""Folding: one spelling of everything that a reader may take for the same.

NFKC, lower case, letters and digits only, and of every family of characters that traditional, simplified, Hong Kong and
Taiwan writing exchange, one member. A character is folded by itself, wherever it stands, so that the reader's browser
can do the same with one small table: zhendi/look/search/fold.js, which must agree with this module on every character.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from opencc import OpenCC

# What is kept of a text: digits and letters of the scripts that may stand in one here. fold.js has the same ranges.
KEPT = re.compile(
    "[0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc"
    "\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af]"
)
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]+")
_EXCHANGES = ("t2s", "s2t", "t2tw", "t2hk", "tw2t", "hk2t")


def folded(text: str) -> str:
    """The text as it is searched: letters and digits, without anything between them."""
    return text.translate(_folds)


@cache
def variants() -> Mapping[str, str]:
    """Every character that another of its family stands for, with that one: 標 → 标, 裡 → 里, 著 → 着."""
    families: dict[str, set[str]] = {}
    for one, other in _exchanged():
        joined = families.get(one, {one}) | families.get(other, {other})
        families.update(dict.fromkeys(joined, joined))
    simplest = dict(zip(families, _converted("t2s", families), strict=True))
    return {char: rep for char, family in families.items() if (rep := _first_of(family, simplest)) != char}


def variants_of(alphabet: Iterable[str]) -> str:
    """The variants of the characters in an alphabet, as pairs one after another: what a browser needs to fold."""
    wanted = set(alphabet)
    return "".join(sorted(char + rep for char, rep in variants().items() if rep in wanted))


def _exchanged() -> Iterator[tuple[str, str]]:
    chars = [chr(code) for first, end in _HAN for code in range(first, end)]
    for name in _EXCHANGES:
        pairs = zip(chars, _converted(name, chars), strict=True)
        yield from ((char, other) for char, other in pairs if char != other and len(other) == 1)


def _converted(name: str, chars: Iterable[str]) -> list[str]:
    return str(OpenCC(name).convert("\n".join(chars))).split("\n")


def _first_of(family: Iterable[str], simplest: Mapping[str, str]) -> str:
    """The family's simplified member, the first in Unicode's order where there are several."""
    return min((char for char in family if simplest[char] == char), default=min(family))


class _Folds(defaultdict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        told = KEPT.findall(unicodedata.normalize("NFKC", chr(code)).lower())
        self[code] = "".join(variants().get(char, char) for char in told)
        return self[code]


_folds = _Folds()
