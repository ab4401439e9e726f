"""ModelFamily 文明家庭: a household honoured, named as it wishes to be."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from zhendi.model.appearance import Drawing, Fact, PageFields, Setting
from zhendi.model.entry import Entry
from zhendi.model.fields import Flag, ListOf, at_most, one_of, whole
from zhendi.model.keys import Place
from zhendi.model.sentences import sentences

STARRED = "星级文明家庭"

# The eight criteria of 文明家庭. contracts/RULES.md.
Criterion = Annotated[
    str,
    one_of("爱国守法", "遵德守礼", "平等和谐", "敬业诚信", "家教良好", "家风淳朴", "绿色节俭", "热心公益"),
]


class ModelFamily(Entry):
    folder: ClassVar[str] = "families"
    label: ClassVar[str] = "文明家庭"
    about: ClassVar[str] = "评上的家庭，他们的家风和故事"
    screen_days: ClassVar[int] = 365

    category: Annotated[
        str, one_of("文明家庭", STARRED, "平安家庭", "最美家庭", "孝老模范", "民族团结进步示范家庭")
    ] = Field(
        title="类别",
        description="文明家庭、星级文明家庭、平安家庭、最美家庭、孝老模范 或 民族团结进步示范家庭",
        examples=["文明家庭"],
    )
    display_name: Annotated[str, at_most(20)] = Field(
        title="公开称呼", description="公开时怎么称呼，如 张某某家庭", examples=["张某某家庭"]
    )
    year: Annotated[int, whole(1949, 2100)] = Field(title="年度", description="哪一年评的", examples=["{year}"])
    stars: Annotated[int, whole(1, 5)] | None = Field(None, title="星级", description="1 到 5，只有星级文明家庭写")
    criteria: Annotated[tuple[Criterion, ...], ListOf] = Field(
        (),
        title="标准",
        description="爱国守法、遵德守礼、平等和谐、敬业诚信、家教良好、家风淳朴、绿色节俭、热心公益里的几条",
    )
    building: Annotated[str, at_most(30)] = Field("", title="楼栋", description="写到楼栋为止，不写门牌")
    motto: Annotated[str, at_most(60)] = Field("", title="家风", description="一句家风家训")
    consent: Flag = Field(title="授权", description="全家书面同意公开了没有：是 或 否", examples=["否"])

    @field_validator("stars")
    @classmethod
    def _only_of_star_families(cls, stars: int | None, info: ValidationInfo) -> int | None:
        """contracts/CONTENT.md, “Kinds”: stars with 星级文明家庭 only."""
        category = info.data.get("category", STARRED)
        if stars is not None and category != STARRED:
            said = {"message": f"{category}不评星级", "remedy": f"删掉 stars（星级）；若是{STARRED}，把类别改过来"}
            raise PydanticCustomError("stars-category", "{message}", said)
        return stars

    def consents(self) -> tuple[tuple[Place, str, bool], ...]:
        return (*super().consents(), (("consent",), self.display_name, self.consent))

    def people_named(self) -> tuple[str, ...]:
        return (*super().people_named(), self.display_name)

    def page_fields(self, setting: Setting) -> PageFields:
        rows = (
            ("家庭", self.display_name, "home"),
            ("年度", f"{self.year}年", "clock"),
            ("楼栋", self.building, "place"),
        )
        return PageFields(
            tag=setting.say(self.category),
            facts=tuple(Fact(*row) for row in rows if row[1]),
            card_note=f"{self.year}年度　{self.display_name}",
            stars=self.stars,
            motto=self.motto,
            criteria=tuple(map(setting.say, self.criteria)),
            year=self.year,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        family = {
            "label": setting.say(self.category),
            "title": self.screen_title or self.display_name,
            "stars": self.stars,
            "motto": self.motto,
            "criteria": [setting.say(criterion) for criterion in self.criteria],
            "lines": list(sentences(setting.summary)),
            "photo": self.cover,
        }
        return (Drawing("family", family),)
