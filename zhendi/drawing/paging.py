"""What a brief becomes on a canvas: one page, a series, or so many characters too many. Nothing is shrunk below its floor."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from zhendi.drawing.excess import least_cut
from zhendi.drawing.setting import seen, split_text
from zhendi.drawing.typeset import Sheet

READABLE = 45  # characters of running text that people read in passing
PageData = dict[str, Any]
SetPage = Callable[[PageData], Sheet]

# A sentence of a summary may stay with the site; a fact, a warning or a point may not.
_SHORTENED = ("story", "family")
# What is shown whatever its length: nothing stands behind it.
_ALWAYS = ("title", "share", "nameplate")
# Where the items of a page stand in its data; the template's column of text holds them.
_ITEMS = {
    "story": ("facts", "lines"),
    "notice": ("facts", "lines"),
    "emergency": ("facts", "lines"),
    "family": ("motto", "lines"),
    "points": ("points",),
}


@dataclass(frozen=True)
class Plan:
    """The data of each page; or excess, the count of characters to cut before there can be any."""

    pages: tuple[PageData, ...]
    excess: int = 0
    left_out: tuple[str, ...] = ()


def plan(layout: str, data: Mapping[str, object], set_page: SetPage) -> Plan:
    """Divide a brief into pages. Where words lack room, first the QR code and then the photograph give way.

    On a long low surface or a square one the code also gives way where it would make the series longer.
    """
    found = Plan((), 1)
    for page in _leaner(dict(data)):
        found = _planned(layout, page, set_page)
        if not found.excess:
            return _numbered(_without_code(found, layout, page, set_page))
    return found


def _without_code(found: Plan, layout: str, data: PageData, set_page: SetPage) -> Plan:
    code = set_page(_numbered(found).pages[0]).qr
    if len(found.pages) == 1 or not code or not code.spare:
        return found
    shorter = _planned(layout, data | {"qr": None}, set_page)
    return shorter if len(shorter.pages) < len(found.pages) else found


def _leaner(data: PageData) -> Iterator[PageData]:
    yield data
    if data.get("qr"):
        yield (data := data | {"qr": None})
    if data.get("photo"):
        yield data | {"photo": None}


def _planned(layout: str, data: PageData, set_page: SetPage) -> Plan:
    if layout in _ITEMS:
        return _flow(data, _ITEMS[layout], layout in _SHORTENED, set_page)
    if layout == "quote":
        return _speech(data, set_page)
    if layout in ("people", "figures"):
        return _gallery(data, layout, set_page)
    return _single(data, set_page, always=layout in _ALWAYS)


def _numbered(found: Plan) -> Plan:
    count = len(found.pages)
    pages = tuple(page | _place(i, count) for i, page in enumerate(found.pages))
    return Plan(pages, 0, found.left_out)


def _place(i: int, count: int) -> PageData:
    return {"index": i + 1, "count": count}


def _single(data: PageData, set_page: SetPage, always: bool) -> Plan:
    data = data | _place(0, 1)
    sheet = set_page(data)
    if always or not sheet.over:
        return Plan((data,))
    return Plan((), least_cut(data, set_page))


# A flow: facts, sentences or points follow each other over as many pages as they need.


@dataclass(frozen=True)
class _Item:
    key: str
    value: Any

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else self.value[-1]


def _flow(data: PageData, keys: tuple[str, ...], shortened: bool, set_page: SetPage) -> Plan:
    rest = [_Item(key, value) for key in keys for value in _values(key, data.get(key))]
    pages: list[PageData] = []
    done = 0
    while not pages or rest:
        if pages and shortened and rest[0].key == "lines" and len(pages) >= set_page(pages[0]).most:
            return Plan(tuple(pages), 0, tuple(item.text for item in rest))
        page, taken, excess = _flow_page(data, keys, rest, (len(pages) + 1, done), set_page)
        if excess:
            return Plan((), excess)
        pages.append(page)
        done += taken
        rest = rest[taken:]
    return Plan(tuple(pages))


def _values(key: str, given: Any) -> list[Any]:
    if key == "lines":
        return [piece for line in given or () for piece in split_text(line, READABLE)]
    return [given] if isinstance(given, str) and given else list(given or ())


def _flow_page(
    data: PageData, keys: tuple[str, ...], rest: list[_Item], place: tuple[int, int], set_page: SetPage
) -> tuple[PageData, int, int]:
    """The next page, how many items it takes, and the excess when it can take none of them."""
    index, done = place
    head = data | {"index": index, "count": 2 if index > 1 else 1, "first": done + 1}
    count = _readable(rest)
    if keys == ("points",) and count == len(rest) - 1 and _letters(rest) <= READABLE:
        count += 1  # better one mark too many than a page for a lone point
    sheet = set_page(_holding(head, keys, rest[:count]))
    kept = sheet.fit("text").kept
    if sheet.over:
        return {}, 0, least_cut(_holding(head, keys, []), set_page)
    if rest and not kept and (index > 1 or keys == ("points",)):
        return {}, 0, least_cut(_holding(head, keys, rest[:1]), set_page)
    taken = _even_share(kept, len(rest)) if index > 1 or keys == ("points",) else kept
    return _holding(head, keys, rest[:taken]), taken, 0


def _even_share(kept: int, left: int) -> int:
    """Where a page cannot take all that is left, the pages to come share it evenly."""
    return -(-left // -(-left // kept)) if kept else 0


def _readable(items: list[_Item]) -> int:
    """How many items keep to the running text that people read in passing; one at least."""
    total = 0
    for i, item in enumerate(items):
        total += seen(item.text) if item.key != "facts" else 0
        if i and total > READABLE:
            return i
    return len(items)


def _letters(items: list[_Item]) -> int:
    return sum(char.isalnum() for item in items for char in item.text)


def _holding(head: PageData, keys: tuple[str, ...], items: list[_Item]) -> PageData:
    held = {key: [item.value for item in items if item.key == key] for key in keys}
    return head | held | ({"motto": "".join(held["motto"])} if "motto" in held else {})


# Speech: pieces of at most so many characters, fewer where the surface holds fewer.


def _speech(data: PageData, set_page: SetPage) -> Plan:
    for limit in (READABLE, 38, 32, 26, 20, 15, 10):
        pieces = split_text(str(data["quote"]), limit)
        if max(map(seen, pieces)) > limit:
            break
        pages = [data | {"quote": piece} | _place(i, len(pieces)) for i, piece in enumerate(pieces)]
        if not any(set_page(page).over for page in pages):
            return Plan(tuple(pages))
    longest = max(split_text(str(data["quote"]), READABLE), key=seen)
    too_long = max(0, seen(longest) - READABLE)
    return Plan((), too_long or least_cut(data | {"quote": longest}, set_page))


# A gallery: people or figures, as many a page as the surface holds, evenly.


def _gallery(data: PageData, key: str, set_page: SetPage) -> Plan:
    limit = max(1, set_page(data | _place(0, 1)).capacity)
    left_out: list[str] = []
    pages: list[PageData] = []
    groups = _evenly(list(data[key]), limit)
    for i, group in enumerate(groups):
        page, silent = _spoken(data | {key: group} | _place(i, len(groups)), key, set_page)
        sheet = set_page(page)
        if sheet.over:
            return Plan((), least_cut(page, set_page))
        pages.append(page)
        left_out += silent
    return Plan(tuple(pages), 0, tuple(left_out))


def _spoken(page: PageData, key: str, set_page: SetPage) -> tuple[PageData, list[str]]:
    """A page with everybody's deeds, or with nobody's where they are too long to read or to fit."""
    deeds = [person["deeds"] for person in page[key] if person.get("deeds")]
    if not deeds or (sum(map(seen, deeds)) <= READABLE and _all_kept(set_page(page), "person")):
        return page, []
    return page | {key: [person | {"deeds": None} for person in page[key]]}, deeds


def _all_kept(sheet: Sheet, column: str) -> bool:
    return all(fit.kept == fit.of for fit in sheet.fits if fit.name == column) and any(
        fit.name == column for fit in sheet.fits
    )


def _evenly(items: list[Any], limit: int) -> list[list[Any]]:
    """As few groups as possible, as even as possible: seven by four is four and three."""
    groups = -(-len(items) // limit)
    base, extra = divmod(len(items), groups)
    starts = [i * base + min(i, extra) for i in range(groups + 1)]
    return [items[a:b] for a, b in pairwise(starts)]
