"""Chinese setting: where a line may end, what stays whole, and how a slogan may stand in lines."""

import functools
import re
from collections.abc import Iterable
from itertools import pairwise

import budoux

# No break inside a phrase, nor inside a short clause: read in one breath, set on one line. Where the measure is too
# narrow for its clauses the templates let go of the second, and where it is too narrow for its phrases of both.
JOINER = "\u2060"
BREATH = "\ufeff"
_UNSEEN = frozenset("|\u200b" + JOINER + BREATH)
_LONGEST_PHRASE = 6  # characters; a longer one may break anywhere, or narrow lines would be half empty
_LONGEST_BREATH = 9
_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]*[”’」』）》]*")
_CLAUSE = re.compile(r"[^，、：,]*[，、：,]*[”’」』）》]*")
_QUOTED = re.compile(r"(?<=[“‘「『《])[^“”‘’「」『』《》]{2,4}(?=[”’」』》])")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)(?=\w)")
_LAST_LETTER = re.compile(rf"(?<=\w)(?:{BREATH})?(\w[^\w{JOINER}{BREATH}]*)$")
_SPACE_IN_HAN = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”」》）])[ \u3000]+(?=[\u3400-\u9fff“「《（])")
_SPACED_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_SPAN = re.compile(r"(?<=\d)([—–~～-]+)(?=\d)")
_PHRASE_RUN = re.compile(rf"\w(?:{JOINER}\w)+")
_BREATH_RUN = re.compile(rf"\w(?:[{JOINER}{BREATH}]\w)+")
_LATIN_RUN = re.compile(rf"[!-~\u00a0{JOINER}—–～]+")
_PARTICLES = frozenset("的地得了着过着們们等吧呢吗嗎")
_NAME = re.compile(r"(\w{2,6})(社区|社區|街道|新村|小区|小區)")
_LONG_LATIN = re.compile(r"[!-~]{13,}")


def seen(text: str) -> int:
    """Count the characters of text that people read: no joiners, no break marks, no spaces."""
    return sum(1 for char in text if char not in _UNSEEN and not char.isspace())


@functools.cache
def _parser(lang: str) -> budoux.Parser:
    if lang == "zh-Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


def _whole(text: str) -> str:
    # Only between letters: beside punctuation a joiner would stop Typst from trimming it at a line's edge.
    return _BETWEEN_LETTERS.sub(JOINER, text)


def _phrases(text: str, lang: str, name: str) -> list[str]:
    """Phrases of text; the unit's name, which no dictionary knows, breaks before 社区 or 街道 only."""
    if name and name in text:
        before, after = text.split(name, 1)
        return [*_phrases(before, lang, ""), *_name_parts(name), *_phrases(after, lang, name)]
    return _gathered_singles(_parser(lang).parse(text)) if text else []


def _gathered_singles(phrases: list[str]) -> list[str]:
    """A word of one character leads the next, 一|片|绿地 is 一片绿地; a particle, or the last, follows the one before."""
    lines: list[str] = []
    lead = ""
    for phrase in phrases:
        if phrase in _PARTICLES and lines and not lead:
            lines[-1] += phrase
        elif len(phrase) == 1 and phrase.isalpha() and len(lead) < 2:
            lead += phrase
        else:
            lines.append(lead + phrase)
            lead = ""
    return [*lines, lead] if len(lead) > 1 or not lines else [*lines[:-1], lines[-1] + lead]


def _name_parts(name: str) -> list[str]:
    found = _NAME.fullmatch(name)
    return [found[1], found[2]] if found else [name]


def _piece(text: str, lang: str, name: str) -> str:
    """One piece of text, broken between phrases only, its last two characters together."""
    joined = "".join(_clause(clause, lang, name) for clause in _parts(_CLAUSE, text))
    quoted = _QUOTED.sub(lambda found: _whole(found[0].replace(JOINER, "").replace(BREATH, "")), joined)
    return _LAST_LETTER.sub(JOINER + r"\1", quoted)


def _clause(text: str, lang: str, name: str) -> str:
    phrases = (_whole(phrase) if seen(phrase) <= _LONGEST_PHRASE else phrase for phrase in _phrases(text, lang, name))
    joined = "".join(phrases)
    return _BETWEEN_LETTERS.sub(BREATH, joined) if seen(joined) <= _LONGEST_BREATH else joined


def _figures(text: str) -> str:
    """Times, dates and telephone numbers stay on a line; a run of Latin that is longer than a line may break."""
    text = _SPACED_DIGITS.sub("\u00a0", text)
    text = _SPAN.sub(rf"{JOINER}\1{JOINER}", text)
    return _LONG_LATIN.sub(lambda run: re.sub(r"([/._@?&=-]+|\w{10})(?=.)", "\\1\u200b", run[0]), text)


def set_text(text: str, lang: str, name: str = "") -> str:
    """Text ready for Typst: phrases whole, breaks (|) kept, spaces between Chinese characters gone.

    lang is zh-Hans or zh-Hant; name is the unit's, kept whole where it occurs.
    """
    pieces = (_figures(_SPACE_IN_HAN.sub("", piece.strip())) for piece in text.split("|"))
    return "|".join(_piece(piece, lang, name) for piece in pieces)


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for part in pattern.findall(text) if part]


def _gathered(parts: Iterable[str], limit: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and seen(lines[-1] + part) <= limit:
            lines[-1] += part
        else:
            lines.append(part)
    return lines


def _clauses(sentence: str, limit: int) -> list[str]:
    return [sentence] if seen(sentence) <= limit else _gathered(_parts(_CLAUSE, sentence), limit)


def split_text(text: str, limit: int) -> tuple[str, ...]:
    """Split into as few pieces of at most limit characters as can be, as even as can be, that rejoin to the text.

    A piece ends where a sentence ends, failing that a clause. A longer clause stays whole: the caller measures.
    """
    parts = [clause for sentence in _parts(_SENTENCE, text) for clause in _clauses(sentence, limit)]
    return balanced(parts, limit)


def balanced(parts: list[str], limit: int) -> tuple[str, ...]:
    """Join neighbours within limit into as few pieces as can be, the longest of them as short as can be."""
    count = len(_gathered(parts, limit))
    tightest = next((room for room in range(1, limit) if len(_gathered(parts, room)) <= count), limit)
    return tuple(_gathered(parts, tightest))


@functools.lru_cache(maxsize=4096)
def runs(text: str) -> tuple[int, int, float]:
    """What of a set text is kept whole: the longest phrase and clause in characters, the widest number or word in ems."""
    phrases = [seen(run) for run in _PHRASE_RUN.findall(text)]
    clauses = [seen(run) for run in _BREATH_RUN.findall(text)]
    numbers = [sum(_ems(char) for char in run) for run in _LATIN_RUN.findall(text)]
    return max(phrases, default=0), max([*phrases, *clauses], default=0), max(numbers, default=0.0)


def _ems(char: str) -> float:
    """The width of a character, rather too much than too little."""
    if char in _UNSEEN:
        return 0
    return 0.62 if char.isascii() else 0.3 if char == "\u00a0" else 1


_PAUSE_AT_END = re.compile(r"[，、；]$")


def line_settings(text: str) -> list[list[str]]:
    """The ways a slogan may stand in lines with the editor's pieces whole: its own lines first, then fewer and longer."""
    own = [piece.strip() for piece in text.split("|")]
    return [_rows(own, count) for count in range(len(own), 0, -1) if len(own) % count == 0]


def loose_settings(text: str) -> list[list[str]]:
    """The ways it may stand with its pieces whole in lines that hold more of them or fewer."""
    own = [piece.strip() for piece in text.split("|")]
    return [_rows(own, count) for count in range(len(own), 0, -1) if len(own) % count]


def broken_settings(text: str, lang: str, name: str = "") -> list[list[str]]:
    """The ways it may stand where a piece is too long for a line: divided between phrases, over two lines or more."""
    parts = [part for piece in text.split("|") for part in _line_parts(piece.strip(), lang, name)]
    return [_shown(_even_lines(parts, count)) for count in range(2, 6) if count <= len(parts)]


def columns(text: str) -> list[list[str]]:
    """The columns of a slogan as on a scroll: the clauses of each piece, without the marks between them."""
    pieces = ([clause for clause in re.split(r"[，、；\s]+", piece) if clause] for piece in text.split("|"))
    return [piece for piece in pieces if piece]


def _rows(pieces: list[str], count: int) -> list[str]:
    """Pieces in so many lines, the first of them one longer where they do not divide evenly."""
    each, more = divmod(len(pieces), count)
    starts = [i * each + min(i, more) for i in range(count + 1)]
    return _shown(["\u3000".join(pieces[a:b]) for a, b in pairwise(starts)])


def _shown(lines: list[str]) -> list[str]:
    """Lines without the pauses that their ends say already; a full stop at the end of all remains."""
    return [_PAUSE_AT_END.sub("", line) for line in lines]


def _line_parts(piece: str, lang: str, name: str) -> list[str]:
    clauses = re.split(r"(?<=[，、；：！？。])|[ \u3000]+", piece)
    return [phrase for clause in clauses if clause for phrase in _phrases(clause, lang, name)]


def _even_lines(parts: list[str], count: int) -> list[str]:
    most = next(room for room in range(1, 200) if len(_gathered(parts, room)) <= count)
    return _gathered(parts, most)
