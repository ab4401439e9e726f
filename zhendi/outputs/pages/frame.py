"""What stands around every page: the head's ways in, the foot's filings, and what kind of build this is."""

from datetime import datetime
from urllib.parse import urlsplit

from zhendi.look import first_script, manual_policy, page_policy, script, stylesheet
from zhendi.model.chinese_dates import CHINA, clock_text
from zhendi.model.unit import Unit
from zhendi.outputs.pages.following import feed_links
from zhendi.outputs.pages.sizes import SIZES
from zhendi.register.addresses import unit_url
from zhendi.register.listing import Register
from zhendi.register.view import Data
from zhendi.register.words import callable_text, set_slogan


def frame(register: Register, listed: frozenset[str] = frozenset()) -> Data:
    """Everything that all pages share; the kinds `listed` have lists, whatever the register holds."""
    portal, view = register.catalogue.portal, register.view
    moment = moment_text(view.at)
    return {
        "name": portal.name,
        "slogan": set_slogan(portal.slogan or portal.name, "zh-Hans"),
        "owner": portal.owner,
        "address": portal.address,
        "phones": [callable_text(phone) for phone in portal.report_phones],
        "email": portal.report_email,
        "icp": portal.icp,
        "police": portal.police_beian,
        "copyright": portal.copyright,
        "base": portal.address_base,
        "domain": urlsplit(portal.address_base).netloc,
        "code": portal.site_code,
        "share": view.shares.get("", ""),
        "built": moment,
        "demo": f"示例站：人物均为虚构，内容时点 {moment}" if portal.as_of else "",
        "clock": view.at.isoformat() if portal.as_of else "",
        "preview": view.preview,
        "style": stylesheet().address,
        "script": script().address,
        "sizes": SIZES,
        "first": first_script(),
        "policy": page_policy(),
        "manual_policy": manual_policy(),
        "feeds": feed_links(register, None),
        "nav": _nav(register, listed),
        "places": [
            {"name": unit.shown_name, "url": unit_url(unit), "lang": unit.lang}
            for unit in register.catalogue.children(None)
        ],
    }


def _nav(register: Register, listed: frozenset[str]) -> list[Data]:
    kinds: list[Data] = [
        {"label": kind.label, "url": f"{kind.folder}/index.html", "icon": kind.folder}
        for kind in register.catalogue.kinds
        if kind.folder in listed or register.of(None, kind.folder)
    ]
    screens: list[Data] = [{"label": "电子屏", "url": "screens/index.html", "icon": "screens"}]
    return [
        {"label": "首页", "url": "index.html", "icon": "home"},
        *kinds,
        *(screens if register.catalogue.screens else []),
    ]


def moment_text(at: datetime) -> str:
    """2026年4月16日 8:30."""
    held = at.astimezone(CHINA)
    return f"{held.year}年{held.month}月{held.day}日 {clock_text(held.time())}"


def crumbs(register: Register, unit: Unit | None, *last: Data) -> list[Data]:
    """The way down from the home page: the units above, the unit itself, then what is given."""
    lineage = reversed(register.catalogue.lineage(unit.id)) if unit else ()
    above: list[Data] = [{"label": held.shown_name, "url": unit_url(held), "lang": held.lang} for held in lineage]
    return [*above, *last]
