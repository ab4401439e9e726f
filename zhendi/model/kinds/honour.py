"""VolunteerHonour 志愿荣誉: volunteers honoured together. Stars follow from hours and are never typed."""

from bisect import bisect_right
from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from zhendi.model.appearance import Drawing, Fact, PageFields, Person, PhotoRef, Setting
from zhendi.model.entry import Entry
from zhendi.model.fields import Flag, Line, at_most, whole
from zhendi.model.keys import FROZEN, Place


class Volunteer(BaseModel):
    model_config = FROZEN
    display_name: Annotated[str, at_most(20)] = Field(title="公开称呼", description="公开时怎么称呼")
    team: Annotated[str, at_most(20)] = Field("", title="队伍", description="所在队伍")
    hours: Annotated[int, whole(0, 100000)] | None = Field(
        None, title="时长", description="志愿服务小时数，只写数字，星级由它算出来"
    )
    deeds: Annotated[str, at_most(120)] = Field("", title="事迹", description="一两句话")
    portrait: Line = Field("", title="照片", description="照片的文件名")
    consent: Flag = Field(title="授权", description="本人书面同意公开了没有：是 或 否")

    def shown(self, star_hours: tuple[int, ...]) -> Person:
        hours = self.hours or 0
        stars = bisect_right(star_hours, hours)
        missing = star_hours[stars] - hours if self.hours is not None and stars < len(star_hours) else None
        photo = PhotoRef(self.portrait) if self.portrait else None
        return Person(self.display_name, self.team, self.hours, stars, missing, self.deeds, photo)


class VolunteerHonour(Entry):
    folder: ClassVar[str] = "honours"
    label: ClassVar[str] = "志愿荣誉"
    about: ClassVar[str] = "志愿者的称号、服务时长和星级"
    screen_days: ClassVar[int] = 120

    award: Annotated[str, at_most(20)] = Field(title="称号", description="如 志愿之星", examples=["志愿之星"])
    year: Annotated[int, whole(1949, 2100)] = Field(title="年度", description="哪一年的", examples=["{year}"])
    period: Annotated[str, at_most(20)] = Field("", title="周期", description="如 第一季度")
    people: Annotated[tuple[Volunteer, ...], Field(min_length=1)] = Field(
        title="人员",
        description="每人写公开称呼、队伍、时长、事迹、照片、授权",
        examples=[
            "\n  - 公开称呼: 李某某\n    队伍: 绿色家园队\n    时长: 120\n    事迹: 一句话写写做了什么\n    授权: 否"
        ],
    )

    def extra_media(self) -> tuple[tuple[Place, str], ...]:
        return tuple((("people", n, "portrait"), who.portrait) for n, who in enumerate(self.people) if who.portrait)

    def consents(self) -> tuple[tuple[Place, str, bool], ...]:
        given = ((("people", n, "consent"), who.display_name, who.consent) for n, who in enumerate(self.people))
        return (*super().consents(), *given)

    def people_named(self) -> tuple[str, ...]:
        return (*super().people_named(), *(who.display_name for who in self.people))

    def page_fields(self, setting: Setting) -> PageFields:
        rows = (
            ("称号", self.award, "star"),
            ("年度", f"{self.year}年{self.period}", "clock"),
            ("人数", f"{len(self.people)}位", "people"),
        )
        return PageFields(
            tag=self.award,
            facts=tuple(Fact(*row) for row in rows),
            card_note=f"{self.year}年{self.period}　{len(self.people)}位",
            people=tuple(who.shown(setting.star_hours) for who in self.people),
            year=self.year,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        people = [
            {
                "name": who.name,
                "team": who.team,
                "hours": who.hours,
                "stars": who.stars,
                "deeds": who.deeds,
                "photo": who.photo,
            }
            for who in (person.shown(setting.star_hours) for person in self.people)
        ]
        return (Drawing("people", {"label": self.label, "title": self.heading, "people": people}),)
