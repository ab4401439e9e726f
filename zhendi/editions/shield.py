"""Keeps names out of a conversion: each is taken out, and put back as it is to be written."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape

from zhendi.editions.surnames import ENDING

HELD = "\ue000"  # stands for what is held back; a private-use character, which no dictionary knows
# What templates set between the words of a heading.
_BREAK = '(?:<wbr>|</span><span class="ph">)?'
_MARKUP = re.compile("(<[^>]*>)")


@dataclass(frozen=True, eq=False)
class Shield:
    """`names` and `people` tell of a name in a text how it is written on the converted page.

    People's names are passed over where their surname ends a word: 关于某某 names nobody called 于某某.
    """

    names: Mapping[str, str]
    people: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that it says: another one may spare a page otherwise."""
        told = json.dumps([sorted(self.names.items()), sorted(self.people.items())])
        return sha256(told.encode()).hexdigest()

    def without_names(self, text: str) -> tuple[str, list[str]]:
        """The text with HELD in place of each name, and in order what is to stand there. The text may be HTML."""
        held: list[str] = []
        if not self._wanted and HELD not in text:
            return text, held

        def keep(found: re.Match[str]) -> str:
            held.append(self._told(found[0]))
            return HELD

        return self._pattern.sub(keep, text), held

    def _told(self, found: str) -> str:
        """A name as it is to be written, broken where it was broken."""
        parts = _MARKUP.split(found)
        name = "".join(parts[::2])
        told = self._wanted.get(name, name)
        if len(parts) == 1 or len(told) != len(name):
            return told
        letters = iter(told)
        return "".join(part if n % 2 else "".join(next(letters) for _ in part) for n, part in enumerate(parts))

    @cached_property
    def _wanted(self) -> Mapping[str, str]:
        return {escape(name): escape(told) for name, told in (*self.people.items(), *self.names.items())}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Longer names first; by their first characters, of which few stand in a text."""
        by_head: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._wanted, key=lambda name: (-len(name), name)):
            by_head[name[0]].append(self._one(name))
        return re.compile("|".join((HELD, *(f"{re.escape(head)}(?:{'|'.join(by_head[head])})" for head in by_head))))

    def _one(self, name: str) -> str:
        """The pattern of a name behind its first character."""
        rest = "".join(_BREAK + re.escape(letter) for letter in name[1:])
        guard = ENDING.get(name[0], "") if name not in self._declared else ""
        return f"(?<![{guard}]{re.escape(name[0])}){rest}" if guard else rest

    @cached_property
    def _declared(self) -> frozenset[str]:
        return frozenset(map(escape, self.names))


def with_names(text: str, held: Iterable[str]) -> str:
    """The converted text with the names back in their places."""
    pieces: Iterator[str] = iter(held)
    return re.sub(HELD, lambda _: next(pieces), text) if HELD in text else text
