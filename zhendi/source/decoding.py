"""From the bytes of a file to text in NFC with LF, whatever program saved it."""

import re
import unicodedata

from zhendi.diagnostics import Diagnostic, Severity, Span

# What YAML and HTML forbid: left by a power cut, a copy out of a word processor, or a file that is no text at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# YAML counts these as line breaks and editors do not: a line's number must be the one that staff see.
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")

Decoded = tuple[str, tuple[Diagnostic, ...]]


def decoded(data: bytes, path: str) -> Decoded:
    """The text of a file. GBK, UTF-16 and a byte-order mark are read, with a warning that says how to save."""
    text, found = _text(data, path)
    text = _OTHER_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    strange = _CONTROL.search(text)
    if not strange:
        return text, found
    count = len(_CONTROL.findall(text))
    problem = Diagnostic(
        _span(path, text[: strange.start()]),
        "control",
        f"文件里有看不见的控制字符，共{count}处，这是第一处",
        "把这一处删掉重新打一遍；若整个文件都是乱码，从别处重新拷一份",
    )
    return _CONTROL.sub(" ", text), (*found, problem)


def _text(data: bytes, path: str) -> Decoded:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), (_saved_as(path, "file-utf16", "文件是 UTF-16 编码，已按它读出"),)
    found: tuple[Diagnostic, ...] = ()
    if data.startswith(b"\xef\xbb\xbf"):
        data, found = data[3:], (_saved_as(path, "file-bom", "文件开头带有看不见的 BOM 标记"),)
    try:
        return data.decode("utf-8"), found
    except UnicodeDecodeError as problem:
        return _not_utf8(data, path, problem.start)


def _not_utf8(data: bytes, path: str, start: int) -> Decoded:
    """GBK, or UTF-8 of which a few bytes are damaged: then nearly all of it still reads as UTF-8."""
    replaced = data.decode("utf-8", "replace")
    damaged = replaced.count("\ufffd")
    if sum(character > "\x7f" for character in replaced) < 4 * damaged:
        try:
            return data.decode("gb18030"), (_saved_as(path, "file-gbk", "文件是 GBK 编码，已按 GBK 读出"),)
        except UnicodeDecodeError:
            pass
    span = _span(path, data[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))
    problem = Diagnostic(span, "file-encoding", "这里有认不出来的字", "删掉这一处重新打；再用记事本另存，编码选“UTF-8”")
    return replaced, (problem,)


def _span(path: str, before: str) -> Span:
    return Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _saved_as(path: str, code: str, message: str) -> Diagnostic:
    return Diagnostic(Span(path), code, message, "用记事本另存，编码选“UTF-8”（不带 BOM）", Severity.WARNING)
