"""Dates and hours as people write and read them. All times are China Standard Time, UTC+8 without daylight saving."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from zhendi.chinese import simplified

CHINA = timezone(timedelta(hours=8), "CST")
WEEKDAYS = "一二三四五六日"

_WIDE = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")
_DATE = re.compile(r"(?:(?P<y>\d{4})\s*(?P<s>[-/.年])\s*)?(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?")
_WEEKDAY = re.compile(r"[（(]?\s*(?:周|星期|礼拜)(?P<w>[一二三四五六日天])\s*[)）]?")
_TIME = re.compile(
    r"(?P<part>凌晨|早上|上午|中午|下午|晚上|晚)?\s*(?P<h>\d{1,2})\s*[:时点]"
    r"(?:\s*(?P<min>\d{1,2})\s*分?|(?P<half>半)|整)?(?::\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)


class DateProblem(ValueError):
    """A date that cannot be: `code`, Chinese message and remedy."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


@dataclass(frozen=True, order=True)
class When:
    """A day, or a moment of it where `at` is given."""

    day: date
    at: time | None = None

    @property
    def first_moment(self) -> datetime:
        return datetime.combine(self.day, self.at or time(), CHINA)

    @property
    def end_moment(self) -> datetime:
        """The moment after the last one meant: a day alone lasts to its end."""
        return datetime.combine(self.day + timedelta(days=1), time(), CHINA) if self.at is None else self.first_moment


def plain_digits(text: str) -> str:
    """Full-width digits and their marks as half-width ones."""
    return text.translate(_WIDE)


def read_when(text: str, year: int | None) -> When:
    """A date, perhaps with a weekday and a time. `year` stands in where the text names none.

    Raises DateProblem where the text is no date, the day does not exist, or the weekday is another.
    """
    written = simplified(plain_digits(text)).strip()
    found = _DATE.match(written)
    if not found:
        raise DateProblem("date-unknown", f"“{text}”不是日期", "写成 2026-03-05，或 2026-03-05 14:30")
    day = _day(found, text, year)
    rest = written[found.end() :].strip().lstrip("T,， ")
    weekday = _WEEKDAY.match(rest)
    if weekday:
        _check_weekday(day, weekday["w"], text)
        rest = rest[weekday.end() :].strip().lstrip(",， ")
    return _moment(day, rest, text) if rest else When(day)


def _day(found: re.Match[str], text: str, year: int | None) -> date:
    if found["y"] is None and year is None:
        raise DateProblem("date-year", f"“{text}”没有写年份", "补上年份，例如 2026-03-05")
    try:
        return date(int(found["y"] or year or 0), int(found["m"]), int(found["d"]))
    except ValueError:
        raise DateProblem("date-impossible", f"“{text}”这一天不存在", "查一下日历，改成真实的日期") from None


def _check_weekday(day: date, written: str, text: str) -> None:
    actual = WEEKDAYS[day.weekday()]
    if written.replace("天", "日") != actual:
        said = f"“{text}”的星期不对，{day.month}月{day.day}日实为周{actual}"
        raise DateProblem("date-weekday", said, f"核对是日期错了还是星期错了；若日期没错，改成周{actual}")


def _moment(day: date, rest: str, text: str) -> When:
    """The day and hour; one given in another time zone is turned into ours."""
    found = _TIME.fullmatch(rest)
    if not found:
        raise DateProblem("date-unknown", f"“{text}”里的时间看不懂", "写成 2026-03-05 14:30，起止时间分两项写")
    try:
        at = time(_hour(found["part"] or "", int(found["h"])), 30 if found["half"] else int(found["min"] or 0))
        if not found["zone"]:
            return When(day, at)
        moment = datetime.fromisoformat(f"{day}T{at}{found['zone']}").astimezone(CHINA)
        return When(moment.date(), moment.time())
    except (ValueError, OverflowError):
        raise DateProblem("date-impossible", f"“{text}”这个时刻不存在", "时间写 00:00 到 23:59") from None


def _hour(part: str, hour: int) -> int:
    """The hour of 24. Raises ValueError where the part of the day does not go with it."""
    if hour == 12 and part in ("凌晨", "晚上", "晚"):
        raise ValueError(part)  # the midnight before or after: nobody can tell
    return hour + 12 if (part in ("下午", "晚上", "晚") and hour < 12) or (part == "中午" and hour < 4) else hour


def read_window(text: str) -> tuple[int, int]:
    """`07:00-21:00` as minutes of the day; the end lies below the start where the window passes midnight."""
    written = simplified(plain_digits(text)).strip()
    found = re.fullmatch(r"(\d{1,2}):(\d{2})\s*(?:-|—+|–|~|～|至|到)\s*(\d{1,2}):(\d{2})", written)
    if not found:
        raise DateProblem("hours-unknown", f"“{text}”不是时段", "写成 07:00-21:00")
    h1, m1, h2, m2 = map(int, found.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if m1 > 59 or m2 > 59 or start >= 1440 or end > 1440:
        raise DateProblem("hours-impossible", f"“{text}”里有不存在的时刻", "时间写 00:00 到 24:00")
    if start == end:
        raise DateProblem("hours-empty", f"“{text}”的起止是同一时刻", "写出真正的起止；全天写成 00:00-24:00")
    return start, end


def read_weekdays(text: str) -> tuple[int, ...]:
    """`周一`, `星期天`, `3`, `周一至周五`, `周一、周三` as 1 (Monday) to 7."""
    written = re.sub(r"周|星期|礼拜", "", simplified(plain_digits(text)).strip()).replace("天", "日")
    days: list[int] = []
    for piece in re.split(r"[、,，\s]+", written):
        ends = [_weekday(part, text) for part in re.split(r"至|到|-|—+|~|～", piece)]
        if len(ends) > 2:
            raise _no_weekday(text)
        first, last = ends[0], ends[-1]
        days += range(first, last + 1) if first <= last else [*range(first, 8), *range(1, last + 1)]
    return tuple(sorted(set(days)))


def _weekday(written: str, text: str) -> int:
    if written in WEEKDAYS and written:
        return WEEKDAYS.index(written) + 1
    if written.isdigit() and 1 <= int(written) <= 7:
        return int(written)
    raise _no_weekday(text)


def _no_weekday(text: str) -> DateProblem:
    return DateProblem("weekday-unknown", f"“{text}”不是星期", "写成 周一、周二 …… 周日，或 周一至周五")


def day_text(day: date, *, year: bool = False, weekday: bool = True) -> str:
    """4月12日（周日）, with the year where asked."""
    text = f"{day.year}年" if year else ""
    return f"{text}{day.month}月{day.day}日" + (f"（周{WEEKDAYS[day.weekday()]}）" if weekday else "")


def clock_text(at: time) -> str:
    """9:00, without a leading nought, as notices on a wall have it."""
    return f"{at.hour}:{at.minute:02d}"


def span_text(start: When, end: When | None, *, year: bool = False) -> str:
    """4月12日（周日）9:00—11:30; 4月20日（周一）至4月30日（周四）."""
    first = day_text(start.day, year=year) + (clock_text(start.at) if start.at else "")
    if end is None or end == start:
        return first
    if end.day == start.day:
        return f"{first}—{clock_text(end.at)}" if end.at and start.at else first
    return f"{first}至{day_text(end.day)}" + (clock_text(end.at) if end.at else "")
