"""The types of a key's value: text in, typed value out, or a problem in Chinese with its remedy.

YAML scalars arrive as written, so that 19:00 stays a time, 0102 a number of a room and No a word.
"""

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from zhendi.chinese import simplified
from zhendi.model.chinese_dates import DateProblem, When, plain_digits, read_weekdays, read_when, read_window

_BOUNDLESS = 10**9  # nothing that is counted here comes near it
_CLEARLY_THE_SAME_YEAR = 240  # days


class ValueProblem(ValueError):
    """A value that its key cannot hold."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def _telling(read: Callable[..., Any]) -> Callable[[Any, ValidationInfo], Any]:
    """`read` for Pydantic: what it refuses reaches the diagnostic with its remedy."""

    def validator(value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            return _other_shape(value)
        try:
            return read(value, info.context or {})
        except (ValueProblem, DateProblem) as problem:
            said = {"message": _safe(problem.message), "remedy": _safe(problem.remedy)}
            raise PydanticCustomError(problem.code, "{message}", said) from None

    return validator


def _safe(text: str) -> str:
    return text.replace("\n", " ")


def _other_shape(value: Any) -> Any:
    if isinstance(value, list | dict):
        said = {
            "message": "这一项应写一段文字，这里却是列表",
            "remedy": "写成一行；内容以 [ 或 { 开头时用英文双引号括起来",
        }
        raise PydanticCustomError("value-shape", "{message}", said)
    return value


def _text(value: str, _: dict[str, Any], most: int) -> str:
    value = " ".join(value.split())
    count = len(value.replace("|", ""))
    if count > most:
        raise ValueProblem("text-long", f"这一项有{count}个字，最多{most}个", f"删去{count - most}个字")
    return value


def _line(value: str, context: dict[str, Any]) -> str:
    return " ".join(value.split())


def _flag(value: str, _: dict[str, Any]) -> bool:
    word = simplified(value).casefold()
    if word in ("yes", "true", "是"):
        return True
    if word in ("no", "false", "否"):
        return False
    raise ValueProblem("flag-unknown", f"“{value}”不是“是”或“否”", "写 是 或 否（yes、no 也可以）")


def _number(value: str, _: dict[str, Any], least: float, most: float, whole: bool) -> float | int:
    written = plain_digits(value)
    if not re.fullmatch(r"-?\d+(\.\d+)?", written) or (whole and "." in written):
        kind = "整数" if whole else "数"
        raise ValueProblem("number-unknown", f"“{value}”不是{kind}", "只写数字，不写单位、逗号和“余”“多”")
    number = int(written) if whole else float(written)
    if not least <= number <= most:
        remedy = f"写 {least:g} 到 {most:g} 之间的数" if most < _BOUNDLESS else f"写 {least:g} 或更大的数"
        raise ValueProblem("number-range", f"{value} 超出了范围", remedy)
    return number


def _when(value: str, context: dict[str, Any]) -> When:
    """A date without a year is of the year that the context names, where that is clear.

    Around New Year it is not: an event of 28 December told on 5 January would be taken for one of next December.
    """
    when, near = read_when(value, context.get("year")), context.get("near")
    if near and abs((when.day - near).days) > _CLEARLY_THE_SAME_YEAR and not _names_year(value):
        said = f"“{value}”没有写年份，看不出是哪一年"
        raise ValueProblem("date-year", said, "补上年份，例如 2026-03-05")
    return when


def _names_year(value: str) -> bool:
    try:
        read_when(value, None)
    except DateProblem:
        return False
    return True


def _window(value: str, _: dict[str, Any]) -> tuple[int, int]:
    return read_window(value)


def _slug(value: str, _: dict[str, Any]) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", value):
        raise ValueProblem("slug", f"“{value}”不能用作网址", "只用小写字母 a-z、数字和短横线")
    return value


def _rotation(value: str, _: dict[str, Any]) -> int:
    written = plain_digits(value).removesuffix("度").removesuffix("°")
    if written not in ("0", "90", "180", "270"):
        raise ValueProblem("rotation", f"“{value}”不是旋转的角度", "写 0、90、180 或 270")
    return int(written)


def _figure(value: str, _: dict[str, Any]) -> str:
    written = plain_digits(value).replace(",", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?", written):
        raise ValueProblem(
            "number-unknown", f"“{value}”不是数", "只写数字；“余”写成 approx（约数）: 是，单位写在 unit（单位）"
        )
    return written


_SIDES = {"左": (0.25, None), "右": (0.75, None), "上": (None, 0.25), "下": (None, 0.75), "中": (None, None)}


def _focus(value: str, _: dict[str, Any]) -> tuple[float, float]:
    written = simplified(plain_digits(value)).replace("％", "%").replace("，", " ").replace(",", " ")
    numbers = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%?\s+(\d{1,3}(?:\.\d+)?)%?", written.strip())
    if numbers and all(float(n) <= 100 for n in numbers.groups()):
        return float(numbers[1]) / 100, float(numbers[2]) / 100
    if written and all(sign in _SIDES for sign in written):
        across = [_SIDES[sign][0] for sign in written if _SIDES[sign][0] is not None]
        down = [_SIDES[sign][1] for sign in written if _SIDES[sign][1] is not None]
        return across[0] if across else 0.5, down[0] if down else 0.5  # type: ignore[return-value]
    raise ValueProblem(
        "focus-unknown", f"“{value}”不是主体位置", "写 上、下、左、右、中，或从左、从上数的百分比，如 50% 40%"
    )


def _choice(value: str, _: dict[str, Any], choices: dict[str, str]) -> str:
    word = simplified(value).casefold()
    if word in choices:
        return choices[word]
    names = _names(choices)
    near = get_close_matches(word, names, 1, 0.5)
    raise ValueProblem(
        "choice-unknown",
        f"“{value}”不在可选的词里",
        (f"是不是“{near[0]}”？" if near else "") + f"可写：{'、'.join(names)}",
    )


def _names(choices: dict[str, str]) -> list[str]:
    """The Chinese words on offer, or all where there are none."""
    return [word for word in choices if not word.isascii()] or list(choices)


def validated(read: Callable[..., Any], **settings: Any) -> BeforeValidator:
    """A type whose values `read` makes of what is written; it may raise ValueProblem or DateProblem."""
    return BeforeValidator(_telling(partial(read, **settings) if settings else read))


def at_most(most: int) -> BeforeValidator:
    """Text of at most `most` characters; a break mark `|` is not counted."""
    return validated(_text, most=most)


def choice(**words: str) -> BeforeValidator:
    """One of several words: `draft="草稿"` accepts either and gives the first."""
    choices = {name.casefold(): name for name in words} | {simplified(word): name for name, word in words.items()}
    return validated(_choice, choices=choices)


def one_of(*words: str) -> BeforeValidator:
    """One of several Chinese words, which is the value as well."""
    return validated(_choice, choices={word: word for word in words})


def whole(least: int = 0, most: int = _BOUNDLESS) -> BeforeValidator:
    return validated(_number, least=least, most=most, whole=True)


def number(least: float = 0, most: float = _BOUNDLESS) -> BeforeValidator:
    return validated(_number, least=least, most=most, whole=False)


def _as_list(value: Any) -> Any:
    """One value where several may stand is a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


def _weekday_list(value: Any, info: ValidationInfo) -> tuple[int, ...] | None:
    read = _telling(lambda text, _: read_weekdays(text))
    return tuple(sorted({day for item in _as_list(value) for day in read(item, info)}))


Line = Annotated[str, validated(_line)]
Flag = Annotated[bool, validated(_flag)]
Moment = Annotated[When, validated(_when)]
Hours = Annotated[tuple[int, int], validated(_window)]
Slug = Annotated[str, validated(_slug)]
Rotation = Annotated[int, validated(_rotation)]
FigureValue = Annotated[str, validated(_figure)]
Focus = Annotated[tuple[float, float], validated(_focus)]
Weekdays = Annotated[tuple[int, ...], BeforeValidator(_weekday_list)]
ListOf = BeforeValidator(_as_list)
Names = Annotated[tuple[Line, ...], ListOf]
