"""A YAML document as written: text scalars with positions, nothing converted."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from zhendi.diagnostics import Diagnostic, Span


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


Node = Scalar | Sequence | Mapping

_ABSENT = frozenset({"", "~", "null", "Null", "NULL"})

# What libyaml complains of, in words for staff. The first that is contained in its message is used.
_SAID = (
    (
        "did not find expected ',' or ']'",
        "方括号没有配对，或两项之间少了半角逗号",
        "检查这一处的 [ ] 是否成对，各项之间用半角逗号 , 隔开",
    ),
    (
        "did not find expected ',' or '}'",
        "花括号没有配对，或两项之间少了半角逗号",
        "检查这一处的 { } 是否成对，各项之间用半角逗号 , 隔开",
    ),
    ("unexpected end of stream", "引号或括号开了头，没有收尾", "从这一处往下找，把缺的引号或括号补上"),
    ("could not find expected ':'", "这一行缺少冒号", "写成“项目: 内容”，冒号用半角，后面空一格"),
    (
        "mapping values are not allowed",
        "内容里有冒号，电脑分不清哪儿是项目、哪儿是内容",
        "把整段内容用英文双引号括起来",
    ),
    ("did not find expected key", "缩进没有对齐，或前一行的引号没有写完", "让同一层的项目左边对齐，并检查上一行的引号"),
    ("did not find expected '-' indicator", "列表的缩进没有对齐", "让同一列表里的每个“- ”左边对齐"),
    ("block sequence entries are not allowed", "“- ”不能跟在项目后面的同一行", "把“- ”另起一行，比上一行多空两格"),
    ("block collections", "缩进没有对齐", "让同一层的项目左边对齐，下一层比上一层多空两格"),
    ("while scanning an escape", "双引号里的反斜杠 \\ 有特别的意思", "把外面的双引号换成英文单引号，或去掉反斜杠"),
    ("unknown escape", "双引号里的反斜杠 \\ 有特别的意思", "把外面的双引号换成英文单引号，或去掉反斜杠"),
    ("control characters are not allowed", "文字里混进了看不见的控制字符", "删掉这一处，重新打一遍"),
)


def parse(text: str, path: str, first_line: int) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of a YAML text whose first line is `first_line` of the file `path`; None where there is nothing."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as problem:
        return None, (_in_chinese(problem, path, first_line),)
    return (None if root is None else _converted(root, path, first_line)), ()


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _converted(node: yaml.Node, path: str, first_line: int) -> Node:
    span = Span(path, node.start_mark.line + first_line, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_converted(item, path, first_line) for item in node.value), span)
    if isinstance(node, yaml.MappingNode):
        return Mapping(tuple(_pairs(node, path, first_line)), span)
    text, plain = str(node.value).strip(), getattr(node, "style", None) in (None, "")
    return Scalar(text, span, absent=not text or (plain and text in _ABSENT))


def _pairs(node: yaml.MappingNode, path: str, first_line: int) -> Iterator[tuple[Scalar, Node]]:
    for key, value in node.value:
        span = Span(path, key.start_mark.line + first_line, key.start_mark.column + 1)
        yield Scalar(str(key.value).strip(), span), _converted(value, path, first_line)


def _in_chinese(problem: yaml.YAMLError, path: str, first_line: int) -> Diagnostic:
    said = str(problem)
    mark = getattr(problem, "problem_mark", None)
    span = Span(path, mark.line + first_line, mark.column + 1) if mark else Span(path, first_line)
    for part, message, remedy in _SAID:
        if part in said:
            return Diagnostic(span, "yaml", message, remedy)
    return Diagnostic(
        span, "yaml", "这一处的写法电脑读不懂", "对照手册检查冒号、引号、括号和缩进，或把内容用英文双引号括起来"
    )
