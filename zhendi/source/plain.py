"""What lies in wait in a value without quotes: signs at its start, and text that YAML would drop or divide."""

import re

from zhendi.source.flow import STARTS

Pitfall = tuple[int, str, str, str]  # position in the line, code, message, remedy

BLOCK = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(#.*)?$")
SIGNS = STARTS.replace("|", "").replace(">", "") + ",]}"
_COMMENT = re.compile(r"[ \t]#")
_COLON = re.compile(r":(?=\s|$)")
_LIST_OF_ONE = re.compile(r"\[[^,，\[\]{}\"']*、[^,，\[\]{}\"']*\]$")


def sign(value: str) -> str | None:
    """What is wrong with how a value begins, if anything is."""
    if value.startswith("{{"):
        return "内容用 {{ 开头，电脑会当成别的意思"
    if value[0] in "|>":
        name = "竖线 |" if value[0] == "|" else "大于号 >"
        return None if BLOCK.match(value) else f"内容用{name} 开头，电脑会当成多行文字的记号"
    return f"内容用 {value[0]} 开头，电脑会当成别的意思" if value[0] in SIGNS else None


def lost(text: str, start: int) -> Pitfall | None:
    """What YAML takes for a note and drops, in the text from `start` on."""
    comment = _COMMENT.search(text, max(start - 1, 0))
    if not comment:
        return None
    said = f"空格加 # 之后的文字会丢掉：“{text[comment.start() :].strip()[:12]}”"
    return comment.start() + 1, "comment", said, "内容里要用 # 就把整段用英文双引号括起来；若是说明，另起一行写"


def divided(text: str, start: int) -> Pitfall | None:
    """A colon that YAML takes for the end of a key."""
    colon = _COLON.search(text, start)
    if not colon:
        return None
    said = "内容里有半角冒号加空格，电脑分不清哪儿是项目"
    return colon.start(), "colon-in-value", said, "改成全角冒号“：”，或把整段内容用英文双引号括起来"


def list_of_one(text: str, start: int) -> Pitfall | None:
    """A list whose items an enumeration comma joins into one."""
    if not _LIST_OF_ONE.match(text[start:].strip()):
        return None
    remedy = "分几项写就改成半角逗号加空格“, ”；本来就是一项就不用管"
    return text.index("、", start), "list-mark", "括号里用了顿号，这几个词会当成一项", remedy
