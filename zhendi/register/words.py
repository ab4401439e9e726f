"""Words as pages set them: headings that break where a reader takes breath, numbers to call, hours, figures."""

import re
from functools import cache, lru_cache

import budoux

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import WEEKDAYS, When, clock_text, day_text

MAY_BREAK = "\u200b"  # stands between the words of a heading; `|` stands between its clauses

# Words of this trade that the segmenter takes apart.
_WHOLE = re.compile(
    "书记话|征集|井盖|荒坡|舞蹈队|腰鼓队|舞蹈|志愿者|志愿|社区|公园路|网格员?|楼栋长?|宣讲|灯谜|元宵|文明|家庭|停水|停电|"
    "報名|報到|書記話|徵集|井蓋|舞蹈隊|志願者|志願|社區|網格員?|宣講|燈謎|文明|停電|城門|門前|團結|民族"
)
_CLAUSE = re.compile(
    r"[^，、：；！？。,:;!?|]*[，、：；！？。,:;!?|][，、：；！？。,:;!?”’」』》）|]*|[^，、：；！？。,:;!?|]+"
)
_AFTER, _BEFORE = "，、：；！？。）》」』”’…,.!?:;)%％的了着过吧吗呢们", "（《「『“‘("
# A city's number with its area code, a mobile, a local number in two groups, a 400 number, a service number; not a count.
_PHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-— ]?\d{3,4}[ -]?\d{4}|1\d{2}[ -]?\d{4}[ -]?\d{4}|400[ -]?\d{3}[ -]?\d{4}|\d{3,4} \d{4}"
    r"|1(?:10|19|20|22)|12\d{3}|9[56]\d{3})(?![\d余餘年月日人次户戶名位个個元场場米小])"
)
_SPAN = re.compile(r"(?<=\d)—(?=\d)")
_PUT_TOGETHER = re.compile(r"[\d\s年月日周期星一二三四五六（）—至余人次位季度上下半:：.,]+")


@cache
def _parser(lang: str) -> budoux.Parser:
    if lang == "zh-Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


@lru_cache(maxsize=16384)
def set_heading(text: str, lang: str = "zh-Hans") -> str:
    """A heading with `|` between its clauses and MAY_BREAK between the words of each."""
    clauses = [clause for clause in _CLAUSE.findall(text) if clause.strip("|")]
    return "|".join(MAY_BREAK.join(_words(clause.strip("|"), lang)) for clause in clauses)


def _words(clause: str, lang: str) -> list[str]:
    held = {end for found in _WHOLE.finditer(clause) for end in range(found.start() + 1, found.end())}
    words: list[str] = []
    place = 0
    for piece in _parser(lang).parse(clause):
        if words and (place in held or _clings(words[-1], piece)):
            words[-1] += piece
        else:
            words.append(piece)
        place += len(piece)
    return _no_orphan(words)


def _clings(before: str, piece: str) -> bool:
    """Whether a line must not end between the two: beside marks and particles, digits, and single characters."""
    return (
        piece[0] in _AFTER or before[-1] in _BEFORE or len(before) == 1 or (before[-1].isdigit() or piece[0].isdigit())
    )


def _no_orphan(words: list[str]) -> list[str]:
    return [*words[:-2], words[-2] + words[-1]] if len(words) > 1 and len(words[-1].strip(_AFTER)) < 2 else words


def set_title(title: str, screen_title: str, lang: str) -> str:
    """An entry's heading: broken where its editor marked the same words for screens, else between words."""
    marked = "|" in screen_title and screen_title.replace("|", "") == title
    return set_heading(screen_title if marked else title, lang)


def set_motto(motto: str, lang: str) -> str:
    return set_heading(f"“{motto.strip('“”')}”", lang) if motto else ""


def set_slogan(slogan: str, lang: str) -> str:
    """A slogan, its parts (`|`) apart by a space where no mark stands between them."""
    parts = [part.strip() for part in slogan.split("|")]
    spaced = (part if part[-1:] in _AFTER else part + "　" for part in parts[:-1])
    return "|".join(set_heading(part, lang) for part in (*spaced, parts[-1]) if part)


def callable_text(text: str) -> list[dict[str, str]]:
    """A text in pieces, each with `tel`: the number to call where the piece is one, else empty."""
    pieces: list[dict[str, str]] = []
    place = 0
    for found in _PHONE.finditer(text):
        if found.start() > place:
            pieces.append({"text": text[place : found.start()], "tel": ""})
        pieces.append({"text": found[0], "tel": re.sub(r"\D", "", found[0])})
        place = found.end()
    return pieces + ([{"text": text[place:], "tel": ""}] if place < len(text) else [])


def told_in_script(value: str, lang: str) -> str:
    """A fact's value: as written, except where it is put together from numbers and our own words, such as a date.

    A span of hours does not break at its dash.
    """
    return _SPAN.sub("\u2060—\u2060", told_plainly(value, lang))


def told_plainly(value: str, lang: str) -> str:
    """The same for what is no page of ours: without marks that hold a line together."""
    return in_script(value, lang) if _PUT_TOGETHER.fullmatch(value) else value


def date_parts(when: When, lang: str) -> dict[str, object]:
    """A date in the parts that a calendar leaf shows."""
    day = when.day
    return {
        "iso": day.isoformat(),
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": in_script(f"周{WEEKDAYS[day.weekday()]}", lang),
        "time": clock_text(when.at) if when.at else "",
    }


def long_date(when: When, lang: str) -> str:
    return in_script(day_text(when.day, year=True, weekday=False), lang)


def hours_text(windows: tuple[tuple[int, int], ...]) -> str:
    """7:00—21:00 from minutes of the day."""
    spans = (f"{start // 60}:{start % 60:02d}—{end // 60}:{end % 60:02d}" for start, end in windows)
    return "全天" if windows == ((0, 1440),) else "、".join(spans)
