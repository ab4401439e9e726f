"""Entry 条目: one piece of content, with the keys that every kind has. CONTENT.md, “Common keys of every entry”."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from zhendi.diagnostics import Span
from zhendi.model.appearance import Drawing, PageFields, PhotoRef, Setting
from zhendi.model.chinese_dates import When
from zhendi.model.fields import Flag, Focus, Hours, Line, ListOf, Moment, Weekdays, at_most, choice, whole
from zhendi.model.keys import Place

FROZEN = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

Names = Annotated[tuple[Line, ...], ListOf]
Surface = Annotated[
    str, choice(site="网站", screen="电子屏", board="宣传板", column="公开栏", wall="形象墙", audio="广播")
]


class PersonShown(BaseModel):
    """Somebody who can be recognised on a photo."""

    model_config = FROZEN
    name: Line = Field(title="称呼")
    consent: Flag = Field(title="授权")
    minor: Flag = Field(False, title="未成年")


class Photo(BaseModel):
    model_config = FROZEN
    file: Line = Field(title="文件")
    caption: Annotated[str, at_most(120)] = Field(title="图说")
    alt: Annotated[str, at_most(200)] = Field("", title="替代文本")
    photographer: Line = Field("", title="摄影")
    people: tuple[PersonShown, ...] = Field((), title="人物")
    focus: Focus | None = Field(None, title="主体位置")

    @property
    def ref(self) -> PhotoRef:
        return PhotoRef(self.file, self.focus)


class Byline(BaseModel):
    model_config = FROZEN
    reporters: Names = Field((), title="记者")
    correspondents: Names = Field((), title="通讯员")
    photographers: Names = Field((), title="摄影")
    editor: Line = Field("", title="编辑")


class Origin(BaseModel):
    """Where an entry comes from."""

    model_config = FROZEN
    name: Line = Field(title="名称")
    url: Line = Field("", title="网址")
    kind: Annotated[str, choice(original="原创", repost="转载", edited="编发")] = Field("original", title="类型/类别/种类")

    @property
    def kind_name(self) -> str:
        return {"original": "原创", "repost": "转载", "edited": "编发"}[self.kind]


class Play(BaseModel):
    """When and where an entry plays on screens. PLAYBACK.md."""

    model_config = FROZEN
    priority: Annotated[str, choice(emergency="紧急", high="重点", normal="普通", filler="垫片")] = Field(
        "normal", title="优先级"
    )
    seconds: Annotated[int, whole(1, 3600)] | None = Field(None, title="秒数")
    weekdays: Weekdays = Field((), title="星期")
    hours: Annotated[tuple[Hours, ...], ListOf] = Field((), title="时段")
    screens: Names = Field((), title="屏幕")
    descendants: Flag | None = Field(None, title="下级")


@dataclass(frozen=True)
class Home:
    """Where an entry lies in the content tree, and its body."""

    id: str
    unit: str
    path: str
    folder: Path
    body: str
    body_line: int
    spans: dict[Place, Span]


class Entry(BaseModel):
    """What every kind has. A kind adds its keys, its page fields and its drawings."""

    model_config = FROZEN
    folder: ClassVar[str]
    label: ClassVar[str]
    descends: ClassVar[bool] = False  # whether it plays on descendants' screens unless told otherwise
    happens_keys: ClassVar[tuple[str, str]] = ("", "")  # the keys of `happens`, where there is something
    screen_days: ClassVar[int]  # days on screens where no expiry is given

    home: Home = Field(exclude=True)
    title: Annotated[str, at_most(40)] = Field(title="标题")
    screen_title: Annotated[str, at_most(28)] = Field("", title="屏题")
    summary: Annotated[str, at_most(120)] = Field("", title="摘要")
    status: Annotated[str, choice(draft="草稿", published="发布", withdrawn="下架")] = Field("draft", title="状态")
    publish_on: Moment = Field(title="上线日")
    expire_on: Moment | None = Field(None, title="下线日")
    surfaces: Annotated[tuple[Surface, ...], ListOf] = Field(("site", "screen"), title="展示面")
    photos: tuple[Photo, ...] = Field((), title="图片")
    byline: Byline = Field(Byline(), title="署名")
    source: Origin | None = Field(None, title="来源")
    campaigns: Names = Field((), title="创建项目")
    topics: Names = Field((), title="话题")
    play: Play = Field(Play(), title="播放")
    lang: Annotated[str, choice(**{"zh-Hans": "简体", "zh-Hant": "繁体"})] | None = Field(None, title="语言")

    @property
    def id(self) -> str:
        return self.home.id

    @property
    def unit(self) -> str:
        return self.home.unit

    @property
    def slug(self) -> str:
        return self.id.rpartition("/")[2]

    def span(self, *place: int | str) -> Span:
        """Where a value stands in the entry's file, or the nearest that holds it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.home.spans:
                return self.home.spans[place[:length]]
        return Span(self.home.path)

    @property
    def heading(self) -> str:
        """The title as a screen shows it, with `|` where a line may best end."""
        return self.screen_title or self.title

    @property
    def starts(self) -> datetime:
        """The first moment shown."""
        return self.publish_on.first_moment

    @property
    def expires(self) -> datetime:
        """The moment after the last on screens. PLAYBACK.md, “Without expire_on”."""
        if self.expire_on:
            return self.expire_on.end_moment
        return self.natural_expiry()

    def natural_expiry(self) -> datetime:
        return self.starts + timedelta(days=self.screen_days)

    @property
    def flows_down(self) -> bool:
        return self.descends if self.play.descendants is None else self.play.descendants

    @property
    def tier(self) -> str:
        return self.play.priority

    @property
    def happens(self) -> tuple[When, When | None] | None:
        """When that of which it tells begins and ends; None where it has no hour of its own."""
        return None

    @property
    def cover(self) -> PhotoRef | None:
        return self.photos[0].ref if self.photos else None

    def media(self) -> tuple[tuple[Place, str], ...]:
        """Every file the entry names: where it is named, and its path relative to the entry's folder."""
        named = [(("photos", n, "file"), photo.file) for n, photo in enumerate(self.photos)]
        return (*named, *self.extra_media())

    def extra_media(self) -> tuple[tuple[Place, str], ...]:
        """The files that a kind's own keys name."""
        return ()

    def consents(self) -> tuple[tuple[Place, str, bool], ...]:
        """Everybody shown or named who must have agreed: where the consent stands, who, and whether it was given."""
        return tuple(
            (("photos", n, "people", k, "consent"), person.name, person.consent)
            for n, photo in enumerate(self.photos)
            for k, person in enumerate(photo.people)
        )

    def page_fields(self, setting: Setting) -> PageFields:
        """What its page shows beside the common keys."""
        raise NotImplementedError

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        """What is drawn of it for a screen, in order."""
        raise NotImplementedError
