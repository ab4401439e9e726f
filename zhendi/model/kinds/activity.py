"""Activity 活动: something people can come to, or came to."""

from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import Field

from zhendi.model.appearance import Drawing, Fact, PageFields, PhotoRef, Setting
from zhendi.model.chinese_dates import When, span_text
from zhendi.model.entry import Entry
from zhendi.model.fields import Flag, Line, Moment, Names, at_most, whole
from zhendi.model.keys import Place
from zhendi.model.sentences import sentences


class Activity(Entry):
    folder: ClassVar[str] = "activities"
    label: ClassVar[str] = "活动"
    about: ClassVar[str] = "邻里一起做的事，什么时候、在哪儿、怎么报名，办得怎么样"
    happens_keys: ClassVar[tuple[str, str]] = ("start_at", "end_at")
    screen_days: ClassVar[int] = 30

    type: Annotated[str, at_most(12)] = Field(
        title="类型", description="如 志愿服务、文体活动、环境整治", examples=["志愿服务"]
    )
    start_at: Moment = Field(title="开始", description="哪天几点开始", examples=["{today} 09:00"])
    end_at: Moment | None = Field(None, title="结束", description="哪天几点结束", examples=["{today} 11:00"])
    venue: Annotated[str, at_most(40)] = Field(title="地点", description="在哪儿，不超过40字", examples=["社区活动室"])
    organiser: Annotated[str, at_most(40)] = Field(
        title="主办", description="谁办的，不超过40字", examples=["社区居委会"]
    )
    audience: Annotated[str, at_most(40)] = Field("", title="对象", description="请谁来")
    attendance: Annotated[int, whole()] | None = Field(None, title="人次", description="来了多少人次，只写数字")
    approx: Flag = Field(False, title="约数", description="人次是约数写 是，会显示成“余”")
    has_minors: Flag = Field(False, title="涉未成年人", description="有孩子参加写 是")
    signup: Annotated[str, at_most(200)] = Field("", title="报名", description="怎么报名：一句话或网址")
    teams: Names = Field((), title="队伍", description="参加的队伍")
    before: Line = Field("", title="前", description="同一地点整治前的照片")
    after: Line = Field("", title="后", description="同一地点整治后的照片")
    outcome: Annotated[str, at_most(200)] = Field("", title="成效", description="做成了什么")
    series: Annotated[str, at_most(20)] = Field("", title="系列", description="属于哪个系列")

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
            ("时间", setting.say(span_text(self.start_at, self.end_at, year=True)), "clock"),
            ("地点", self.venue, "place"),
            ("对象", self.audience, "people"),
            ("主办", self.organiser, "flag"),
            ("队伍", "、".join(self.teams), "team"),
            ("参加", setting.say(self.came), "people"),
        )
        return PageFields(
            tag=self.type,
            facts=tuple(Fact(*row) for row in rows if row[1]),
            starts=self.start_at.first_moment,
            ends=(self.end_at or self.start_at).end_moment,
            venue=self.venue,
            organiser=self.organiser,
            card_note=f"{setting.say(span_text(self.start_at, self.end_at))}　{self.venue}",
            before=PhotoRef(self.before) if self.before else None,
            after=PhotoRef(self.after) if self.after else None,
            outcome=self.outcome,
            series=self.series,
            signup=self.signup,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        last = ("参加", setting.say(self.came)) if self.came else ("对象", self.audience)
        rows = (("时间", setting.say(span_text(self.start_at, self.end_at))), ("地点", self.venue), last)
        story = {
            "label": self.type if len(self.type) <= 6 else self.label,
            "title": self.heading,
            "facts": [list(row) for row in rows if row[1]],
            "lines": list(sentences(setting.summary)),
            "photo": self.cover,
            "caption": self.photos[0].caption if self.photos else "",
        }
        return (Drawing("story", story),)
