"""Which name means what in the content tree, and what a name was probably meant for. contracts/CONTENT.md, “The tree”."""

from collections.abc import Iterable
from difflib import get_close_matches

from pydantic import BaseModel

from zhendi.chinese import simplified
from zhendi.model.kinds import KINDS
from zhendi.model.media import MEDIA
from zhendi.model.unit import LEVELS, Figure, Screen, Slogan

SITE = "site.yml"
BLACKOUT = "blackout.yml"
INDEX = "index.md"
LISTS: dict[str, type[BaseModel]] = {"screens.yml": Screen, "slogans.yml": Slogan, "figures.yml": Figure}
LEVEL_FILES = {f"{level}.yml": level for level in LEVELS}
KIND_OF = {kind.folder: kind for kind in KINDS}
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def is_ignored(name: str) -> bool:
    """Whether an editor or the operating system left it behind, or a dot hides it."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _LEFT_BY_SYSTEMS


def is_media(name: str) -> bool:
    return suffix(name) in MEDIA


def suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def near(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name that one was probably meant for; Windows may have hidden a second suffix, as in screens.yml.txt."""
    written = name.lower().removesuffix(".txt")
    found = get_close_matches(written, list(known), 1, cutoff)
    return found[0] if found else None


def near_kind(name: str) -> str | None:
    """The kind's folder that a folder was probably meant to be, by its English or its Chinese name."""
    labels = {kind.label: kind.folder for kind in KINDS}
    return labels.get(simplified(name)) or near(name, KIND_OF, 0.75)


def meant_in_unit(name: str) -> str:
    """What to do with a file that has no place in a unit's folder."""
    meant = near(name, [*LISTS, *LEVEL_FILES])
    if meant:
        return f"是不是想写“{meant}”？"
    if suffix(name) in (".md", ".markdown", ".txt", ".docx", ".doc", ".wps"):
        folders = "、".join(f"{kind.folder}（{kind.label}）" for kind in KINDS)
        return f"条目放进栏目的文件夹：{folders}；只给自己看的说明移到内容文件夹外面"
    if is_media(name):
        return "图片和音像放进条目自己的文件夹；徽标在单位文件里写 logo（标志）"
    return f"这里只放 {'、'.join((*LISTS, *LEVEL_FILES))} 和各栏目的文件夹；不用的移走"
