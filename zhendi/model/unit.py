"""Unit 单位: a district, street or community, and what lies beside its unit file: screens, slogans, figures."""

from typing import Annotated

from pydantic import BaseModel, Field

from zhendi.diagnostics import Span
from zhendi.model.entry import FROZEN, Names
from zhendi.model.fields import (
    FigureValue,
    Flag,
    Hours,
    Line,
    ListOf,
    Moment,
    Rotation,
    Slug,
    at_most,
    choice,
    number,
    whole,
)

LEVELS = {"district": "区县", "street": "街道乡镇", "community": "社区"}

# The visible height of a 55-inch screen: 16:9 lying and standing. DESIGN.md, “Text on a screen”.
_LYING_MM, _STANDING_MM = 685.0, 1218.0


class Boundary(BaseModel):
    """四至: what a unit or grid reaches to on each side."""

    model_config = FROZEN
    east: Line = Field("", title="东/东至")
    south: Line = Field("", title="南/南至")
    west: Line = Field("", title="西/西至")
    north: Line = Field("", title="北/北至")


class Grid(BaseModel):
    model_config = FROZEN
    name: Line = Field(title="名称")
    boundary: Line | Boundary = Field("", title="四至")
    lead: Line = Field("", title="负责人")


class Site(BaseModel):
    """阵地: a place that people can go to."""

    model_config = FROZEN
    name: Line = Field(title="名称")
    tier: Line = Field("", title="级别")
    address: Line = Field("", title="地址")
    hours: Line = Field("", title="时段/时间/开放时间")
    functions: Names = Field((), title="功能")


class Screen(BaseModel):
    """Screen 屏: its size as people see it, how far they stand, when it is lit and what it may play."""

    model_config = FROZEN
    unit: str = ""
    at: Span = Span("")
    last_line: int = 0
    code: Slug = Field(title="代码")
    name: Annotated[str, at_most(40)] = Field(title="名称")
    place: Annotated[str, at_most(60)] = Field(title="位置")
    width_px: Annotated[int, whole(64, 7680)] = Field(title="宽")
    height_px: Annotated[int, whole(64, 7680)] = Field(title="高")
    height_mm: Annotated[float, number(20, 20000)] | None = Field(None, title="高度毫米")
    rotate: Rotation = Field(0, title="旋转")
    distance_m: Annotated[float, number(0.3, 100)] = Field(3.0, title="观看距离")
    hours: Annotated[tuple[Hours, ...], ListOf] = Field(((7 * 60, 21 * 60),), title="时段")
    min_seconds: Annotated[int, whole(1, 600)] = Field(8, title="最短秒数")
    kinds: Names = Field((), title="栏目")
    networked: Flag = Field(True, title="联网")
    limit: Annotated[int, whole(1, 500)] = Field(40, title="条数")

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
    text: Annotated[str, at_most(40)] = Field(title="内容")
    since: Moment | None = Field(None, alias="from", title="起")
    to: Moment | None = Field(None, title="止")


class Figure(BaseModel):
    """A number that is stated once and shown everywhere, with the day it held and where it comes from."""

    model_config = FROZEN
    unit_id: str = ""
    at: Span = Span("")
    last_line: int = 0
    key: Line = Field(title="键")
    label: Line = Field(title="名称")
    value: FigureValue = Field(title="数值")
    unit: Line = Field("", title="单位")
    approx: Flag = Field(False, title="约数")
    as_of: Moment = Field(title="截至")
    source: Line = Field(title="来源")

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
    name: Annotated[str, at_most(20)] = Field(title="名称")
    short_name: Annotated[str, at_most(12)] = Field("", title="简称")
    slogan: Annotated[str, at_most(40)] = Field("", title="口号")
    lang: Annotated[str, choice(**{"zh-Hans": "简体", "zh-Hant": "繁体"})] = Field("zh-Hans", title="语言")
    theme: Annotated[str, choice(green="青绿", red="红", gold="金")] = Field("green", title="主题色")
    logo: Line = Field("", title="标志")
    phone: Line = Field("", title="公开电话")
    address: Line = Field("", title="地址")
    boundary: Boundary = Field(Boundary(), title="四至")
    area_km2: Annotated[float, number()] | None = Field(None, title="面积")
    households: Annotated[int, whole()] | None = Field(None, title="户数")
    residents: Annotated[int, whole()] | None = Field(None, title="常住人口")
    population: Annotated[int, whole()] | None = Field(None, title="总人口")
    as_of: Moment | None = Field(None, title="数据截至")
    grids: tuple[Grid, ...] = Field((), title="网格")
    sites: tuple[Site, ...] = Field((), title="阵地")

    @property
    def shown_name(self) -> str:
        return self.short_name or self.name

    @property
    def level_name(self) -> str:
        return LEVELS[self.level]
