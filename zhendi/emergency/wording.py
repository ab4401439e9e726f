"""What is called out in an emergency, parted into a title and the rest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zhendi.diagnostics import Refusal
from zhendi.model.sentences import sentences
from zhendi.source.tree import INVISIBLE

_ON_SCREENS, _TITLE, _SUMMARY = 28, 40, 120  # characters. contracts/CONTENT.md: screen_title, title, summary
_CLAUSE = re.compile(r"[^，；：,;]*[，；：,;]+|[^，；：,;]+$")
_AT_END = "。，；：,; "


class EmergencyRefused(Refusal):
    """No emergency can be announced or ended so: Chinese message and remedy."""


@dataclass(frozen=True)
class Wording:
    """A notice's words. The body is empty where screens can say everything."""

    title: str
    summary: str
    body: str


def worded(text: str, title: str = "") -> Wording:
    """The title up to the first sentence's end, or to the last clause's that screens have room for; then the rest.

    A `title` that is given stands above the whole text. A rest that is too long for a summary is the page's body, and
    the sentences of it that fit are the summary. Raises EmergencyRefused where no title or no summary can be found.
    """
    paragraphs = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if title or not paragraphs:
        return _with_rest(" ".join(title.split()), paragraphs)
    first = sentences(paragraphs[0])[0]
    clauses = _CLAUSE.findall(first)
    head = first if len(_bare(first)) <= _ON_SCREENS else _leading(clauses, _ON_SCREENS + 1) or first
    if len(_bare(head)) > _TITLE:
        said = f"第一句有{len(_bare(head))}个字，中间没有停顿，作标题太长"
        raise EmergencyRefused(said, "开头写一句短的，或用 --title 另写标题")
    after = paragraphs[0].removeprefix(head).strip()
    return _with_rest(_bare(head), [after, *paragraphs[1:]] if after else paragraphs[1:])


def _with_rest(title: str, paragraphs: list[str]) -> Wording:
    title = title.strip(INVISIBLE)
    paragraphs = [told for line in paragraphs if (told := line.strip(INVISIBLE))]
    if not title:
        raise EmergencyRefused("没有写要说的话", "写清什么事、在哪儿、请大家怎么做，用引号括起来")
    if len(title) > _TITLE:
        raise EmergencyRefused(f"标题有{len(title)}个字，最多{_TITLE}个", "标题写短些，其余的放进要说的话里")
    rest = _joined(paragraphs)
    if len(rest) <= _SUMMARY:
        return Wording(title, rest, "")
    summary = _leading(sentences(rest), _SUMMARY)
    if not summary:
        raise EmergencyRefused(f"有一句话超过{_SUMMARY}个字，屏幕上放不下", "用句号分成几句短的")
    return Wording(title, summary, "\n\n".join(paragraphs))


def _leading(pieces: Iterable[str], most: int) -> str:
    """As many of the first pieces as fit."""
    taken = ""
    for piece in pieces:
        if len(taken + piece) > most:
            break
        taken += piece
    return taken


def _bare(text: str) -> str:
    """Without the mark at its end, which a title does not bear."""
    return text.rstrip(_AT_END)


def _joined(paragraphs: list[str]) -> str:
    """One running text: a line that ends without a mark gets a full stop before the next."""
    ended = [line if line[-1] in "。！？；!?;" else f"{line}。" for line in paragraphs[:-1]]
    return "".join([*ended, *paragraphs[-1:]])
