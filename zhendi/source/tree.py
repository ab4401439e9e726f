"""A YAML document as written: text scalars with positions, nothing converted.

Built from the parser's events rather than its nodes: events need no recursion in C, which a file of a hundred thousand
brackets would drive off the stack, and they show aliases, which could unfold without end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from zhendi.diagnostics import Diagnostic, Span
from zhendi.source.refusals import in_chinese


@dataclass(frozen=True)
class Scalar:
    """A value as written. `absent` marks what staff left empty: nothing, `~` or `null`."""

    text: str
    span: Span
    absent: bool = False


@dataclass(frozen=True)
class Sequence:
    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True)
class Mapping:
    pairs: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Lines = tuple[str, ...] | list[str]
Node = Scalar | Sequence | Mapping

_ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
INVISIBLE = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"
_DEEPEST = 30  # the deepest that any file has use for is 5
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Refused(Exception):
    def __init__(self, event: yaml.Event, message: str, remedy: str) -> None:
        super().__init__(message)
        self.event, self.message, self.remedy = event, message, remedy


def parse(text: str, path: str, first_line: int, written: Lines = ()) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of a YAML text whose first line is `first_line` of the file `path`; None where there is nothing.

    Where the text was mended, `written` are its lines as they stand in the file, in which every place must lie.
    """
    where = _Where(path, first_line, tuple(map(len, written)))
    try:
        # Straight from the parser: yaml.parse asks for each event twice.
        return _Builder(iter(_LOADER(text).get_event, None), where).document(), ()
    except yaml.YAMLError as problem:
        return None, (in_chinese(problem, text, path, first_line),)
    except _Refused as problem:
        return None, (Diagnostic(where.span(problem.event), "yaml", problem.message, problem.remedy),)


@dataclass(frozen=True)
class _Where:
    path: str
    first_line: int
    widths: tuple[int, ...]

    def span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        assert mark is not None
        widest = self.widths[mark.line] if mark.line < len(self.widths) else mark.column
        return Span(self.path, mark.line + self.first_line, min(mark.column, widest) + 1)


class _Builder:
    def __init__(self, events: Iterator[yaml.Event], where: _Where) -> None:
        self._events = events
        self._where = where

    def document(self) -> Node | None:
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self._events), 0)
        next(self._events)  # the document's end
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused(after, "文件中间又写了一行三个短横线", "删掉这一行，整个文件只写一份")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._where.span(event)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value.strip(INVISIBLE)
            return Scalar(text, span, absent=not text or (event.implicit[0] and text in _ABSENT))
        if depth == _DEEPEST:
            raise _Refused(event, "一层套一层，套得太深了", "检查括号和缩进，最多套三四层")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), span)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self._pairs(depth)), span)
        raise _Refused(event, "内容用 * 开头，电脑会当成别的意思", "把整段内容用英文双引号括起来")

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(
                    event, "括号写在了项目名的位置", "检查这一处的括号和冒号，或把整段内容用英文双引号括起来"
                )
            key = self._node(event, depth)
            assert isinstance(key, Scalar)
            yield key, self._node(next(self._events), depth + 1)
