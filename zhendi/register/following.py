"""What a reader may follow: the feeds and calendars of the site, of units and of kinds, and what they are called."""

from zhendi.chinese import in_script
from zhendi.model.entry import Entry
from zhendi.model.portal import Portal
from zhendi.model.unit import Unit


def feed_title(portal: Portal, unit: Unit | None, kind: type[Entry] | None) -> str:
    """友谊河社区：活动."""
    whose, lang = (unit.name, unit.lang) if unit else (portal.name, "zh-Hans")
    return f"{whose}：{in_script(kind.label, lang)}" if kind else whose


def calendar_title(portal: Portal, unit: Unit | None) -> str:
    """友谊河社区日历."""
    return (unit.name if unit else portal.name) + in_script("日历", unit.lang if unit else "zh-Hans")
