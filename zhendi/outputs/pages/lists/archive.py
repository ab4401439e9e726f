"""Everything by month: the months there are, and what each holds, all kinds together, day by day."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from zhendi.chinese import in_script
from zhendi.model.unit import Unit
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.lists.leaves import Leaf, leaves, pager
from zhendi.outputs.pages.page import Page
from zhendi.register.addresses import archive_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown, newest
from zhendi.register.view import Data
from zhendi.register.words import date_parts

_NAME = "按月份找"
_OF_A_LINE = ("url", "title", "lang", "theme", "unit", "label", "tag", "urgent", "stars", "draft")

Month = tuple[int, int]


def archive_pages(register: Register) -> Iterator[Page]:
    """The archive of the whole site and of every unit that has anything."""
    for unit in (None, *register.catalogue.units.values()):
        held = sorted(register.of(unit.id if unit else None), key=lambda each: each.list_key, reverse=True)
        months = {month: tuple(group) for month, group in groupby(held, key=_month)}
        if months:
            yield _index(register, unit, months)
            yield from _months(register, unit, months)


def _month(held: Shown) -> Month:
    return held.moment.day.year, held.moment.day.month


def _index(register: Register, unit: Unit | None, months: dict[Month, tuple[Shown, ...]]) -> Page:
    years = [
        {
            "year": year,
            "count": sum(len(months[month]) for month in group),
            "months": [_way(unit, month, len(months[month])) for month in group],
        }
        for year, group in ((year, tuple(group)) for year, group in groupby(months, key=lambda month: month[0]))
    ]
    held = [each for group in months.values() for each in group]
    return _page(register, unit, archive_url(unit), "archive.html", _name(unit), held, {"years": years})


def _months(register: Register, unit: Unit | None, months: dict[Month, tuple[Shown, ...]]) -> Iterator[Page]:
    order = list(months)
    for place, month in enumerate(order):
        beside: Data = {
            "later": _way(unit, order[place - 1]) if place else None,
            "earlier": _way(unit, order[place + 1]) if place + 1 < len(order) else None,
        }
        for leaf in leaves(archive_url(unit, month).removesuffix("/index.html"), months[month]):
            yield _month_page(register, unit, month, leaf, len(months[month]), beside)


def _month_page(register: Register, unit: Unit | None, month: Month, leaf: Leaf, count: int, beside: Data) -> Page:
    lang = unit.lang if unit else "zh-Hans"
    name = f"{month[0]}年{month[1]}月"
    told: Data = {
        "year": month[0],
        "month": month[1],
        "total": count if leaf.is_first else None,
        "days": _days(leaf.held, lang),
        "pager": pager(leaf, lang),
        **beside,
    }
    title = f"{name} · {_name(unit)}" if leaf.is_first else f"{leaf.span(lang)} · {_name(unit)}"
    return _page(
        register, unit, leaf.url, "month.html", title, leaf.held, told, ({"label": name, "url": "", "lang": lang},)
    )


def _page(
    register: Register,
    unit: Unit | None,
    url: str,
    template: str,
    title: str,
    held: Sequence[Shown],
    told: Data,
    last: tuple[Data, ...] = (),
) -> Page:
    lang = unit.lang if unit else "zh-Hans"
    index: Data = {"label": in_script(_NAME, lang), "url": archive_url(unit) if last else "", "lang": lang}
    context: Data = {
        "lang": lang,
        "theme": unit.theme if unit else "green",
        "here": "",
        "above": [{"label": unit.name, "url": unit_url(unit)}] if unit else [],
        "archive": archive_url(unit),
        "crumbs": crumbs(register, unit, index, *last),
        **told,
    }
    canonical = register.catalogue.portal.address_base + url.removesuffix("index.html")
    path = url.removesuffix(".html") + ".md"
    return Page(path, template, title, context, canonical=canonical, modified=newest(held))


def _name(unit: Unit | None) -> str:
    return f"{unit.name}{in_script(_NAME, unit.lang)}" if unit else _NAME


def _way(unit: Unit | None, month: Month, count: int = 0) -> Data:
    return {"year": month[0], "month": month[1], "url": archive_url(unit, month), "count": count}


def _days(held: Sequence[Shown], lang: str) -> list[Data]:
    days = ((each, tuple(group)) for each, group in groupby(held, key=lambda each: each.moment.day))
    return [{"when": date_parts(group[0].moment, lang), "lines": [_line(each) for each in group]} for _, group in days]


def _line(held: Shown) -> Data:
    return {key: held.words[key] for key in _OF_A_LINE}
