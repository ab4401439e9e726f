"""Activity 活动: something people can come to, or came to."""

from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import Field

from zhendi.model.appearance import Drawing, Fact, PageFields, PhotoRef, Setting
from zhendi.model.chinese_dates import When, span_text
from zhendi.model.entry import Entry, Names
from zhendi.model.fields import Flag, Line, Moment, at_most, whole
from zhendi.model.keys import Place
from zhendi.model.sentences import sentences


class Activity(Entry):
    folder: ClassVar[str] = "activities"
    label: ClassVar[str] = "活动"
    happens_keys: ClassVar[tuple[str, str]] = ("start_at", "end_at")
    screen_days: ClassVar[int] = 30

    type: Annotated[str, at_most(12)] = Field(title="类型")
    start_at: Moment = Field(title="开始")
    end_at: Moment | None = Field(None, title="结束")
    venue: Annotated[str, at_most(40)] = Field(title="地点")
    organiser: Annotated[str, at_most(40)] = Field(title="主办")
    audience: Annotated[str, at_most(40)] = Field("", title="对象")
    attendance: Annotated[int, whole()] | None = Field(None, title="人次")
    approx: Flag = Field(False, title="约数")
    has_minors: Flag = Field(False, title="涉未成年人")
    signup: Annotated[str, at_most(200)] = Field("", title="报名")
    teams: Names = Field((), title="队伍")
    before: Line = Field("", title="前")
    after: Line = Field("", title="后")
    outcome: Annotated[str, at_most(200)] = Field("", title="成效")
    series: Annotated[str, at_most(20)] = Field("", title="系列")

    def natural_expiry(self) -> datetime:
        over = self.end_at.end_moment if self.end_at else self.start_at.end_moment
        return max(over, self.starts) + timedelta(days=self.screen_days)

    @property
    def happens(self) -> tuple[When, When | None]:
        return self.start_at, self.end_at

    @property
    def came(self) -> str:
        """86人次, 80余人次, or nothing where nobody has counted."""
        return "" if self.attendance is None else f"{self.attendance}{'余' if self.approx else ''}人次"

    def extra_media(self) -> tuple[tuple[Place, str], ...]:
        return tuple(((key,), file) for key, file in (("before", self.before), ("after", self.after)) if file)

    def page_fields(self, setting: Setting) -> PageFields:
        rows = (
            ("时间", span_text(self.start_at, self.end_at, year=True), "clock"),
            ("地点", self.venue, "place"),
            ("对象", self.audience, "people"),
            ("主办", self.organiser, "flag"),
            ("队伍", "、".join(self.teams), "team"),
            ("参加", self.came, "people"),
        )
        return PageFields(
            tag=self.type,
            facts=tuple(Fact(*row) for row in rows if row[1]),
            starts=self.start_at.first_moment,
            ends=(self.end_at or self.start_at).end_moment,
            card_note=f"{span_text(self.start_at, self.end_at)}　{self.venue}",
            before=PhotoRef(self.before) if self.before else None,
            after=PhotoRef(self.after) if self.after else None,
            outcome=self.outcome,
            series=self.series,
            signup=self.signup,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        last = ("参加", self.came) if self.came else ("对象", self.audience)
        rows = (("时间", span_text(self.start_at, self.end_at)), ("地点", self.venue), last)
        story = {
            "label": self.type if len(self.type) <= 6 else self.label,
            "title": self.heading,
            "facts": [list(row) for row in rows if row[1]],
            "lines": list(sentences(setting.summary)),
            "photo": self.cover,
            "caption": self.photos[0].caption if self.photos else "",
        }
        return (Drawing("story", story),)
