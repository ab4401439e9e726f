"""What an entry's common keys hold that is more than a line: its photos, who made it, corrections, how it plays."""

from typing import Annotated

from pydantic import BaseModel, Field

from zhendi.model.appearance import PhotoRef
from zhendi.model.fields import Flag, Focus, Hours, Line, ListOf, Moment, Names, Weekdays, at_most, choice, whole
from zhendi.model.keys import FROZEN


class PersonShown(BaseModel):
    """Somebody who can be recognised on a photo."""

    model_config = FROZEN
    name: Line = Field(title="称呼", description="照片里认得出的人怎么称呼")
    consent: Flag = Field(title="授权", description="本人（孩子由监护人）书面同意公开了没有：是 或 否")
    minor: Flag = Field(False, title="未成年", description="未满18岁写 是")


class Photo(BaseModel):
    model_config = FROZEN
    file: Line = Field(title="文件", description="照片的文件名，放在条目自己的文件夹里")
    caption: Annotated[str, at_most(120)] = Field(title="图说", description="一句话说清照片里是谁、在哪儿、做什么")
    alt: Annotated[str, at_most(200)] = Field("", title="替代文本", description="念给看不见的人听：画面上有什么")
    photographer: Line = Field("", title="摄影", description="摄影者姓名")
    people: tuple[PersonShown, ...] = Field((), title="人物", description="照片里认得出的人，每人写称呼和授权")
    focus: Focus | None = Field(
        None, title="主体位置", description="裁剪时要留住的地方：上、下、左、右、中，或百分比如 50% 40%"
    )

    @property
    def ref(self) -> PhotoRef:
        return PhotoRef(self.file, self.focus)

    @property
    def in_words(self) -> str:
        """What it shows, for those who do not see it: its own alternative text, else its caption."""
        return self.alt or self.caption


class Byline(BaseModel):
    model_config = FROZEN
    reporters: Names = Field((), title="记者", description="记者姓名")
    correspondents: Names = Field((), title="通讯员", description="通讯员姓名")
    photographers: Names = Field((), title="摄影", description="摄影者姓名")
    editor: Line = Field("", title="编辑", description="编辑姓名")


class Origin(BaseModel):
    """Where an entry comes from."""

    model_config = FROZEN
    name: Line = Field(title="名称", description="来源的名称")
    url: Line = Field("", title="网址", description="来源的网址")
    kind: Annotated[str, choice(original="原创", repost="转载", edited="编发")] = Field(
        "original", title="类型/类别/种类", description="原创、转载 或 编发"
    )

    @property
    def kind_name(self) -> str:
        return {"original": "原创", "repost": "转载", "edited": "编发"}[self.kind]


class Correction(BaseModel):
    """What was put right after publication, told to readers with its day."""

    model_config = FROZEN
    at: Moment = Field(title="日期/时间", description="哪天更正的")
    text: Annotated[str, at_most(120)] = Field(title="内容", description="原来怎么写的，现在改成什么，不超过120字")


class Play(BaseModel):
    """When and where an entry plays on screens. contracts/PLAYBACK.md."""

    model_config = FROZEN
    priority: Annotated[str, choice(emergency="紧急", high="重点", normal="普通", filler="垫片")] = Field(
        "normal", title="优先级", description="普通、重点、垫片 或 紧急"
    )
    seconds: Annotated[int, whole(1, 3600)] | None = Field(
        None, title="秒数", description="每个画面停留几秒，不写就按字数算"
    )
    weekdays: Weekdays = Field((), title="星期", description="只在这几天播，如 周一至周五")
    hours: Annotated[tuple[Hours, ...], ListOf] = Field((), title="时段", description="只在这些时段播，如 08:00-12:00")
    screens: Names = Field((), title="屏幕", description="只在这些屏上播，写屏幕代码")
    descendants: Flag | None = Field(None, title="下级", description="要不要也在下级单位的屏上播：是 或 否")
