"""The file as staff saved it: front matter parted from the body."""

from dataclasses import dataclass

from zhendi.diagnostics import Diagnostic, Span, has_errors
from zhendi.source.decoding import decoded
from zhendi.source.pitfalls import mended
from zhendi.source.tree import Node, parse


@dataclass(frozen=True)
class Source:
    """What a file says. `text` is all of it; `body` is Markdown and begins at line `body_line` of the file."""

    path: str
    front: Node | None
    text: str
    body: str = ""
    body_line: int = 1


Read = tuple[Source, tuple[Diagnostic, ...]]

_FENCE = "---"


def read_yaml(data: bytes, path: str, known_keys: frozenset[str]) -> Read:
    """A list file, a unit file or site.yml: YAML from the first line to the last."""
    text, found = decoded(data, path)
    front, problems = _tree(text.split("\n"), path, 1, known_keys)
    return Source(path, front, text), (*found, *problems)


def read_entry(data: bytes, path: str, known_keys: frozenset[str]) -> Read:
    """An entry: front matter between two lines of three dashes, then Markdown."""
    text, found = decoded(data, path)
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        problem = Diagnostic(
            Span(path),
            "front-missing",
            "文件开头没有三个短横线",
            "第一行写 ---，写完各项后再写一行 ---，正文放在它下面",
        )
        return Source(path, None, text), (*found, problem)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        problem = Diagnostic(
            Span(path), "front-unclosed", "开头的各项没有收尾", "在各项写完之后、正文之前，加一行三个短横线 ---"
        )
        return Source(path, None, text), (*found, problem)
    front, problems = _tree(lines[1:end], path, 2, known_keys)
    return Source(path, front, text, "\n".join(lines[end + 1 :]), end + 2), (*found, *problems)


def _tree(
    lines: list[str], path: str, first_line: int, known_keys: frozenset[str]
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """What the parser refuses after an error was found is that error's doing, and not said twice."""
    plain, pitfalls = mended(lines, path, first_line, known_keys)
    front, refused = parse("\n".join(plain), path, first_line, lines)
    return front, pitfalls if has_errors(pitfalls) else (*pitfalls, *refused)
