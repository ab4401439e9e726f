"""What a feed tells of itself: whose it is, where it lies, and how new it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA
from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.outputs.feeds.item import speakable
from zhendi.register import Register, Shown
from zhendi.register.addresses import absolute, feed_url, list_url, page_address, unit_url
from zhendi.register.following import feed_title


@dataclass(frozen=True)
class Channel:
    """A feed without its items. `updated` is its newest item's moment, never the clock's."""

    title: str
    about: str
    lang: str
    page: str
    atom: str
    json: str
    icon: str
    rights: str
    updated: datetime


def channel(register: Register, unit: Unit | None, kind: type[Entry] | None, held: Sequence[Shown]) -> Channel:
    """The feed of a unit or the whole site, of all kinds or one, that holds these entries."""
    portal = register.catalogue.portal
    base, lang = portal.address_base, unit.lang if unit else "zh-Hans"
    page = list_url(unit, kind) if kind else unit_url(unit) if unit else "index.html"
    return Channel(
        title=speakable(feed_title(portal, unit, kind)),
        about=in_script("最新的三十篇，有新的会自动出现", lang),
        lang=lang,
        page=page_address(base, page),
        atom=absolute(base, feed_url(unit, kind, "xml")),
        json=absolute(base, feed_url(unit, kind, "json")),
        icon=absolute(base, "assets/mark.svg"),
        rights=speakable(portal.copyright),
        updated=max(each.modified for each in held).astimezone(CHINA),
    )
