"""What a body may not bring to readers' phones: scripts, event handlers, things from other hosts."""

import re
from collections.abc import Iterator

from zhendi.bodies import is_outward, linked_entry, linked_path, links
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity
from zhendi.model.entry import Entry
from zhendi.rules.places import in_body

_REMOVED = (
    (
        re.compile(r"<\s*(script|iframe|object|embed|style|link|form|meta|base)\b", re.I),
        "body-html",
        "正文里有网页代码 <{0}>，已去掉",
    ),
    (re.compile(r"<[^>]*\s(on[a-z]+)\s*=", re.I), "body-handler", "正文的网页代码里有事件 {0}，已去掉"),
    (
        re.compile(r"(?:\]\(|(?:href|src)\s*=\s*[\"']?)\s*(javascript|data|vbscript):", re.I),
        "body-script-link",
        "正文里有 {0}: 链接，已去掉",
    ),
    (
        re.compile(
            r"!\[[^\]]*\]\(\s*<?((?:https?:)?//[^)\s/]+)|<(?:img|video|audio|source)[^>]*src\s*=\s*[\"']?((?:https?:)?//[^\"'\s>/]+)",
            re.I,
        ),
        "body-remote",
        "正文引用了别处的图片或视频 {0}，已去掉",
    ),
)
_PLAIN = "用 Markdown 写正文；图片存到条目的文件夹里再引用"
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        body = _CODE.sub(lambda code: " " * len(code[0]), entry.home.body)
        for pattern, code, message in _REMOVED:
            for found in pattern.finditer(body):
                said = message.format(next(group for group in found.groups() if group))
                yield Diagnostic(in_body(entry, found.start()), code, said, _PLAIN, Severity.WARNING)
        yield from _links(catalogue, entry, body)


def _links(catalogue: Catalogue, entry: Entry, body: str) -> Iterator[Diagnostic]:
    """Each link inside the tree reaches an entry or a file of the entry's own."""
    for offset, link in links(body):
        if is_outward(link) or link.startswith("#") or re.match(r"(?i)(javascript|data|vbscript):", link):
            continue
        path = linked_path(entry, link)
        if path.startswith("..") or link.startswith("/"):
            said = f"链接“{link}”指到了内容文件夹以外"
            yield Diagnostic(
                in_body(entry, offset),
                "link-outside",
                said,
                "链接到别的条目时写它的 .md 文件，如 ../talks/2026-04-10-shan.md",
            )
        elif not linked_entry(catalogue, entry, link) and not (catalogue.root / path).is_file():
            said = f"链接“{link}”没有对应的条目"
            yield Diagnostic(in_body(entry, offset), "link-dead", said, "核对路径和文件名，从本条目所在的文件夹算起")
