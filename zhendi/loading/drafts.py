"""What must be known of an entry before it is typed: whether it is a draft, and which year it speaks of."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from zhendi.model.chinese_dates import DateProblem, read_when
from zhendi.model.entry import Entry
from zhendi.model.keys import folded, key_names, near_key
from zhendi.source import Mapping, Scalar, Source

_DRAFT = frozenset({"draft", "草稿"})
_STATUS_LINE = re.compile(r"^\s*(?:status|状态|狀態)\s*[:：]\s*(\S+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """What dates without a year are read by."""

    year: int | None
    near: date | None


def is_draft(source: Source, kind: type[Entry]) -> bool:
    """Whether a file says that it is a draft, or says nothing.

    A file that cannot be read as keys is a draft only if it says so: whoever wrote it may have meant it to be seen.
    """
    if isinstance(source.front, Mapping):
        written = _written(source.front, kind, "status") or _misspelt_status(source.front, kind)
        return not written or folded(written) in _DRAFT
    found = _STATUS_LINE.search(source.text)
    return found is not None and folded(found[1]) in _DRAFT


def meaning(source: Source, kind: type[Entry]) -> Meaning:
    """By publish_on, else by the slug; `near` is the day of publication, where it is known."""
    slug_year = _slug_year(source.path)
    written = _written(source.front, kind, "publish_on") if isinstance(source.front, Mapping) else ""
    try:
        day = read_when(written, slug_year).day
    except DateProblem:
        return Meaning(slug_year, None)
    return Meaning(day.year, day)


def _written(front: Mapping, kind: type[Entry], key: str) -> str:
    """What stands at a key, before it is typed."""
    names = key_names(kind)
    found = (value for name, value in front.pairs if names.get(folded(name.text)) == key)
    value = next(found, None)
    return value.text if isinstance(value, Scalar) and not value.absent else ""


def _misspelt_status(front: Mapping, kind: type[Entry]) -> str:
    names = key_names(kind)
    unknown = ((name.text, value) for name, value in front.pairs if folded(name.text) not in names)
    meant = (value for name, value in unknown if near_key(kind, name) == "status")
    return next((value.text for value in meant if isinstance(value, Scalar)), "")


def _slug_year(path: str) -> int | None:
    name = PurePosixPath(path)
    slug = name.parent.name if name.name == "index.md" else name.stem
    return int(slug[:4]) if re.match(r"(19[5-9]|20)\d", slug) and slug[:4].isdigit() else None
