"""Ways to part a list: by year and by type, each part with an address of its own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from zhendi.chinese import in_script, simplified
from zhendi.register.shown import Shown


@dataclass(frozen=True)
class Part:
    """A part of a list, the newest first; `slug` is its folder inside the list's."""

    slug: str
    label: str
    held: tuple[Shown, ...]


@dataclass(frozen=True)
class Facet:
    """One way to part a list."""

    label: str
    parts: tuple[Part, ...]


def facets(held: Sequence[Shown], slugs: Mapping[str, str], lang: str) -> tuple[Facet, ...]:
    """The years, the newest first, and the types, the most frequent first; only where there is a choice."""
    found = (Facet(in_script("年份", lang), _years(held)), Facet(in_script("类型", lang), _types(held, slugs, lang)))
    return tuple(facet for facet in found if len(facet.parts) > 1)


def _years(held: Sequence[Shown]) -> tuple[Part, ...]:
    years: dict[int, list[Shown]] = {}
    for each in held:
        years.setdefault(each.moment.day.year, []).append(each)
    return tuple(Part(f"year_{year}", f"{year}年", tuple(years[year])) for year in sorted(years, reverse=True))


def _types(held: Sequence[Shown], slugs: Mapping[str, str], lang: str) -> tuple[Part, ...]:
    types: dict[str, list[Shown]] = {}
    for each in held:
        if each.fields.tag:
            types.setdefault(simplified(each.fields.tag), []).append(each)
    ranked = sorted(types.items(), key=lambda one: (-len(one[1]), slugs[one[0]]))
    return tuple(Part(slugs[name], in_script(name, lang), tuple(group)) for name, group in ranked)


def type_slugs(held: Iterable[Shown]) -> dict[str, str]:
    """Each type's folder, from how it is read; of those read alike, all but the one told of first bear a digit."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(simplified(each.fields.tag) for each in sorted(held, key=lambda each: each.list_key)):
        slug = reading = f"type_{_reading(name)}"
        number = 1
        while slug in taken:
            number += 1
            slug = f"{reading}{number}"
        taken.add(slug)
        slugs[name] = slug
    return slugs


def _reading(name: str) -> str:
    """How a name is read, in letters and digits alone."""
    return re.sub("[^a-z0-9]", "", "".join(lazy_pinyin(name)).lower())
