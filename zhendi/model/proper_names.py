"""Proper names 专名: how a name is written in the other script, where conversion would spoil it."""

from dataclasses import dataclass
from typing import Annotated

from zhendi.model.fields import ListOf, ValueProblem, validated


@dataclass(frozen=True)
class ProperName:
    """A name as its unit writes it, and in the other script: the same for a name that is never converted."""

    written: str
    other: str

    def in_script(self, lang: str, written_in: str) -> str:
        """The name on a page in `lang`, where the unit that gives it writes `written_in`."""
        return self.written if lang == written_in else self.other


def _proper_name(value: str, _: object) -> ProperName:
    parts = [" ".join(part.split()) for part in value.replace("＝", "=").split("=")]
    if len(parts) > 2 or not all(parts):
        said = f"“{value}”看不出是哪个名字"
        raise ValueProblem("proper-name", said, "写名字本身，或“这边的写法=那边的写法”，如 仁寿门=仁壽門")
    if all(part.isascii() for part in parts):
        raise ValueProblem("proper-name", f"“{value}”里没有汉字，用不着写在这里", "删掉这一条")
    return ProperName(parts[0], parts[-1])


ProperNames = Annotated[tuple[Annotated[ProperName, validated(_proper_name)], ...], ListOf]
