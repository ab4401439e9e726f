"""Talk 宣讲: what somebody told the neighbours, kept to be read and heard again."""

from typing import Annotated, ClassVar

from pydantic import Field

from zhendi.chinese import simplified
from zhendi.model.appearance import Drawing, Fact, PageFields, PhotoRef, Quote, Setting, Speaker
from zhendi.model.chinese_dates import When, span_text
from zhendi.model.entry import Entry
from zhendi.model.fields import Line, Moment, at_most, whole
from zhendi.model.keys import Place
from zhendi.model.sentences import sentences


class Talk(Entry):
    folder: ClassVar[str] = "talks"
    label: ClassVar[str] = "宣讲"
    about: ClassVar[str] = "谁来讲过、讲了什么，要点、金句和录音"
    descends: ClassVar[bool] = True
    happens_keys: ClassVar[tuple[str, str]] = ("held_at", "")
    screen_days: ClassVar[int] = 180

    theme: Annotated[str, at_most(12)] = Field(
        title="主题", description="两山、法治、政策、文明、科普……", examples=["两山"]
    )
    speaker: Annotated[str, at_most(20)] = Field(title="宣讲人", description="谁讲的", examples=["宣讲人姓名"])
    speaker_role: Annotated[str, at_most(40)] = Field(
        title="身份", description="宣讲人的身份", examples=["社区党委书记"]
    )
    speaker_unit: Annotated[str, at_most(40)] = Field("", title="所在单位", description="宣讲人的单位")
    held_at: Moment = Field(title="时间", description="哪天几点讲的", examples=["{today} 18:30"])
    venue: Annotated[str, at_most(40)] = Field(title="地点", description="在哪儿讲的", examples=["社区活动室"])
    attendance: Annotated[int, whole()] | None = Field(None, title="人次", description="来了多少人次，只写数字")
    key_points: Annotated[tuple[Annotated[str, at_most(40)], ...], Field(max_length=5)] = Field(
        (), title="要点", description="最多5条，每条不超过40字"
    )
    quote: Annotated[str, at_most(160)] = Field("", title="金句", description="最打动人的一句，不超过160字")
    audio: Line = Field("", title="音频", description="录音的文件名")
    video: Line = Field("", title="视频", description="视频的文件名，10分钟以内；网站上放，占得满半块的屏幕上也放")
    portrait: Line = Field("", title="照片", description="宣讲人照片的文件名")

    @property
    def happens(self) -> tuple[When, When | None]:
        return self.held_at, None

    @property
    def programme(self) -> str:
        """What the talk belongs to, as a label: the series of its theme."""
        theme = simplified(self.theme)
        return "书记话“两山”" if theme == "两山" and self.is_by_a_secretary else f"{theme}宣讲"

    @property
    def is_by_a_secretary(self) -> bool:
        return "书记" in simplified(self.speaker_role)

    @property
    def likeness(self) -> PhotoRef | None:
        return PhotoRef(self.portrait) if self.portrait else None

    def extra_media(self) -> tuple[tuple[Place, str], ...]:
        named = (("audio", self.audio), ("video", self.video), ("portrait", self.portrait))
        return tuple(((key,), file) for key, file in named if file)

    def films(self) -> tuple[str, ...]:
        return (self.video,) if self.video else ()

    def people_named(self) -> tuple[str, ...]:
        return (*super().people_named(), self.speaker)

    def page_fields(self, setting: Setting) -> PageFields:
        rows = (
            ("宣讲人", self.speaker, "people"),
            ("身份", f"{self.speaker_unit}{self.speaker_role}", "flag"),
            ("时间", setting.say(span_text(self.held_at, None, year=True)), "clock"),
            ("地点", self.venue, "place"),
            ("到场", "" if self.attendance is None else f"{self.attendance}人次", "team"),
        )
        said = Quote(self.quote, self.speaker, f"{self.speaker_unit}{self.speaker_role}", self.likeness)
        return PageFields(
            tag=setting.say(self.programme),
            facts=tuple(Fact(*row) for row in rows if row[1]),
            starts=self.held_at.first_moment,
            ends=self.held_at.end_moment,
            venue=self.venue,
            card_note=f"{self.speaker}　{setting.say(span_text(self.held_at, None))}",
            quote=said if self.quote else None,
            speaker=Speaker(self.speaker, self.speaker_role, self.speaker_unit, self.is_by_a_secretary, self.likeness),
            attendance=self.attendance,
            series=self.programme,
            points=self.key_points,
            audio=self.audio,
            video=self.video,
        )

    def drawings(self, setting: Setting) -> tuple[Drawing, ...]:
        rows = (("宣讲人", self.speaker), ("时间", setting.say(span_text(self.held_at, None))), ("地点", self.venue))
        story = {
            "label": setting.say(self.programme),
            "title": self.heading,
            "facts": [list(row) for row in rows],
            "lines": list(sentences(setting.summary)),
            "photo": self.cover,
            "caption": self.photos[0].caption if self.photos else "",
        }
        drawn = [Drawing("story", story)]
        if self.quote:
            role = f"{self.speaker_unit}{self.speaker_role}"
            quote = {
                "label": setting.say(self.programme),
                "title": self.heading,
                "quote": self.quote,
                "name": self.speaker,
                "role": role,
            }
            drawn.append(Drawing("quote", {**quote, "photo": self.likeness}))
        if self.key_points:
            points = {
                "label": setting.say(self.programme),
                "title": self.heading,
                "points": list(self.key_points),
                "name": self.speaker,
            }
            drawn.append(Drawing("points", points))
        return tuple(drawn)
