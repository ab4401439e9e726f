"""All calendars of a site: its own, every unit's, and each coming event by itself."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from icalendar import Calendar

from zhendi.artifact import Artifact
from zhendi.chinese import in_script
from zhendi.model.chinese_dates import CHINA
from zhendi.model.unit import Unit
from zhendi.outputs.calendars.event import event, ringing
from zhendi.register import Register
from zhendi.register.addresses import calendar_url, event_url, ics_url, page_address
from zhendi.register.following import calendar_title
from zhendi.register.occasions import Occasion

_MONTHS_KEPT = 1  # a phone asks for the whole calendar each time: what is longer past is read on the site
_ASKED_AGAIN = timedelta(hours=12)
_END = b"END:VCALENDAR\r\n"


def calendars(register: Register) -> Iterator[Artifact]:
    """calendar.ics of the site and of each unit where something happens, and an .ics for each event to come."""
    portal, at = register.catalogue.portal, register.view.at
    written: dict[str, bytes] = {}  # each event once: it stands in its unit's calendar, its ancestors' and the site's
    for unit in (None, *register.catalogue.units.values()):
        kept = _kept(register.occasions(unit.id if unit else None), at)
        for one in kept:
            if one.held.id not in written:
                written[one.held.id] = event(portal, one)
        if kept:
            yield Artifact(ics_url(unit), _whole(_head(register, unit), (written[one.held.id] for one in kept)))
    for one in register.occasions():
        if one.is_coming(at):
            yield Artifact(event_url(one.held.entry), _whole(_begun(), (ringing(written[one.held.id], one),)))


def _kept(found: Sequence[Occasion], at: datetime) -> Sequence[Occasion]:
    """All to come and those since the month before; the last of all where they are longer past: none would be no calendar."""
    since = _months_before(at, _MONTHS_KEPT)  # by months, so that a calendar does not change from day to day
    return [one for one in found if one.ends >= since] or found[-1:]


def _months_before(at: datetime, months: int) -> datetime:
    """The first moment of the month so many months ago."""
    held = at.astimezone(CHINA)
    year, month = divmod(held.year * 12 + held.month - 1 - months, 12)
    return datetime(year, month + 1, 1, tzinfo=CHINA)


def _whole(head: Calendar, events: Iterable[bytes]) -> bytes:
    return b"".join((head.to_ical().removesuffix(_END), *events, _END))


def _begun() -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Zhendi//Zhendi//ZH")
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def _head(register: Register, unit: Unit | None) -> Calendar:
    """What phones show of a calendar. RFC 7986 gives its properties names; most phones know the older X- ones."""
    base, title = register.catalogue.portal.address_base, calendar_title(register.catalogue.portal, unit)
    about = in_script("活动、宣讲和通知，有新的会自动出现", unit.lang if unit else "zh-Hans")
    calendar = _begun()
    for name, told in (
        ("NAME", title),
        ("X-WR-CALNAME", title),
        ("DESCRIPTION", about),
        ("X-WR-CALDESC", about),
        ("X-WR-TIMEZONE", "Asia/Shanghai"),
        ("URL", page_address(base, calendar_url(unit))),
    ):
        calendar.add(name, told)
    calendar.add("REFRESH-INTERVAL", _ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    return calendar
