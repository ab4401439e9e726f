"""Lists and mappings within one line, `[a, b]` and `{file: a.jpg}`: what a full-width mark or a sign makes of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from zhendi.chinese import simplified
from zhendi.source.quoting import closing, in_quotes

Say = Callable[[int, str, str, str], None]  # position in the line, code, message, remedy

STARTS = "@`%*&!|>"  # what YAML takes for a sign of its own at the start of a value
QUOTE_IT = "把整段内容用英文双引号括起来（里面的英文双引号换成中文引号“”）"
_PAIRS = {"“": "”", "（": "）", "《": "》", "「": "」", "‘": "’", "(": ")"}
_KEY = re.compile(r"\s*[\"']?([^\s\"',，:：\[\]{}]{1,20})[\"']?\s*([:：])")
_SEPARATE = "改成半角逗号加空格“, ”、半角冒号加空格“: ”；若它是文字本身，把这一项用英文双引号括起来"


@dataclass
class Flow:
    """Reads a bracketed value from left to right, over as many lines as it takes. `open` holds its open brackets."""

    keys: frozenset[str]
    say: Say
    open: list[str] = field(default_factory=list)
    paired: str = ""  # the mark that ends a quotation or bracket of running text
    at_item: bool = False
    told: bool = False

    def line(self, text: str, start: int) -> tuple[str, int | None]:
        """The line mended, and the position behind the last bracket where the value ends on it."""
        self.told, self.paired = False, ""
        pieces: list[str] = []
        position = start
        while position < len(text):
            piece, position = self._step(text, position)
            pieces.append(piece)
            if not self.open:
                return text[:start] + "".join(pieces) + text[position:], start + sum(map(len, pieces))
        return text[:start] + "".join(pieces), None

    def _step(self, text: str, position: int) -> tuple[str, int]:
        """What stands for the text at a position, and the position to go on from."""
        sign = text[position]
        if self.at_item and not sign.isspace():
            self.at_item = False
            end = self._item_end(text, position)
            if end is not None:
                return in_quotes(text[position:end].rstrip()), end
            if sign in "\"'":
                close = closing(text, position + 1, sign)
                return text[position : len(text) if close is None else close + 1], len(
                    text
                ) if close is None else close + 1
        if sign == "#" and position and text[position - 1] in " \t":
            self._say_comment(text, position)
            return "＃", position + 1
        if self.paired:
            self.paired = "" if sign == self.paired else self.paired
            return sign, position + 1
        return self._sign(text, position)

    def _sign(self, text: str, position: int) -> tuple[str, int]:
        sign = text[position]
        if sign in _PAIRS and _PAIRS[sign] in text[position : position + 60]:
            self.paired = _PAIRS[sign]
        elif sign in "[{":
            self.open.append(sign)
            self.at_item = True
            return self._key(text, position)
        elif sign in "]}" and self.open:
            self.open.pop()
        elif sign == "," or (sign == "，" and self._separates(text, position)):
            self.at_item = True
            if sign == "，":
                self._wide(position, "逗号")
            piece, after = self._key(text, position)
            return (piece if sign == "," else ", " + piece[1:]), after
        return sign, position + 1

    def _separates(self, text: str, position: int) -> bool:
        """A full-width comma parts the items of a list; in a mapping it does where a known key follows."""
        return self.open[-1:] == ["["] or self._known(text, position + 1) is not None

    def _key(self, text: str, position: int) -> tuple[str, int]:
        """A bracket or comma with the key behind it, where a mapping goes on with one that is written amiss."""
        found = self._known(text, position + 1) if self.open[-1:] == ["{"] else None
        if found is None:
            return text[position], position + 1
        colon, after = found.start(2), text[found.end() : found.end() + 1]
        self.at_item = True
        if found[2] == "：":
            self._wide(colon, "冒号")
        elif after and not after.isspace() and after not in ",}":
            self.say(colon, "colon-space", f"“{found[1]}”的冒号后面少了空格", f"冒号后空一格：“{found[1]}: ”")
        else:
            return text[position : found.end()], found.end()
        return text[position:colon] + (":" if after.isspace() else ": "), found.end()

    def _known(self, text: str, position: int) -> re.Match[str] | None:
        found = _KEY.match(text, position)
        return found if found and simplified(found[1]).casefold() in self.keys else None

    def _item_end(self, text: str, position: int) -> int | None:
        """Where an item ends that must be quoted to be read as written; None where it may stand as it is."""
        if text.startswith("{{", position):
            end = text.find("}}", position)
            if end >= 0:
                self.say(position, "value-start", "内容用 {{ 开头，电脑会当成别的意思", QUOTE_IT)
                return end + 2
        if text[position] not in STARTS:
            return None
        self.say(position, "value-start", f"内容用 {text[position]} 开头，电脑会当成别的意思", QUOTE_IT)
        found = re.compile(r"[,，\[\]{}]").search(text, position)
        return found.start() if found else len(text)

    def _wide(self, position: int, name: str) -> None:
        """Said once a line: what is wrong with the first mark is wrong with all."""
        if not self.told:
            self.say(position, "full-width-separator", f"括号里用了全角{name}", _SEPARATE)
        self.told = True

    def _say_comment(self, text: str, position: int) -> None:
        lost = text[position:].strip()[:12]
        self.say(
            position,
            "comment",
            f"空格加 # 之后的文字会丢掉：“{lost}”",
            "内容里要用 # 就把这一项用英文双引号括起来；若是说明，另起一行写",
        )
