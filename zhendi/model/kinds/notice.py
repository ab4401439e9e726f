"""Notice 通知: what people must know, from an appeal for ideas to an emergency."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from zhendi.model.appearance import Drawing, Fact, PageFields, Setting
from zhendi.model.chinese_dates import When, span_text
from zhendi.model.entry import Entry
from zhendi.model.fields import Moment, at_most, one_of
from zhendi.model.keys import Place
from zhendi.model.sentences import sentences


class Notice(Entry):
    folder: ClassVar[str] = "notices"
    label: ClassVar[str] = "通知"
    about: ClassVar[str] = "停水停电、征集和办事通知，什么时候、找谁问"
    column_type: ClassVar[str] = "通知公告"
    descends: ClassVar[bool] = True
    happens_keys: ClassVar[tuple[str, str]] = ("effective_from", "to")
    screen_days: ClassVar[int] = 14

    category: Annotated[str, one_of("通知", "停水停电", "征集", "紧急")] = Field(
        title="类别", description="通知、停水停电、征集 或 紧急；紧急的必须写下线日", examples=["通知"]
    )
    effective_from: Moment = Field(title="生效", description="从什么时候起", examples=["{today}"])
    to: Moment | None = Field(None, title="止", description="到什么时候止")
    contact: Annotated[str, at_most(60)] = Field("", title="联系方式", description="公开电话或地点")

    @property
    def tier(self) -> str:
        return "emergency" if self.category == "紧急" else self.play.priority

    @property
    def tier_place(self) -> Place:
        return ("category",) if self.category == "紧急" else super().tier_place

    @property
    def happens(self) -> tuple[When, When | None]:
        return self.effective_from, self.to

    def natural_expiry(self) -> datetime:
        return self.to.end_moment if self.to else super().natural_expiry()

    @property
    def _when_label(self) -> str:
        """An alarm in force from the moment it is raised tells when it was raised: what it warns of may come later."""
        raised = self.category == "紧急" and self.to is None and self.effective_from.first_moment == self.starts
        return "发布" if raised else "时间"

    def page_fields(self, setting: Setting) -> PageFields:
        rows = (
            (self._when_label, setting.say(span_text(self.effective_from, self.to, year=True)), "clock"),
            ("联系", self.contact, "phone"),
        )
        return PageFields(
            tag=setting.say(self.category),
            urgent=self.tier == "emergency",
            facts=tuple(Fact(*row) for row in rows if row[1]),
            starts=self.effective_from.first_moment,
            ends=self.to.end_moment if self.to else None,
            card_note=setting.say(span_text(self.effective_from, self.to)),
            contact=self.contact,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        rows = (
            (self._when_label, setting.say(span_text(self.effective_from, self.to))),
            ("联系", self.contact),
        )
        urgent = self.tier == "emergency"
        notice = {
            "label": "紧急通知" if urgent else self.category,
            "title": self.heading,
            "facts": [list(row) for row in rows if row[1]],
            "lines": list(sentences(setting.summary)),
        }
        return (Drawing("emergency" if urgent else "notice", notice),)
