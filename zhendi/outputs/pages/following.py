"""What a page offers to follow: its feeds and its calendar."""

from zhendi.model.entry import Entry
from zhendi.model.unit import Unit
from zhendi.register.addresses import absolute, calendar_url, feed_url
from zhendi.register.following import feed_title
from zhendi.register.listing import Register
from zhendi.register.view import Data

_FORMATS = (("xml", "application/atom+xml"), ("json", "application/feed+json"))


def feed_links(register: Register, unit: Unit | None, kind: type[Entry] | None = None) -> list[Data]:
    """The feed that tells what is new on a page, in each format, for its head; none where there is nothing to tell."""
    if not register.of(unit.id if unit else None, kind.folder if kind else ""):
        return []
    title = feed_title(register.catalogue.portal, unit, kind)
    return [{"type": mime, "title": title, "url": feed_url(unit, kind, suffix)} for suffix, mime in _FORMATS]


def follow(register: Register, unit: Unit | None, kind: type[Entry] | None = None) -> Data | None:
    """The same to be seen: the feed's address to copy, and the calendar."""
    links = feed_links(register, unit, kind)
    if not links:
        return None
    address = absolute(register.catalogue.portal.address_base, str(links[0]["url"]))
    calendar = calendar_url(unit) if register.occasions(unit.id if unit else None) else ""
    return {"title": links[0]["title"], "url": links[0]["url"], "address": address, "calendar": calendar}
