"""Names in addresses: ASCII, sound on every file system, and none that the site needs itself. contracts/CONTENT.md, “The tree”."""

import re
from collections.abc import Iterable

RESERVED = frozenset(
    [
        *("screens", "assets", "search", "zh-hant", "zh-hans", "calendar", "archive", "offline", "worker"),
        *("feed", "robots", "sitemap", "app", "index", "404"),
        *("about", "handbook", "publish", "rollback", "kiosk"),  # the pages of docs/
    ]
)
_BESIDE_ENTRIES = frozenset({"series", "wall"})  # pages beside the entries of a kind
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def slug_problem(slug: str, what: str, kind_folders: Iterable[str]) -> tuple[str, str, str] | None:
    """Why a folder's or file's name cannot be an address: code, message, remedy. `what` is 单位 or 条目."""
    if not re.fullmatch(r"[a-z0-9-]+", slug):
        near = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")
        example = near if re.search("[a-z]", near) else "2026-04-12-green-space"
        said = f"{what}的文件名“{slug}”不能用作网址"
        return "slug", said, f"只用小写字母 a-z、数字和短横线，如“{example}”；中文写在标题里"
    if slug in _DEVICES:
        return "slug-device", f"“{slug}”是 Windows 保留的设备名", "换一个名字，例如在后面加上年份"
    if what == "单位" and (slug in RESERVED or slug in set(kind_folders)):
        return "slug-reserved", f"“{slug}”是网站自己要用的名字", "给单位的文件夹换一个名字，例如用地名的拼音"
    if what == "条目" and slug in _BESIDE_ENTRIES:
        return "slug-reserved", f"“{slug}”是网站自己要用的名字", "给条目换一个名字，例如在前面加上日期"
    return None
