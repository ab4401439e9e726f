"""Unit 单位: a district, street or community, and the rows of lists: screens, slogans, figures, black-outs."""

from typing import Annotated

from pydantic import BaseModel, Field

from zhendi.diagnostics import Span
from zhendi.model.fields import (
    FigureValue,
    Flag,
    Hours,
    Line,
    ListOf,
    Moment,
    Names,
    Rotation,
    Slug,
    at_most,
    choice,
    number,
    whole,
)
from zhendi.model.keys import FROZEN
from zhendi.model.proper_names import ProperNames

LEVELS = {"district": "区县", "street": "街道乡镇", "community": "社区"}

# The visible height of a 55-inch screen: 16:9 lying and standing. contracts/RULES.md.
_LYING_MM, _STANDING_MM = 685.0, 1218.0


class Boundary(BaseModel):
    """四至: what a unit or grid reaches to on each side."""

    model_config = FROZEN
    east: Line = Field("", title="东/东至", description="东到哪里")
    south: Line = Field("", title="南/南至", description="南到哪里")
    west: Line = Field("", title="西/西至", description="西到哪里")
    north: Line = Field("", title="北/北至", description="北到哪里")


class Grid(BaseModel):
    model_config = FROZEN
    name: Line = Field(title="名称", description="名称")
    boundary: Line | Boundary = Field("", title="四至", description="东、南、西、北各到哪里")
    lead: Line = Field("", title="负责人", description="负责人")


class Site(BaseModel):
    """阵地: a place that people can go to."""

    model_config = FROZEN
    name: Line = Field(title="名称", description="名称")
    tier: Line = Field("", title="级别", description="中心、站 或 点")
    address: Line = Field("", title="地址", description="地址")
    hours: Line = Field("", title="时段/时间/开放时间", description="什么时候开门")
    functions: Names = Field((), title="功能", description="能做什么，可写几条")


class Screen(BaseModel):
    """Screen 屏: its size as people see it, how far they stand, when it is lit and what it may play."""

    model_config = FROZEN
    unit: str = ""
    at: Span = Span("")
    last_line: int = 0
    code: Slug = Field(title="代码", description="屏幕的代码，小写字母、数字和短横线，全站只用一次")
    name: Annotated[str, at_most(40)] = Field(title="名称", description="名称")
    place: Annotated[str, at_most(60)] = Field(title="位置", description="装在哪儿")
    width_px: Annotated[int, whole(64, 7680)] = Field(title="宽", description="横向像素数")
    height_px: Annotated[int, whole(64, 7680)] = Field(title="高", description="纵向像素数")
    height_mm: Annotated[float, number(20, 20000)] | None = Field(
        None, title="高度毫米", description="画面可见部分的高，毫米；16:9 和 9:16 的屏可以不写"
    )
    rotate: Rotation = Field(0, title="旋转", description="0、90、180 或 270：播放时把画面转多少度")
    distance_m: Annotated[float, number(0.3, 100)] = Field(
        3.0, title="观看距离", description="人一般站多远，米，默认 3"
    )
    hours: Annotated[tuple[Hours, ...], ListOf] = Field(
        ((7 * 60, 21 * 60),), title="时段", description="什么时候亮屏，默认 07:00-21:00"
    )
    min_seconds: Annotated[int, whole(1, 600)] = Field(8, title="最短秒数", description="每个画面至少停几秒，默认 8")
    kinds: Names = Field((), title="栏目", description="只播这些栏目，默认都播")
    networked: Flag = Field(True, title="联网", description="不联网写 否，会按60天准备内容")
    limit: Annotated[int, whole(1, 500)] = Field(40, title="条数", description="最多放多少条，默认 40")

    @property
    def visible_mm(self) -> float | None:
        """The visible height in millimetres; None where the shape has no default and none is given."""
        if self.height_mm is not None:
            return self.height_mm
        if self.width_px * 9 == self.height_px * 16:
            return _LYING_MM
        return _STANDING_MM if self.width_px * 16 == self.height_px * 9 else None


class Slogan(BaseModel):
    model_config = FROZEN
    unit: str = ""
    at: Span = Span("")
    last_line: int = 0
    text: Annotated[str, at_most(40)] = Field(title="内容", description="标语，竖线 | 是断行的地方")
    since: Moment | None = Field(None, alias="from", title="起", description="从哪天起")
    to: Moment | None = Field(None, title="止", description="到哪天止")


class Blackout(BaseModel):
    """A screen that shows its title card alone, whatever else it might play."""

    model_config = FROZEN
    at: Span = Span("")
    last_line: int = 0
    screen: Slug = Field(title="屏幕", description="哪块屏，写它的代码")
    since: Moment | None = Field(None, title="起", description="从什么时候起的，只供人看")


class Figure(BaseModel):
    """A number that is stated once and shown everywhere, with the day it held and where it comes from."""

    model_config = FROZEN
    unit_id: str = ""
    at: Span = Span("")
    last_line: int = 0
    key: Line = Field(title="键", description="英文代号，正文里引用它")
    label: Line = Field(title="名称", description="名称")
    value: FigureValue = Field(title="数值", description="只写数字")
    unit: Line = Field("", title="单位", description="如 支、次、项")
    approx: Flag = Field(False, title="约数", description="约数写 是，显示成“余”")
    as_of: Moment = Field(title="截至", description="数据截至哪天")
    source: Line = Field(title="来源", description="谁统计的")

    def __str__(self) -> str:
        """As cited in running text: 130余次."""
        return f"{self.value}{'余' if self.approx else ''}{self.unit}"


class Unit(BaseModel):
    """district.yml, street.yml or community.yml. `parent` is the nearest unit above that stands, None at the top."""

    model_config = FROZEN
    id: str
    level: str
    parent: str | None
    path: str
    name: Annotated[str, at_most(20)] = Field(title="名称", description="名称")
    short_name: Annotated[str, at_most(12)] = Field("", title="简称", description="屏幕落款用的短名")
    slogan: Annotated[str, at_most(40)] = Field("", title="口号", description="一句口号，竖线 | 是断行的地方")
    lang: Annotated[str, choice(**{"zh-Hans": "简体", "zh-Hant": "繁体"})] = Field(
        "zh-Hans", title="语言", description="简体 或 繁体"
    )
    theme: Annotated[str, choice(green="青绿", red="红", gold="金")] = Field(
        "green", title="主题色", description="青绿、红 或 金"
    )
    logo: Line = Field("", title="标志", description="标志图片的文件名")
    phone: Line = Field("", title="公开电话", description="可以公开的办公电话")
    address: Line = Field("", title="地址", description="地址")
    boundary: Boundary = Field(Boundary(), title="四至", description="东、南、西、北各到哪里")
    area_km2: Annotated[float, number()] | None = Field(None, title="面积", description="平方公里")
    households: Annotated[int, whole()] | None = Field(None, title="户数", description="户数")
    residents: Annotated[int, whole()] | None = Field(None, title="常住人口", description="人数")
    population: Annotated[int, whole()] | None = Field(None, title="总人口", description="人数")
    as_of: Moment | None = Field(None, title="数据截至", description="以上数据截至哪天")
    grids: tuple[Grid, ...] = Field((), title="网格", description="各网格的名称、四至、负责人")
    sites: tuple[Site, ...] = Field((), title="阵地", description="居民可以去的地方：名称、级别、地址、时段、功能")
    proper_names: ProperNames = Field(
        (), title="专名", description="简繁两版里不许转错的名字，如 仁寿门=仁壽門；只写一边，两版都照原样"
    )

    @property
    def shown_name(self) -> str:
        return self.short_name or self.name

    @property
    def level_name(self) -> str:
        return LEVELS[self.level]
