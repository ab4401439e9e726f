"""What YAML would silently misread, or refuse in English: found line by line, said in Chinese, and mended in memory.

Mending lets one run find the rest of a file's problems too. The file itself is never changed, and a file with such
a problem keeps its error.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Span

_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_HEAD = re.compile(f"(?:[ \t]|{_ODD_SPACE.pattern}|-(?=[ \t]|{_ODD_SPACE.pattern}))*")
_LEAD = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)(?P<rest>.*)$")
_KEYED = re.compile(
    r"(?P<key>[^\s:：#\"'\[\]{}|>，。、][^:：\"'\[\]{}，。]*?)(?P<gap>[ \t]*)(?P<colon>[:：])(?P<after>.*)$"
)
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(#.*)?$")
_COMMENT = re.compile(r"[ \t]#")
_RESERVED = "@`%*&!"


def mended(
    lines: Sequence[str], path: str, first_line: int, keys: frozenset[str]
) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """The lines as staff meant them, and what was wrong with each. `keys` are the names that a file may use."""
    reader = _Reader(path, keys)
    return [reader.line(line, first_line + n) for n, line in enumerate(lines)], tuple(reader.found)


@dataclass
class _Reader:
    """Reads downwards and remembers what a line may be the continuation of."""

    path: str
    keys: frozenset[str]
    found: list[Diagnostic] = field(default_factory=list)
    number: int = 0
    block_above: int | None = None  # the indent of the key whose block scalar is open
    plain_above: int | None = None  # the indent of the key whose plain value may go on
    open_quote: str = ""
    open_brackets: int = 0

    def line(self, text: str, number: int) -> str:
        self.number = number
        if self._inside_block(text) or self._inside_quotes(text):
            return text
        if not text.strip() or text.lstrip().startswith("#"):
            return text
        text = self._straightened(text)
        if self.open_brackets:
            return self._flow(text, 0)
        return self._keyed(text)

    def _inside_block(self, text: str) -> bool:
        if self.block_above is None:
            return False
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip() or indent > self.block_above:
            return True
        self.block_above = None
        return False

    def _inside_quotes(self, text: str) -> bool:
        if not self.open_quote:
            return False
        if _closing(text, 0, self.open_quote) is not None:
            self.open_quote = ""
        return True

    def _straightened(self, text: str) -> str:
        """Tabs and odd spaces before the first word made into plain ones."""
        head = _HEAD.match(text)[0]  # type: ignore[index]  # the pattern matches the empty string
        tab, odd = head.find("\t"), _ODD_SPACE.search(head)
        if tab >= 0:
            self._say(tab, "tab", "行首用了制表符（Tab 键）", "删掉它，改用空格；下一层比上一层多空两格")
        if odd:
            name = "全角空格" if odd[0] == "\u3000" else "不换行空格等特殊空格"
            self._say(odd.start(), "odd-space", f"行首用了{name}", "删掉它，改用半角空格")
        plain = "" if head.strip("\u3000") == "" else _ODD_SPACE.sub(" ", head.replace("\t", "  "))
        return plain + text[len(head) :]

    def _keyed(self, text: str) -> str:
        lead = _LEAD.match(text)
        assert lead is not None
        start = lead.start("rest")
        keyed = _KEYED.match(lead["rest"])
        if not keyed or not self._is_key(keyed, start, bool(lead["dashes"])):
            return self._unkeyed(text, start, bool(lead["dashes"]))
        key, colon, after = keyed["key"].strip(), start + keyed.start("colon"), keyed["after"]
        odd = _ODD_SPACE.search(keyed["key"] + keyed["gap"])
        if odd:
            key = _ODD_SPACE.sub("", key)
            self._say(start + odd.start(), "odd-space", f"“{key}”里面或后面有特殊空格", "删掉它，冒号紧跟项目名")
        if keyed["colon"] == "：":
            self._say(colon, "full-width-colon", f"“{key}”后面用了全角冒号", f"改成半角冒号加一个空格：“{key}: ”")
        elif after and not after[0].isspace():
            self._say(
                colon, "colon-space", f"“{key}”的冒号后面少了空格", f"冒号后空一格：“{key}: {after.strip()[:12]}”"
            )
        elif after and after[0] not in " \t":
            self._say(colon + 1, "odd-space", f"“{key}”的冒号后面是特殊空格", "删掉它，改用半角空格")
            after = after[1:]
        head = f"{text[:start]}{key}:" + ("" if after.startswith((" ", "\t")) or not after else " ")
        self.plain_above = None
        return self._value(head + after, len(head), start)

    def _is_key(self, keyed: re.Match[str], indent: int, listed: bool) -> bool:
        """Whether a colon parts a key from its value, or stands in running text."""
        known = simplified(_ODD_SPACE.sub("", keyed["key"].strip())).casefold() in self.keys
        if known:
            return True
        goes_on = self.plain_above is not None and indent > self.plain_above
        proper = keyed["colon"] == ":" and (not keyed["after"] or keyed["after"][0].isspace())
        return not goes_on and (proper or (not listed and not keyed["after"].startswith("//")))

    def _unkeyed(self, text: str, start: int, listed: bool) -> str:
        goes_on = self.plain_above is not None and start > self.plain_above
        if listed:
            self.plain_above = None
            return self._value(text, start, start)
        if not goes_on:
            word = text.strip()[:12]
            self._say(
                start,
                "no-colon",
                f"这一行不是“项目: 内容”的样子：“{word}”",
                "补上项目名和半角冒号；若是上一项的内容，接到上一行后面",
            )
            return " " * start + "# " + text.strip()
        return text

    def _value(self, text: str, after: int, indent: int) -> str:
        """The line with its value made safe; `after` is where the value may begin, `indent` where its key stands."""
        start = after + len(text[after:]) - len(text[after:].lstrip())
        value = text[start:].rstrip()
        if not value:
            return text
        if value[0] in "|>":
            return self._bar(text, start, value, indent)
        if value[0] in "\"'":
            return self._quoted(text, start)
        if value.startswith("{{"):
            return self._enclosed(text, start, value, "内容用 {{ 开头，电脑会当成别的意思")
        if value[0] in "[{":
            return self._flow(text, start)
        if value[0] in _RESERVED:
            return self._enclosed(text, start, value, f"内容用 {value[0]} 开头，电脑会当成别的意思")
        return self._plain(text, start, value, indent)

    def _bar(self, text: str, start: int, value: str, indent: int) -> str:
        if _BLOCK.match(value):
            self.block_above = indent
            return text
        sign = "竖线 |" if value[0] == "|" else "大于号 >"
        return self._enclosed(text, start, value, f"内容用{sign}开头，电脑会当成多行文字的记号")

    def _quoted(self, text: str, start: int) -> str:
        end = _closing(text, start + 1, text[start])
        if end is None:
            self.open_quote = text[start]
            return text
        rest = text[end + 1 :].strip()
        if not rest or rest.startswith("#"):
            return text
        return self._enclosed(text, start, text[start:].rstrip(), "引号收尾之后还有文字，后面的会出错")

    def _flow(self, text: str, start: int) -> str:
        text = self._commas(text, start)
        depth, end = self.open_brackets, None
        for position in _outside_quotes(text, start):
            depth += (text[position] in "[{") - (text[position] in "]}")
            if depth <= 0 and text[position] in "]}":
                end = position
                break
        self.open_brackets = max(depth, 0)
        rest = text[end + 1 :].strip() if end is not None else ""
        if rest and not rest.startswith("#"):
            self.open_brackets = 0
            return self._enclosed(
                text, start, text[start:].rstrip(), f"内容用 {text[start]} 开头，电脑会当成列表的括号"
            )
        return text

    def _commas(self, text: str, start: int) -> str:
        """`[三城创建，花园社区]` would be one item, `{file：a.jpg，caption：图}` one key."""
        mapping = text[start:].lstrip().startswith("{")
        marks = list(self._wide_marks(text, start, mapping))
        if marks:
            names = {"，": "逗号", "、": "顿号", "：": "冒号"}
            name = names[text[marks[0]]]
            said = f"括号里用了全角{name}" if name != "顿号" else "括号里用了顿号隔开"
            self._say(
                marks[0],
                "full-width-separator",
                said,
                "改成半角逗号加空格“, ”、半角冒号加空格“: ”；若它是文字本身，把这一项用英文双引号括起来",
            )
        for mark in reversed(marks):
            text = text[:mark] + (": " if text[mark] == "：" else ", ") + text[mark + 1 :]
        return text

    def _wide_marks(self, text: str, start: int, mapping: bool) -> Iterator[int]:
        for position in _outside_quotes(text, start):
            before = re.search(r"[\[{,，]\s*([^\s,，{\[:：]+)\s*$", text[:position])
            names_key = before is not None and simplified(before[1]).casefold() in self.keys
            follows = re.match(r"[，、]\s*([^\s,，:：]+)\s*[:：]", text[position:])
            opens_key = follows is not None and simplified(follows[1]).casefold() in self.keys
            if (
                (text[position] == "：" and names_key)
                or (text[position] == "，" and (opens_key or not mapping))
                or (text[position] == "、" and not mapping and "," not in text and "，" not in text)
            ):
                yield position

    def _plain(self, text: str, start: int, value: str, indent: int) -> str:
        comment = _COMMENT.search(text, start)
        if comment:
            lost = text[comment.start() :].strip()[:12]
            self._say(
                comment.start() + 1,
                "comment",
                f"空格加 # 之后的文字会丢掉：“{lost}”",
                "内容里要用 # 就把整段用英文双引号括起来；若是说明，另起一行写",
            )
            return text[:start] + _in_quotes(text[start:].rstrip())
        colon = re.search(r":(?=\s|$)", value)
        if colon:
            self._say(
                start + colon.start(),
                "colon-in-value",
                "内容里有半角冒号加空格，电脑分不清哪儿是项目",
                "改成全角冒号“：”，或把整段内容用英文双引号括起来",
            )
            return text[:start] + _in_quotes(value)
        self.plain_above = indent
        return text

    def _enclosed(self, text: str, start: int, value: str, message: str) -> str:
        self._say(start, "value-start", message, "把整段内容用英文双引号括起来（里面的英文双引号换成中文引号“”）")
        return text[:start] + _in_quotes(value)

    def _say(self, position: int, code: str, message: str, remedy: str) -> None:
        self.found.append(Diagnostic(Span(self.path, self.number, position + 1), code, message, remedy))


def _in_quotes(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _closing(text: str, start: int, quote: str) -> int | None:
    """Where a quoted value that is open at `start` closes on this line."""
    position = start
    while position < len(text):
        if text[position] == "\\" and quote == '"':
            position += 2
            continue
        if text[position] == quote:
            if quote == "'" and text[position + 1 : position + 2] == "'":
                position += 2
                continue
            return position
        position += 1
    return None


def _outside_quotes(text: str, start: int) -> Iterator[int]:
    """The positions from `start` on that are not inside a quoted item."""
    position = start
    while position < len(text):
        if text[position] in "\"'" and (position == 0 or text[position - 1] in " [{,:，："):
            end = _closing(text, position + 1, text[position])
            position = len(text) if end is None else end + 1
            continue
        yield position
        position += 1
