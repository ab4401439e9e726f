"""What stands before a line's first word: tabs and odd spaces made into plain ones."""

import re

from zhendi.source.flow import Say

ODD_SPACE = re.compile("[\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")
_HEAD = re.compile(f"(?:[ \t]|{ODD_SPACE.pattern}|-(?=[ \t]|{ODD_SPACE.pattern}))*")


def straightened(text: str, likely: int, say: Say) -> str:
    """The line with plain spaces before its first word.

    `likely` is the indent that a line may be meant to have: an ideographic space is as wide as nobody can tell, so
    where a head holds nothing else, that indent stands for it.
    """
    head = _HEAD.match(text)[0]  # type: ignore[index]  # the pattern matches the empty string
    tab, odd = head.find("\t"), ODD_SPACE.search(head)
    if tab >= 0:
        say(tab, "tab", "行首用了制表符（Tab 键）", "删掉它，改用空格；下一层比上一层多空两格")
    if odd:
        name = "全角空格" if odd[0] == "\u3000" else "不换行空格等特殊空格"
        say(odd.start(), "odd-space", f"行首用了{name}", "删掉它，改用半角空格")
    if tab < 0 and not odd:
        return text
    plain = " " * likely if not ODD_SPACE.sub("", head) else ODD_SPACE.sub(" ", head.replace("\t", "  "))
    return plain + text[len(head) :]
