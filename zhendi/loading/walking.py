"""Walks the content tree: which folder is a unit, a kind or an entry, and what has no place there."""

import os
from collections.abc import Callable
from pathlib import Path

from zhendi.diagnostics import Span
from zhendi.loading import names
from zhendi.loading.names import BLACKOUT, INDEX, KIND_OF, LEVEL_FILES, LISTS, SITE
from zhendi.loading.reading import Reader
from zhendi.model.portal import Portal
from zhendi.model.slugs import slug_problem
from zhendi.model.unit import Unit


def walk(root: Path, reader: Reader, with_entries: Callable[[str], bool] = lambda _: True) -> Portal | None:
    """Hand every file of the tree to the reader; the portal, where site.yml is sound.

    `with_entries` tells of a unit's path whether its entries are wanted too.
    """
    return _Walk(root, reader, with_entries).site()


class _Walk:
    def __init__(self, root: Path, reader: Reader, with_entries: Callable[[str], bool]) -> None:
        self._root = root
        self._reader = reader
        self._with_entries = with_entries
        self._say = reader.say

    def site(self) -> Portal | None:
        portal = None
        children = self._children("")
        for child in children:
            if child.is_dir():
                self._unit(child.name, None, addressable=True)
            elif child.name == SITE:
                portal = self._reader.portal(self._root / SITE, SITE)
            elif child.name == BLACKOUT:
                self._reader.blackouts(self._root / BLACKOUT, BLACKOUT)
            else:
                meant = names.near(child.name, [SITE, BLACKOUT])
                remedy = f"是不是想写 {meant}？" if meant else "这里只放 site.yml 和单位的文件夹"
                self._say(Span(child.name), "file-unknown", f"不认识的文件“{child.name}”", remedy)
        if not any(child.name == SITE for child in children):
            remedy = "在内容文件夹里建一个 site.yml，写上名称、主办单位和网址"
            self._say(Span(SITE), "site-missing", "没有找到 site.yml", remedy)
        return portal

    def _unit(self, path: str, parent: str | None, addressable: bool) -> None:
        """The unit of a folder, all that lies in it, and the units below it.

        Where the folder's own name cannot be an address, nothing below it can have one either.
        """
        children = self._children(path)
        file = self._unit_file(path, [child.name for child in children])
        addressable = addressable and (file is None or self._sound_slug(path, "单位"))
        unit = None
        if file:
            unit = self._reader.unit(self._root / path / file, f"{path}/{file}", path, LEVEL_FILES[file], parent)
        if not addressable and unit:
            unit = None
            del self._reader.units[path]
        for child in children:
            if child.is_dir():
                self._folder(f"{path}/{child.name}", unit, unit.id if unit else parent, addressable)
            elif child.name in LISTS:
                self._reader.list_file(self._root / path / child.name, f"{path}/{child.name}", unit)
            elif child.name not in LEVEL_FILES and not (unit and child.name == unit.logo):
                said = f"不认识的文件“{child.name}”"
                self._say(Span(f"{path}/{child.name}"), "file-unknown", said, names.meant_in_unit(child.name))

    def _folder(self, path: str, unit: Unit | None, parent: str | None, addressable: bool) -> None:
        above, _, name = path.rpartition("/")
        meant = names.near_kind(name)
        if name in KIND_OF:
            if self._with_entries(above):
                self._kind(path, unit)
        elif meant and not any((self._root / path / file).is_file() for file in LEVEL_FILES):
            self._say(Span(path), "file-unknown", f"不认识的文件夹“{name}”", f"是不是想写“{meant}”？")
        else:
            self._unit(path, parent, addressable)

    def _unit_file(self, path: str, held: list[str]) -> str | None:
        name, files = path.rpartition("/")[2], [file for file in LEVEL_FILES if file in held]
        if not files and not any(
            names.near(child, LEVEL_FILES, 0.75) for child in held
        ):  # else the file itself is said
            remedy = "区县放 district.yml，街道放 street.yml，社区放 community.yml；若不是单位，把这个文件夹移走"
            self._say(Span(path), "unit-missing", f"文件夹“{name}”里没有单位文件", remedy)
        elif len(files) > 1:
            said = f"文件夹“{name}”里有{len(files)}个单位文件：{'、'.join(files)}"
            self._say(Span(path), "unit-twice", said, "只留一个，它的名字就是单位的级别")
        return files[0] if len(files) == 1 else None

    def _kind(self, path: str, unit: Unit | None) -> None:
        """The entries of a kind's folder: files first, so that a folder of the same name is the one too many."""
        first: dict[str, str] = {}
        for child in sorted(self._children(path), key=lambda child: (child.is_dir(), child.name)):
            if child.is_dir():
                self._entry_folder(f"{path}/{child.name}", unit, first)
            elif child.name.endswith(".md"):
                self._entry(f"{path}/{child.name}", f"{path}/{child.name[:-3]}", unit, first)
            elif not names.is_media(child.name):
                self._stray(f"{path}/{child.name}")

    def _entry_folder(self, path: str, unit: Unit | None, first: dict[str, str]) -> None:
        held = self._children(path, links=True)
        files = {child.name for child in held if not child.is_dir()}
        if INDEX in files:
            self._entry(f"{path}/{INDEX}", path, unit, first)
        else:
            meant = any(names.near(name, [INDEX], 0.7) for name in files)
            remedy = "是不是想写 index.md？" if meant else "文字写在这个文件夹的 index.md 里，图片放在它旁边"
            self._say(Span(path), "entry-missing", f"文件夹“{path.rpartition('/')[2]}”里没有 index.md", remedy)
        for name in sorted(files - {INDEX}):
            if names.suffix(name) in (".md", ".markdown", ".yml", ".yaml") and INDEX in files:
                remedy = "一个文件夹只写一条，都写在 index.md 里；另一条另建文件夹"
                self._say(Span(f"{path}/{name}"), "file-unknown", f"条目的文件夹里多了“{name}”，它不会被用到", remedy)

    def _entry(self, path: str, entry_id: str, unit: Unit | None, first: dict[str, str]) -> None:
        slug = entry_id.rpartition("/")[2]
        if (self._root / path).is_symlink():
            self._say_link(path)
        elif slug in first:
            said = f"“{slug}”有两份：{first[slug]} 和 {path}"
            self._say(Span(path), "entry-twice", said, "两份合成一份，或给其中一份换个文件名")
        elif self._sound_slug(entry_id, "条目", path):
            first[slug] = path
            kind = KIND_OF[entry_id.split("/")[-2]]
            self._reader.entry(kind, self._root / path, path, entry_id, unit)

    def _stray(self, path: str) -> None:
        name = path.rpartition("/")[2]
        remedy = "条目文件以 .md 结尾；图片放进条目自己的文件夹；不用的文件移走"
        if names.suffix(name.removesuffix(".txt")) in (".md", ".markdown"):
            remedy = "把文件名的结尾改成小写的 .md；Windows 看不到结尾时，在“查看”里勾选“文件扩展名”"
        self._say(Span(path), "file-unknown", f"不认识的文件“{name}”", remedy)

    def _sound_slug(self, address: str, what: str, path: str | None = None) -> bool:
        problem = slug_problem(address.rpartition("/")[2], what, KIND_OF)
        if problem:
            self._say(Span(path or address), *problem)
        return problem is None

    def _children(self, path: str, links: bool = False) -> list[os.DirEntry[str]]:
        """What a folder holds, by name. A link is no content: it may lead out of the tree, or round in circles."""
        try:
            with os.scandir(self._root / path) as held:
                children = sorted((c for c in held if not names.is_ignored(c.name)), key=lambda child: child.name)
        except OSError:
            remedy = "请管理员给读取的权限；若还在网盘里，先下载到本机"
            self._say(Span(path), "file-unreadable", "这个文件夹打不开", remedy)
            return []
        for child in children:
            if child.is_symlink() and not links:
                self._say_link(f"{path}/{child.name}".lstrip("/"))
        return [child for child in children if links or not child.is_symlink()]

    def _say_link(self, path: str) -> None:
        name = path.rpartition("/")[2]
        self._say(Span(path), "file-link", f"“{name}”是指向别处的链接，没有读它", "把文件或文件夹本身复制到这里")
