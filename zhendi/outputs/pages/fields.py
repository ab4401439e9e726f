"""The field handbook: every key of every file that staff write, straight from the models that read it."""

from collections.abc import Iterator

from pydantic import BaseModel

from zhendi.model.keys import aliases, inner_model, keys
from zhendi.model.portal import Portal
from zhendi.model.unit import Blackout, Figure, Screen, Slogan, Unit
from zhendi.outputs.pages.page import Page
from zhendi.register.listing import Register
from zhendi.register.view import Data

_FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("单位", "district.yml（区县）、street.yml（街道）、community.yml（社区），每个单位文件夹里放一个", Unit),
    ("电子屏", "screens.yml，每块屏一条", Screen),
    ("标语", "slogans.yml，每句一条，轮流插在内容之间播", Slogan),
    ("数据", "figures.yml，一个数只写一处，正文里引用它的键", Figure),
    ("全站", "site.yml，整个网站一份", Portal),
    ("只放标题画面的屏", "blackout.yml，整个网站一份，由 zhendi blackout 写，也可以自己写", Blackout),
)


def fields_page(register: Register) -> Page:
    """Keys of the kinds first, then those of the other files."""
    kinds = register.catalogue.kinds
    common = set.intersection(*(set(keys(kind)) for kind in kinds))
    sections = [_section("每个栏目都有的", "各栏目的条目都能写这些项目", kinds[0], common)]
    sections += [_section(kind.label, f"放在 {kind.folder} 文件夹里", kind, set(keys(kind)) - common) for kind in kinds]
    sections += [_section(title, about, model, set(keys(model))) for title, about, model in _FILES]
    context: Data = {
        "lang": "zh-Hans",
        "theme": "green",
        "here": "",
        "sections": sections,
        "crumbs": [{"label": "项目一览", "url": "", "lang": "zh-Hans"}],
    }
    canonical = register.catalogue.portal.address_base + "handbook/fields/"
    return Page("handbook/fields/index.md", "fields.html", "项目一览", context, canonical=canonical)


def _section(title: str, about: str, model: type[BaseModel], wanted: set[str]) -> Data:
    return {"title": title, "about": about, "rows": list(_rows(model, wanted, 0))}


def _rows(model: type[BaseModel], wanted: set[str], depth: int) -> Iterator[Data]:
    """A row for each key, those inside it below it."""
    for key, info in keys(model).items():
        if key not in wanted:
            continue
        names = aliases(info)
        yield {
            "key": key,
            "name": names[0],
            "also": "、".join(names[1:]),
            "required": info.is_required(),
            "about": info.description or "",
            "depth": depth,
        }
        inner = inner_model(model, key)
        if inner:
            yield from _rows(inner, set(keys(inner)), depth + 1)
