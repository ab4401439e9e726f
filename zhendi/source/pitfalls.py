"""What YAML would silently misread, or refuse in English: found line by line, said in Chinese, and mended in memory.

Mending lets one run find the rest of a file's problems too. The file itself is never changed, and a file with such
a problem keeps its error. A line without a problem is never touched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhendi.chinese import simplified
from zhendi.diagnostics import Diagnostic, Severity, Span
from zhendi.source import indents, plain
from zhendi.source.flow import QUOTE_IT, Flow
from zhendi.source.indents import ODD_SPACE
from zhendi.source.quoting import closing, in_quotes

_LEAD = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)(?P<rest>.*)$")
_KEYED = re.compile(
    r"(?P<key>[^\s:：#\"'\[\]{}|>，。、][^:：\"'\[\]{}，。]*?)(?P<gap>[ \t]*)(?P<colon>[:：])(?P<after>.*)$"
)
_QUOTED_KEY = re.compile(r"(?:\"[^\"]*\"|'[^']*')\s*:(?=\s|$)")
_NO_DASH_SPACE = re.compile(r"(?P<indent> *)-(?=[^\s\-])")
# A key at the margin with a value in which nothing can lie in wait: words with no colon before a space and no #, or a
# list or mapping of such words, its brackets closed and its full-width ones around words alone. Most lines are so.
_WORDS = r"(?:[\w .·]|（[\w·]*）)"
_LIST = rf"\[(?:{_WORDS}|, )*\]"
_MAPPING = rf"\{{(?:\w+: (?:{_LIST}|\w{_WORDS}*)(?:, (?=\w)|(?=\}})))*\}}"
_SOUND = re.compile(rf"(?P<key>[^\W_]\w*): (?:(?P<plain>\w[^:#]*(?::[^\s:#][^:#]*)*)|{_LIST}|{_MAPPING})")
_MAIN_MARKS = ("---", "...")


def mended(
    lines: Sequence[str], path: str, first_line: int, keys: frozenset[str]
) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """The lines as staff meant them, and what was wrong with each. `keys` are the names that a file may use."""
    reader = _Reader(path, keys)
    for n, line in enumerate(lines):
        reader.lines.append(reader.line(line, first_line + n))
    return reader.lines, tuple(reader.found)


@dataclass
class _Reader:
    """Reads downwards and remembers what a line may be the continuation of."""

    path: str
    keys: frozenset[str]
    found: list[Diagnostic] = field(default_factory=list)
    number: int = 0
    block_above: int | None = None  # the indent of the key whose block scalar is open
    plain_above: int | None = None  # the indent of the key whose plain value may go on
    last_indent: int = 0  # the indent of the last key
    expects_below: bool = False  # whether the last key's value is still to come, on the lines below it
    shift: int = 0  # how much further left the line stands since its head was straightened
    open_quote: str = ""
    quote_at: tuple[int, int, Span] = (0, 0, Span(""))  # where it opened: index of the line, position in it, place
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.flow = Flow(self.keys, self._say)

    def line(self, text: str, number: int) -> str:
        self.number = number
        if self.block_above is None and not self.open_quote and not self.flow.open:
            sound = _SOUND.fullmatch(text)
            if sound and sound["key"] in self.keys:
                self.last_indent, self.expects_below = 0, False
                self.plain_above = 0 if sound["plain"] else None
                return text
        if self._inside_block(text) or self._inside_quotes(text):
            return text
        if _says_nothing(text) or text.rstrip() in _MAIN_MARKS:
            return text
        written, self.shift = text, 0
        deeper = self.last_indent + (2 if self.expects_below else 0)
        text = indents.straightened(text, deeper, self._say)
        self.shift = len(written) - len(text)
        if _says_nothing(text):
            return text
        return self._flow(text, 0) if self.flow.open else self._entry(text)

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
        keyed = _KEYED.match(text)
        if keyed and simplified(keyed["key"].strip()).casefold() in self.keys:
            self._close_quote()
            return False
        if closing(text, 0, self.open_quote) is not None:
            self.open_quote = ""
        return True

    def _close_quote(self) -> None:
        """A key follows: the quotes were forgotten."""
        index, position, span = self.quote_at
        message, remedy = "引号开了头，没有收尾", "在这段内容的末尾补上同样的引号，或把开头的引号去掉"
        self.found.append(Diagnostic(span, "quote-open", message, remedy))
        self.lines[index] = self.lines[index][:position] + in_quotes(self.lines[index][position:])
        self.open_quote = ""

    def _entry(self, text: str) -> str:
        """A line that begins a key, an item, or goes on with the value above."""
        text = self._dashed(text)
        lead = _LEAD.match(text)
        assert lead is not None
        start, listed = lead.start("rest"), bool(lead["dashes"])
        keyed = _KEYED.match(lead["rest"])
        if keyed and self._is_key(keyed, start, listed):
            return self._keyed(text, keyed, start)
        quoted = _QUOTED_KEY.match(lead["rest"])
        if quoted:
            return self._with_value(text, start + quoted.end(), start)
        return self._unkeyed(text, start, listed)

    def _dashed(self, text: str) -> str:
        """A list's dash without its space: `-三城创建` would be text, and the whole list one item."""
        found = _NO_DASH_SPACE.match(text)
        if not found or not self.expects_below:
            return text
        dash = found.end() - 1
        self._say(dash, "dash-space", "短横线后面少了空格", f"短横线后空一格：“- {text[found.end() :].strip()[:12]}”")
        return text[: found.end()] + " " + text[found.end() :]

    def _is_key(self, keyed: re.Match[str], indent: int, listed: bool) -> bool:
        """Whether a colon parts a key from its value, or stands in running text."""
        if simplified(ODD_SPACE.sub("", keyed["key"].strip())).casefold() in self.keys:
            return True
        goes_on = self.plain_above is not None and indent > self.plain_above
        proper = keyed["colon"] == ":" and (not keyed["after"] or keyed["after"][0].isspace())
        return not goes_on and (proper or (not listed and not keyed["after"].startswith("//")))

    def _keyed(self, text: str, keyed: re.Match[str], start: int) -> str:
        key, colon, after = keyed["key"].strip(), start + keyed.start("colon"), keyed["after"]
        odd = ODD_SPACE.search(keyed["key"] + keyed["gap"])
        if odd:
            key = ODD_SPACE.sub("", key)
            self._say(start + odd.start(), "odd-space", f"“{key}”里面或后面有特殊空格", "删掉它，冒号紧跟项目名")
        if key[0] in plain.SIGNS:
            self._say(start, "key-start", f"项目名前面多了 {key[0]}", f"去掉它，写成“{key[1:]}: ”")
            key = key[1:].lstrip() or key
        if keyed["colon"] == "：":
            self._say(colon, "full-width-colon", f"“{key}”后面用了全角冒号", f"改成半角冒号加一个空格：“{key}: ”")
        elif after and not after[0].isspace():
            said = f"冒号后空一格：“{key}: {after.strip()[:12]}”"
            self._say(colon, "colon-space", f"“{key}”的冒号后面少了空格", said)
        elif after and after[0] not in " \t":
            self._say(colon + 1, "odd-space", f"“{key}”的冒号后面是特殊空格", "删掉它，改用半角空格")
            after = after[1:]
        elif key == keyed["key"].strip():
            return self._with_value(text, colon + 1, start)
        head = f"{text[:start]}{key}:" + ("" if after.startswith((" ", "\t")) or not after else " ")
        return self._with_value(head + after, len(head), start)

    def _with_value(self, text: str, after: int, indent: int) -> str:
        rest = text[after:].strip()
        self.plain_above, self.last_indent = None, indent
        self.expects_below = not rest or rest.startswith("# ")
        return self._value(text, after, indent)

    def _unkeyed(self, text: str, start: int, listed: bool) -> str:
        if listed:
            self.plain_above = None
            return self._value(text, start, start)
        if text[start] in "[{":
            return self._flow(text, start)
        if self.plain_above is None or start <= self.plain_above:
            word = text.strip()[:12]
            self._say(
                start,
                "no-colon",
                f"这一行不是“项目: 内容”的样子：“{word}”",
                "补上项目名和半角冒号；若是上一项的内容，接到上一行后面",
            )
            return " " * start + "# " + text.strip()
        lost = plain.lost(text, start)
        if lost:
            self._say(*lost)
            return text[: lost[0] - 1]
        return text

    def _value(self, text: str, after: int, indent: int) -> str:
        """The line with its value made safe; `after` is where the value may begin, `indent` where its key stands."""
        start = after + len(text[after:]) - len(text[after:].lstrip())
        value = text[start:].rstrip()
        if not value or value.startswith("# ") or value == "#":
            return text
        message = plain.sign(value)
        if message:
            return self._enclosed(text, start, message)
        if value[0] in "|>":
            self.block_above = indent
            return text
        if value[0] in "\"'":
            return self._quoted(text, start)
        return self._flow(text, start) if value[0] in "[{" else self._plain(text, start, indent)

    def _quoted(self, text: str, start: int) -> str:
        end = closing(text, start + 1, text[start])
        if end is None:
            self.open_quote, self.quote_at = text[start], (len(self.lines), start, self._span(start))
            return text
        rest = text[end + 1 :].strip()
        if not rest or rest.startswith("#"):
            return text
        return self._enclosed(text, start, "引号收尾之后还有文字，后面的会出错")

    def _flow(self, text: str, start: int) -> str:
        told = len(self.found)
        mended_line, end = self.flow.line(text, start)
        rest = mended_line[end:].strip() if end is not None else ""
        if rest and not rest.startswith("#"):
            del self.found[told:]
            return self._enclosed(text, start, f"内容用 {text[start]} 开头，电脑会当成列表的括号")
        joined = plain.list_of_one(text, start)
        if joined:
            self._say(*joined, Severity.WARNING)
        return mended_line

    def _plain(self, text: str, start: int, indent: int) -> str:
        pitfall = plain.lost(text, start) or plain.divided(text, start)
        if pitfall:
            self._say(*pitfall)
            return text[:start] + in_quotes(text[start:].rstrip())
        self.plain_above = indent
        return text

    def _enclosed(self, text: str, start: int, message: str) -> str:
        self._say(start, "value-start", message, QUOTE_IT)
        return text[:start] + in_quotes(text[start:].rstrip())

    def _span(self, position: int) -> Span:
        return Span(self.path, self.number, max(position + self.shift, 0) + 1)

    def _say(self, position: int, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        self.found.append(Diagnostic(self._span(position), code, message, remedy, severity))


def _says_nothing(text: str) -> bool:
    """An empty line, or a note to whoever reads the file."""
    return not text.strip() or text.lstrip().startswith("#")
