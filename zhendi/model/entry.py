"""Entry 条目: one piece of content, with the keys that every kind has. contracts/CONTENT.md, “Common keys of every entry”."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from zhendi.diagnostics import Span
from zhendi.model.appearance import Drawing, PageFields, PhotoRef, Setting
from zhendi.model.chinese_dates import When
from zhendi.model.fields import Line, ListOf, Moment, Names, at_most, choice
from zhendi.model.keys import FROZEN, Place
from zhendi.model.parts import Byline, Correction, Origin, Photo, Play

Surface = Annotated[
    str, choice(site="网站", screen="电子屏", board="宣传板", column="公开栏", wall="形象墙", audio="广播")
]


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
    about: ClassVar[str]  # what its list holds, in a sentence without full stop
    column_type: ClassVar[str] = "工作动态"  # in the words of government sites. contracts/RULES.md
    descends: ClassVar[bool] = False  # whether it plays on descendants' screens unless told otherwise
    happens_keys: ClassVar[tuple[str, str]] = ("", "")  # the keys of `happens`, where there is something
    screen_days: ClassVar[int]  # days on screens where no expiry is given

    home: Home = Field(exclude=True)
    title: Annotated[str, at_most(40)] = Field(title="标题", description="不超过40字", examples=["在这里写标题"])
    screen_title: Annotated[str, at_most(28)] = Field(
        "", title="屏题", description="屏幕上用的短标题，不超过28字，竖线 | 是最好断行的地方（别放在最前面）"
    )
    summary: Annotated[str, at_most(120)] = Field(
        "", title="摘要", description="一两句话，不超过120字，网站列表和屏幕都用"
    )
    status: Annotated[str, choice(draft="草稿", published="发布", withdrawn="下架")] = Field(
        "draft", title="状态", description="草稿、发布 或 下架；写好了再改成 发布", examples=["草稿"]
    )
    publish_on: Moment = Field(title="上线日", description="从哪天（或哪一刻）起给人看", examples=["{today}"])
    expire_on: Moment | None = Field(
        None, title="下线日", description="屏幕上放到哪天为止，网站上会一直留着；不写就到期自动撤下"
    )
    surfaces: Annotated[tuple[Surface, ...], ListOf] = Field(
        ("site", "screen"), title="展示面", description="默认 网站 和 电子屏"
    )
    photos: tuple[Photo, ...] = Field((), title="图片", description="第一张是封面，每张都要有图说")
    byline: Byline = Field(Byline(), title="署名", description="记者、通讯员、摄影、编辑")
    source: Origin | None = Field(None, title="来源", description="名称、网址、类型（原创、转载、编发）")
    corrections: tuple[Correction, ...] = Field(
        (), title="更正", description="发布以后改了要紧的内容，一处一条，写日期和内容；网页上会写明"
    )
    campaigns: Names = Field((), title="创建项目", description="属于哪项创建，如 三城创建")
    topics: Names = Field((), title="话题", description="几个词，方便归类")
    grid: Line = Field("", title="网格", description="在本单位的哪个网格，名称照单位文件里写的")
    play: Play = Field(Play(), title="播放", description="优先级、秒数、星期、时段、屏幕、下级，都可以不写")
    lang: Annotated[str, choice(**{"zh-Hans": "简体", "zh-Hant": "繁体"})] | None = Field(
        None, title="语言", description="简体 或 繁体，不写就随单位"
    )

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
        """The moment after the last on screens. contracts/PLAYBACK.md, “Without expire_on”."""
        if self.expire_on:
            return self.expire_on.end_moment
        return self.natural_expiry()

    def natural_expiry(self) -> datetime:
        return self.starts + timedelta(days=self.screen_days)

    @property
    def flows_down(self) -> bool:
        return self.descends if self.play.descendants is None else self.play.descendants

    def stands(self, preview: bool) -> bool:
        """Whether it may be shown at all: it is published, or a draft in a preview."""
        return self.status == "published" or (preview and self.status == "draft")

    def is_on_site(self, at: datetime) -> bool:
        """Whether the site may list it at a moment, if it stands."""
        return "site" in self.surfaces and self.starts <= at

    @property
    def tier(self) -> str:
        return self.play.priority

    @property
    def tier_place(self) -> Place:
        """Where the file says what tier it is."""
        return ("play", "priority")

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

    def films(self) -> tuple[str, ...]:
        """The films that follow its drawings on screens: their files, relative to the entry's folder."""
        return ()

    def consents(self) -> tuple[tuple[Place, str, bool], ...]:
        """Everybody shown or named who must have agreed: where the consent stands, who, and whether it was given."""
        return tuple(
            (("photos", n, "people", k, "consent"), person.name, person.consent)
            for n, photo in enumerate(self.photos)
            for k, person in enumerate(photo.people)
        )

    def people_named(self) -> tuple[str, ...]:
        """Everybody whom its keys name, as it names them."""
        shown = (name for photo in self.photos for name in (*(who.name for who in photo.people), photo.photographer))
        by = self.byline
        return tuple(filter(None, (*shown, *by.reporters, *by.correspondents, *by.photographers, by.editor)))

    def page_fields(self, setting: Setting) -> PageFields:
        """What its page shows beside the common keys."""
        raise NotImplementedError

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        """What is drawn of it for a screen, in order."""
        raise NotImplementedError
