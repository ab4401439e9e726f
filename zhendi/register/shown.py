"""An entry as the site sees it: its page fields beside it, in its unit and script, at the moment built for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from zhendi.catalogue import Catalogue
from zhendi.chinese import in_script
from zhendi.model.appearance import PageFields
from zhendi.model.chinese_dates import CHINA, When
from zhendi.model.entry import Entry
from zhendi.model.parts import Correction
from zhendi.model.unit import Unit
from zhendi.register.view import Data
from zhendi.register.words import date_parts, set_motto, set_title, told_in_script


@dataclass(frozen=True)
class Shown:
    entry: Entry
    unit: Unit
    fields: PageFields
    summary: str
    lang: str
    at: datetime

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def url(self) -> str:
        return f"{self.entry.id}/index.html"

    @cached_property
    def until(self) -> datetime | None:
        """When it is over: its expiry, or the end of what it announced. What was told afterwards is never over."""
        if self.entry.expire_on:
            return self.entry.expire_on.end_moment
        ends = self.fields.ends
        return ends if ends and ends > self.entry.starts else None

    @property
    def over(self) -> bool:
        return self.until is not None and self.until <= self.at

    @property
    def over_from(self) -> str:
        """When a reader's clock is to mark it as over, in ISO 8601; empty where it is marked already, or never will be."""
        return self.until.isoformat() if self.until and not self.over else ""

    @property
    def announces(self) -> bool:
        """Whether it tells of something that has an hour and is not over."""
        return self.fields.starts is not None and self.until is not None and not self.over

    @cached_property
    def moment(self) -> When:
        """The day it stands under in a list: that of what it tells of, else that of its publication."""
        return self.entry.happens[0] if self.entry.happens else self.entry.publish_on

    @cached_property
    def words(self) -> Data:
        """All that a card says of it, worked out once: it stands in several lists, and below other entries."""
        entry, fields = self.entry, self.fields
        return {
            "url": self.url,
            "title": set_title(entry.title, entry.screen_title, self.lang),
            "lang": self.lang,
            "theme": self.unit.theme,
            "unit": self.unit.shown_name,
            "label": in_script(entry.label, self.lang),
            "folder": entry.folder,
            "tag": in_script(fields.tag, self.lang),
            "notes": [told_in_script(part, self.lang) for part in fields.card_note.split("　") if part],
            "summary": self.summary,
            "when": date_parts(self.moment, self.lang),
            "over": self.over,
            "until": self.over_from,
            "draft": entry.status == "draft",
            "urgent": fields.urgent,
            "stars": fields.stars,
            "motto": set_motto(fields.motto, self.lang),
        }

    @cached_property
    def modified(self) -> datetime:
        """When readers were last told something new of it: its last correction, else its publication."""
        return max([self.entry.starts, *(made.at.first_moment for made in self.corrections)])

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put right in it so far, the newest first."""
        made = (one for one in self.entry.corrections if one.at.first_moment <= self.at)
        return tuple(sorted(made, key=lambda one: one.at.first_moment, reverse=True))

    @property
    def gist(self) -> str:
        """What it says in a sentence: its summary, else the words it is remembered by, else when and where."""
        quote = self.fields.quote
        said = self.fields.motto.replace("|", "，") or (quote.text if quote else "")
        return self.summary or said or self.fields.card_note.replace("　", "，")

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """Later entries sort higher. contracts/PLAYBACK.md, “Order”."""
        return self.entry.starts, self.entry.id

    @cached_property
    def list_key(self) -> tuple[datetime, str]:
        return self.moment.first_moment.astimezone(CHINA), self.entry.id


def newest(held: Iterable[Shown]) -> datetime | None:
    """When readers were last told something new of any of these."""
    return max((each.modified for each in held), default=None)


def shown(catalogue: Catalogue, entry: Entry, at: datetime) -> Shown:
    setting = catalogue.setting(entry)
    unit, lang = catalogue.unit_of(entry), catalogue.lang_of(entry)
    return Shown(entry, unit, entry.page_fields(setting), setting.summary, lang, at)
