"""The file as staff saved it: decoded, normalised, front matter parted from the body."""

import unicodedata
from dataclasses import dataclass

from zhendi.diagnostics import Diagnostic, Severity, Span
from zhendi.source.pitfalls import mended
from zhendi.source.tree import Node, parse


@dataclass(frozen=True)
class Source:
    """What a file says. `body` is Markdown and begins at line `body_line` of the file."""

    path: str
    front: Node | None
    body: str = ""
    body_line: int = 1


Read = tuple[Source, tuple[Diagnostic, ...]]


def read_yaml(data: bytes, path: str, known_keys: frozenset[str]) -> Read:
    """A list file, a unit file or site.yml: YAML from the first line to the last."""
    text, found = _decoded(data, path)
    front, problems = _tree(text.split("\n"), path, 1, known_keys)
    return Source(path, front), (*found, *problems)


def read_entry(data: bytes, path: str, known_keys: frozenset[str]) -> Read:
    """An entry: front matter between two lines of three dashes, then Markdown."""
    text, found = _decoded(data, path)
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problem = Diagnostic(
            Span(path),
            "front-missing",
            "文件开头没有三个短横线",
            "第一行写 ---，写完各项后再写一行 ---，正文放在它下面",
        )
        return Source(path, None), (*found, problem)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problem = Diagnostic(
            Span(path), "front-unclosed", "开头的各项没有收尾", "在各项写完之后、正文之前，加一行三个短横线 ---"
        )
        return Source(path, None), (*found, problem)
    front, problems = _tree(lines[1:end], path, 2, known_keys)
    return Source(path, front, "\n".join(lines[end + 1 :]), end + 2), (*found, *problems)


def _tree(
    lines: list[str], path: str, first_line: int, known_keys: frozenset[str]
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """What the parser refuses after a pitfall was found is that pitfall's doing, and not said twice."""
    plain, pitfalls = mended(lines, path, first_line, known_keys)
    front, refused = parse("\n".join(plain), path, first_line)
    return front, pitfalls or refused


def _decoded(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """UTF-8 text in NFC with LF. GBK and a byte-order mark are read, with a warning that says how to save."""
    found: tuple[Diagnostic, ...] = ()
    if data.startswith(b"\xef\xbb\xbf"):
        data, found = data[3:], (_saved_as(path, "file-bom", "文件开头带有看不见的 BOM 标记"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        try:
            text, found = data.decode("gb18030"), (_saved_as(path, "file-gbk", "文件是 GBK 编码，已按 GBK 读出"),)
        except UnicodeDecodeError:
            unreadable = Diagnostic(
                Span(path, line), "file-encoding", "文件里有认不出来的字", "用记事本打开，另存为 UTF-8 编码"
            )
            text, found = data.decode("utf-8", "replace"), (unreadable,)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, found


def _saved_as(path: str, code: str, message: str) -> Diagnostic:
    return Diagnostic(Span(path), code, message, "用记事本另存，编码选“UTF-8”（不带 BOM）", Severity.WARNING)
