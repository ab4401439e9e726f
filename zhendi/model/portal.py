"""The whole site: site.yml."""

from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, Field, field_validator
from pydantic_core import PydanticCustomError

from zhendi.model.fields import Flag, Line, ListOf, Moment, Names, at_most, whole
from zhendi.model.keys import FROZEN
from zhendi.model.proper_names import ProperNames
from zhendi.outward import host_of

# Hours that earn the first to the fifth star. contracts/RULES.md: 100, 300, 600, 1000, 1500.
STAR_HOURS = (100, 300, 600, 1000, 1500)


class Portal(BaseModel):
    """Who runs the site, under which filings, and where to report what is wrong."""

    model_config = FROZEN
    name: Annotated[str, at_most(30)] = Field(title="名称", description="网站名称")
    slogan: Annotated[str, at_most(40)] = Field("", title="口号", description="网站口号")
    owner: Line = Field(title="主办单位", description="主办单位")
    domain: Line = Field(title="网址", description="网站的网址，二维码指向它")
    site_code: Line = Field("", title="网站标识码", description="政府网站的标识码，十位，没有就不写")
    icp: Line = Field("", title="ICP备案", description="ICP 备案号，公开发布时必须有")
    police_beian: Line = Field("", title="公安备案", description="公安备案号")
    report_phones: Names = Field((), title="举报电话", description="举报电话，公开发布时必须有")
    report_email: Line = Field("", title="举报邮箱", description="举报邮箱")
    address: Line = Field("", title="地址", description="地址")
    copyright: Line = Field("", title="版权声明", description="版权声明")
    star_hours: Annotated[tuple[Annotated[int, whole(1, 100000)], ...], ListOf] = Field(
        STAR_HOURS, title="星级时长", description="一星到五星各要多少小时，默认 100、300、600、1000、1500"
    )
    heartbeat: Flag = Field(
        False, title="心跳", description="写 是，屏幕每次更新顺带报一声平安，zhendi screens 从访问日志里看哪块屏还亮着"
    )
    proper_names: ProperNames = Field(
        (), title="专名", description="全站简繁两版里不许转错的名字，如 仁寿门=仁壽門；只写一边，两版都照原样"
    )
    as_of: Moment | None = Field(None, title="示例时点", description="只用于示例：不写 --as-of 时按这一刻生成")

    @field_validator("star_hours")
    @classmethod
    def _rising(cls, hours: tuple[int, ...]) -> tuple[int, ...]:
        """Each star takes more hours than the one before, and there are five at most."""
        if len(hours) > len(STAR_HOURS) or any(a >= b for a, b in pairwise(hours)):
            said = {"message": "星级时长应从少到多，最多五个", "remedy": "写成 [100, 300, 600, 1000, 1500] 的样子"}
            raise PydanticCustomError("star-hours", "{message}", said)
        return hours

    @property
    def address_base(self) -> str:
        """The site's address with a closing slash, to which an id is added."""
        base = self.domain if "://" in self.domain else f"https://{self.domain}"
        return base.rstrip("/") + "/"

    @property
    def host(self) -> str:
        """The site's own host: a link to it does not leave."""
        return host_of(self.address_base)
