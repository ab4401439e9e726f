"""What stands in a page's head for machines: Open Graph for chats, the set of government sites, JSON-LD for searching.

The government set is that of contracts/RULES.md; a name without a value is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.structured import entry_nodes, script_text, site_nodes, trail_node, unit_node
from zhendi.register.listing import Register
from zhendi.register.shown import Shown
from zhendi.register.view import Data

_LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}
_SITE = ""  # the owner of the site's own share image
Pair = tuple[str, str]


@dataclass(frozen=True)
class About:
    """What a page says of itself beside its title and its crumbs.

    `named` is the page's own part of the government set, `article` of Open Graph, `nodes` of JSON-LD. `owners` are whose
    share image stands for it, the first that there is: an entry's or a unit's id.
    """

    description: str
    type: str = "website"
    owners: tuple[str, ...] = (_SITE,)
    named: tuple[Pair, ...] = ()
    article: tuple[Pair, ...] = ()
    nodes: tuple[Data, ...] = ()


def entry_about(register: Register, held: Shown, address: str) -> About:
    """Of an entry. One that is not listed says what a chat shows of it, and nothing for those who gather pages."""
    about = About(held.gist, "article", (held.id,))
    if not register.lists(held.entry):
        return about
    image = _image(register, about.owners)
    named = (*_column(held.unit, type(held.entry), held.lang), *_article_names(held, address, image))
    nodes = entry_nodes(register, held, address, image)
    return replace(about, named=named, article=tuple(_article(held)), nodes=tuple(nodes))


def list_about(register: Register, page: Page, unit: Unit | None, kind: type[Entry]) -> About:
    """Of a list of a kind, or a part of it, of one unit or the whole site."""
    lang, portal = str(page.context["lang"]), register.catalogue.portal
    description = f"{page.title}{'' if unit else f' · {portal.name}'}：{in_script(kind.about, lang)}"
    places = [held.name for held in register.catalogue.lineage(unit.id)] if unit else [portal.name]
    named = (
        *_column(unit, kind, lang),
        ("ColumnDescription", description),
        ("ColumnKeywords", ",".join((in_script(kind.label, lang), *places))),
    )
    return About(description, owners=(unit.id, _SITE) if unit else (_SITE,), named=named)


def unit_about(register: Register, unit: Unit) -> About:
    slogan = unit.slogan.replace("|", "，")
    owners = (unit.id, _SITE)
    node = unit_node(register, unit, _image(register, owners))
    return About(f"{unit.name}：{slogan}" if slogan else unit.name, owners=owners, nodes=(node,))


def site_about(register: Register, description: str) -> About:
    return About(description, nodes=tuple(site_nodes(register, description, _image(register, (_SITE,)))))


def with_meta(register: Register, page: Page, about: About | None = None) -> Page:
    """The page with what it tells machines: without `about` what any page has to say. One without address has nothing."""
    if not page.canonical:
        return page
    told = about or About(f"{register.catalogue.portal.name}：{page.title}", owners=_above(register, page))
    crumbs = cast(Sequence[Data], page.context["crumbs"])
    trail = (trail_node(register, crumbs),) if crumbs and not page.noindex else ()
    meta = {
        "title": page.title,
        "type": told.type,
        "locale": _LOCALES[str(page.context["lang"])],
        "description": told.description,
        "image": _image(register, told.owners),
        "named": _filled(told.named),
        "article": _filled(told.article),
        "structured": script_text((*told.nodes, *trail)),
    }
    return replace(page, meta=meta)


def _above(register: Register, page: Page) -> tuple[str, ...]:
    """The units whose page it is, the nearest first, and the site."""
    folders = page.path.split("/")
    paths = ("/".join(folders[:count]) for count in range(len(folders) - 1, 0, -1))
    return (*(path for path in paths if path in register.catalogue.units), _SITE)


def _filled(pairs: tuple[Pair, ...]) -> list[list[str]]:
    return [[name, value] for name, value in pairs if value]


def _image(register: Register, owners: tuple[str, ...]) -> str:
    """The address of the first share image that there is."""
    found = next((held for owner in owners if (held := register.view.shares.get(owner))), "")
    return f"{register.catalogue.portal.address_base}{found}" if found else ""


def _column(unit: Unit | None, kind: type[Entry], lang: str) -> tuple[Pair, ...]:
    name = unit.name if unit else ""
    return ("ColumnName", f"{name}{in_script(kind.label, lang)}"), ("ColumnType", in_script(kind.column_type, lang))


def _article_names(held: Shown, address: str, image: str) -> tuple[Pair, ...]:
    entry = held.entry
    writers = (*entry.byline.reporters, *entry.byline.correspondents)
    return (
        ("ArticleTitle", entry.title),
        ("PubDate", entry.starts.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")),
        ("ContentSource", entry.source.name if entry.source else held.unit.name),
        ("Keywords", ",".join(_keywords(held))),
        ("Author", ",".join(dict.fromkeys(writers))),
        ("Image", image),
        ("Url", address),
    )


def _keywords(held: Shown) -> Iterator[str]:
    words = (*held.entry.topics, *held.entry.campaigns, held.fields.series, str(held.words["tag"]), held.unit.name)
    yield from dict.fromkeys(word for word in words if word)


def _article(held: Shown) -> Iterator[Pair]:
    yield "article:published_time", held.entry.starts.isoformat()
    if held.modified > held.entry.starts:
        yield "article:modified_time", held.modified.isoformat()
    yield "article:section", str(held.words["label"])
