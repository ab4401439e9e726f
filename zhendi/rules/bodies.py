"""What a body may not bring to readers' phones, and links that lead nowhere."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from zhendi.bodies import TAGS, Reference, is_outward, linked_entry, linked_path, references
from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity
from zhendi.model.entry import Entry
from zhendi.rules.places import in_body

_TAG = re.compile(r"<\s*([a-z][a-z0-9-]*)(?=[\s/>])", re.IGNORECASE)
_HANDLER = re.compile(r"<[^>]*[\s/\"'](on[a-z]+)\s*=", re.IGNORECASE)
_SCRIPT_LINK = re.compile(r"(?:\]\(\s*<?|(?:href|src)\s*=\s*[\"']?)\s*(javascript|data|vbscript)\s*:", re.IGNORECASE)
_REMOTE = re.compile(
    r"<(?!img\b)[a-z]+\b[^>]*\s(?:src|srcset|poster|background)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>/]+)", re.IGNORECASE
)
_REMOVED = (
    (_HANDLER, "body-handler", "正文的网页代码里有事件“{}”，已去掉"),
    (_SCRIPT_LINK, "body-script-link", "正文里有“{}:”链接，已去掉"),
    (_REMOTE, "body-remote", "正文引用了别处的图片或视频“{}”，已去掉"),
)
_PLAIN = "用 Markdown 写正文；图片存到条目的文件夹里再引用"
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        body = entry.home.body
        if "<" in body or "[" in body:
            yield from _removed(entry, _CODE.sub(lambda code: " " * len(code[0]), body))
            for reference in references(body):
                yield from _followed(catalogue, entry, reference)


def _removed(entry: Entry, body: str) -> Iterator[Diagnostic]:
    """What sanitising takes out of the body is said where it stands."""
    for tag in _TAG.finditer(body):
        if tag[1].lower() not in TAGS:
            yield _warning(entry, tag.start(), "body-html", f"正文里有网页代码 <{tag[1]}>，已去掉")
    for pattern, code, message in _REMOVED:
        for found in pattern.finditer(body):
            yield _warning(entry, found.start(), code, message.format(found[1]))


def _followed(catalogue: Catalogue, entry: Entry, reference: Reference) -> Iterator[Diagnostic]:
    if is_outward(reference.target):
        if reference.is_picture:
            said = f"正文引用了别处的图片或视频“{reference.target}”，已去掉"
            yield _warning(entry, reference.offset, "body-remote", said)
    elif not reference.is_picture and not reference.target.startswith("#"):
        yield from _link(catalogue, entry, reference)


def _link(catalogue: Catalogue, entry: Entry, reference: Reference) -> Iterator[Diagnostic]:
    """A link inside the tree reaches an entry, though it may be one that is left out today for its own faults."""
    link, path, span = reference.target, linked_path(entry, reference.target), in_body(entry, reference.offset)
    if path.startswith("..") or link.startswith("/"):
        remedy = "链接到别的条目时写它的 .md 文件，如 ../talks/2026-04-10-shan.md"
        yield Diagnostic(span, "link-outside", f"链接“{link}”指到了内容文件夹以外", remedy)
    elif linked_entry(catalogue, entry, link) or _is_entry_file(catalogue, path):
        return
    elif (catalogue.root / path).is_file():
        remedy = "图片用 ![说明](文件名) 放进正文；别的文件不上网站，把要说的写进正文"
        yield Diagnostic(span, "link-file", f"链接“{link}”指向一个文件，不是条目", remedy)
    else:
        near = get_close_matches(path, [held.home.path for held in catalogue.entries], 1, 0.8)
        remedy = f"是不是 {near[0]}？" if near else "核对路径和文件名，从本条目所在的文件夹算起"
        yield Diagnostic(span, "link-dead", f"链接“{link}”没有对应的条目", remedy)


def _is_entry_file(catalogue: Catalogue, path: str) -> bool:
    wanted = {path, f"{path}/index.md", f"{path}.md"}
    return any(name.endswith(".md") and name in catalogue.texts for name in wanted)


def _warning(entry: Entry, offset: int, code: str, message: str) -> Diagnostic:
    return Diagnostic(in_body(entry, offset), code, message, _PLAIN, Severity.WARNING)
