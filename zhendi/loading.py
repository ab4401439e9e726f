"""From the content folder to the catalogue: walks the tree, reads every file, reports everything at once."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Severity, Span, has_errors, in_order
from zhendi.model.chinese_dates import DateProblem, read_when
from zhendi.model.entry import Entry, Home
from zhendi.model.keys import Binding, all_key_names, key_names
from zhendi.model.kinds import KINDS
from zhendi.model.portal import Portal
from zhendi.model.slugs import slug_problem
from zhendi.model.unit import LEVELS, Figure, Screen, Slogan, Unit
from zhendi.source import Mapping, Node, Scalar, Sequence, Source, read_entry, read_yaml

LISTS: dict[str, type[BaseModel]] = {"screens.yml": Screen, "slogans.yml": Slogan, "figures.yml": Figure}
KIND_OF = {kind.folder: kind for kind in KINDS}
MEDIA = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".heic",
        ".heif",
        ".webp",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".svg",
        ".mp3",
        ".m4a",
        ".wav",
        ".ogg",
        ".mp4",
        ".mov",
        ".webm",
    ]
)
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})

Row = TypeVar("Row", Screen, Slogan, Figure)


def load(root: Path) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    """The catalogue of a content folder and every problem found on the way.

    What is broken is not in the catalogue; there is none where site.yml itself is broken.
    """
    reader = _Reader(root)
    portal = reader.portal()
    for folder in reader.folders(root):
        reader.unit(folder, "", None)
    found = in_order(reader.found)
    if portal is None:
        return None, found
    rows = reader.rows
    catalogue = Catalogue(
        root=root,
        portal=portal,
        units=reader.units,
        entries=tuple(sorted(reader.entries, key=lambda entry: entry.id)),
        screens=tuple(row for row in rows if isinstance(row, Screen)),
        slogans=tuple(row for row in rows if isinstance(row, Slogan)),
        figures=tuple(row for row in rows if isinstance(row, Figure)),
        kinds=KINDS,
        texts=reader.texts,
    )
    return catalogue, found


@dataclass
class _Reader:
    root: Path
    found: list[Diagnostic] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    rows: list[Screen | Slogan | Figure] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def portal(self) -> Portal | None:
        file = self.root / "site.yml"
        if not file.is_file():
            self._say(
                Span("site.yml"),
                "site-missing",
                "没有找到 site.yml",
                "在内容文件夹里建一个 site.yml，写上名称、主办单位和网址",
            )
            return None
        source, clean = self._yaml(file, Portal)
        binding = Binding(source.path)
        portal = binding.bind(Portal, source.front, {})
        self.found += binding.found
        for stray in sorted(self.root.iterdir()):
            if stray.is_file() and stray.name != "site.yml" and not _ignored(stray):
                self._unknown(stray, ["site.yml"])
        return portal if clean else None

    def folders(self, folder: Path) -> list[Path]:
        return sorted(child for child in folder.iterdir() if child.is_dir() and not _ignored(child))

    def unit(self, folder: Path, parent_id: str, parent: str | None) -> None:
        """The unit of a folder, all that lies in it, and the units below it."""
        path = self._path(folder)
        unit_id = f"{parent_id}/{folder.name}".lstrip("/")
        sound = self._sound_slug(folder.name, path, "单位")
        unit = self._unit_file(folder, unit_id, parent) if sound else None
        if unit:
            self.units[unit.id] = unit
        for child in sorted(folder.iterdir()):
            if _ignored(child) or child.name in LEVELS_FILES or (unit and child.name == unit.logo):
                continue
            if child.is_dir():
                self._folder(child, unit_id, unit, parent)
            elif child.name in LISTS:
                self._list(child, unit)
            else:
                self._unknown(child, [*LISTS, *LEVELS_FILES])

    def _folder(self, child: Path, unit_id: str, unit: Unit | None, parent: str | None) -> None:
        near = get_close_matches(child.name.lower(), KIND_OF, 1, 0.75)
        if child.name in KIND_OF:
            self._kind(child, unit, unit_id)
        elif near and not any((child / name).is_file() for name in LEVELS_FILES):
            self._unknown(child, list(KIND_OF))
        else:
            self.unit(child, unit_id, unit.id if unit else parent)

    def _unit_file(self, folder: Path, unit_id: str, parent: str | None) -> Unit | None:
        files = [name for name in LEVELS_FILES if (folder / name).is_file()]
        path = self._path(folder)
        if not files:
            near = next(
                (
                    n
                    for child in sorted(folder.iterdir())
                    for n in get_close_matches(child.name.lower(), LEVELS_FILES, 1, 0.75)
                ),
                None,
            )
            remedy = (
                f"是不是想写 {near}？"
                if near
                else "区县放 district.yml，街道放 street.yml，社区放 community.yml；若不是单位，把这个文件夹移走"
            )
            self._say(Span(path), "unit-missing", f"文件夹 {folder.name} 里没有单位文件", remedy)
            return None
        if len(files) > 1:
            self._say(
                Span(path),
                "unit-twice",
                f"文件夹 {folder.name} 里有{len(files)}个单位文件：{'、'.join(files)}",
                "只留一个，它的名字就是单位的级别",
            )
            return None
        source, clean = self._yaml(folder / files[0], Unit)
        level = files[0].removesuffix(".yml")
        binding = Binding(source.path)
        unit = binding.bind(Unit, source.front, {}, id=unit_id, level=level, parent=parent, path=source.path)
        self.found += binding.found
        return unit if clean else None

    def _list(self, file: Path, unit: Unit | None) -> None:
        model = LISTS[file.name]
        source, _ = self._yaml(file, model)
        if source.front is None:
            return
        if not isinstance(source.front, Sequence):
            self._say(
                source.front.span,
                "list-shape",
                f"{file.name} 应是列表",
                "每一条前面加“- ”，同一条里的其他项目与第一项左边对齐",
            )
            return
        items = source.front.items
        bad = [d.span.line for d in self.found if d.span.path == source.path and d.severity is Severity.ERROR]
        starts = [item.span.line for item in items]
        for item, following in zip(items, (*starts[1:], sys.maxsize), strict=True):
            row = self._row(model, item, unit, following - 1)
            if row and unit and not any(item.span.line <= line < following for line in bad):
                self.rows.append(row)

    def _row(self, model: type[BaseModel], item: Node, unit: Unit | None, last_line: int) -> Any:
        binding = Binding(item.span.path)
        owner = {"unit_id" if model is Figure else "unit": unit.id if unit else ""}
        row = binding.bind(model, item, {}, at=item.span, last_line=last_line, **owner)
        self.found += binding.found
        return row

    def _kind(self, folder: Path, unit: Unit | None, unit_id: str) -> None:
        kind = KIND_OF[folder.name]
        seen: dict[str, str] = {}
        for child in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
            if _ignored(child) or (child.is_file() and child.suffix.lower() in MEDIA):
                continue
            file = child / "index.md" if child.is_dir() else child
            slug = child.name if child.is_dir() else child.stem
            if file.suffix != ".md" or not file.is_file():
                self._stray(child, file)
            elif slug in seen:
                said = f"{slug} 有两份：{seen[slug]} 和 {self._path(file)}"
                self._say(Span(self._path(file)), "entry-twice", said, "两份合成一份，或给其中一份换个文件名")
            elif self._sound_slug(slug, self._path(file), "条目"):
                seen[slug] = self._path(file)
                self._entry(kind, file, f"{unit_id}/{folder.name}/{slug}", unit)

    def _stray(self, child: Path, file: Path) -> None:
        if child.is_dir():
            near = next(
                (
                    n
                    for held in sorted(child.iterdir())
                    for n in get_close_matches(held.name.lower(), ["index.md"], 1, 0.7)
                ),
                None,
            )
            remedy = "是不是想写 index.md？" if near else "文字写在这个文件夹的 index.md 里，图片放在它旁边"
            self._say(Span(self._path(child)), "entry-missing", f"文件夹 {child.name} 里没有 index.md", remedy)
        else:
            self._say(
                Span(self._path(file)),
                "file-unknown",
                f"不认识的文件 {child.name}",
                "条目文件以 .md 结尾；图片放进条目自己的文件夹；不用的文件移走",
            )

    def _entry(self, kind: type[Entry], file: Path, entry_id: str, unit: Unit | None) -> None:
        path = self._path(file)
        data = file.read_bytes()
        source, problems = read_entry(data, path, all_key_names(kind))
        self._keep_text(path, data)
        binding = Binding(path)
        home = Home(entry_id, unit.id if unit else "", path, file.parent, source.body, source.body_line, binding.spans)
        entry = binding.bind(kind, source.front, {"year": _year(source, kind)}, home=home) if source.front else None
        found = (*problems, *(binding.found if source.front or not problems else ()))
        draft = _status(source, kind) in ("", "draft")
        self.found += [problem.as_warning() if draft else problem for problem in found]
        if entry and unit and not has_errors(found):
            self.entries.append(entry)

    def _yaml(self, file: Path, model: type[BaseModel]) -> tuple[Source, bool]:
        """The file's tree, and whether it was written without errors."""
        data = file.read_bytes()
        source, problems = read_yaml(data, self._path(file), all_key_names(model))
        self._keep_text(source.path, data)
        self.found += problems
        return source, not has_errors(problems)

    def _keep_text(self, path: str, data: bytes) -> None:
        try:
            self.texts[path] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.texts[path] = data.decode("gb18030", "replace")

    def _sound_slug(self, slug: str, path: str, what: str) -> bool:
        problem = slug_problem(slug, what, KIND_OF)
        if problem:
            self._say(Span(path), *problem)
        return problem is None

    def _unknown(self, path: Path, known: Iterable[str]) -> None:
        near = get_close_matches(path.name.lower(), list(known), 1, 0.6)
        what = "文件夹" if path.is_dir() else "文件"
        remedy = f"是不是想写 {near[0]}？" if near else f"这里只放{'、'.join(known)}；不用的移走"
        self._say(Span(self._path(path)), "file-unknown", f"不认识的{what} {path.name}", remedy)

    def _path(self, file: Path) -> str:
        return PurePosixPath(file.relative_to(self.root)).as_posix()

    def _say(self, span: Span, code: str, message: str, remedy: str) -> None:
        self.found.append(Diagnostic(span, code, message, remedy))


LEVELS_FILES = tuple(f"{level}.yml" for level in LEVELS)


def _ignored(path: Path) -> bool:
    """What editors and operating systems leave behind, and what a dot hides."""
    return path.name.startswith((".", "~$")) or path.name.lower() in _LEFT_BY_SYSTEMS


def _written(source: Source, kind: type[Entry], key: str) -> str:
    """What stands at a key, before it is typed."""
    if not isinstance(source.front, Mapping):
        return ""
    names = key_names(kind)
    found = (value for name, value in source.front.pairs if names.get(name.text.casefold()) == key)
    value = next(found, None)
    return value.text if isinstance(value, Scalar) and not value.absent else ""


def _status(source: Source, kind: type[Entry]) -> str:
    """`draft` for an entry that says so or says nothing; anything else counts as meant to be seen."""
    return {"草稿": "draft"}.get(_written(source, kind, "status"), _written(source, kind, "status"))


def _year(source: Source, kind: type[Entry]) -> int | None:
    """The year that a date without one is meant in: that of publish_on, else of the slug."""
    try:
        return read_when(_written(source, kind, "publish_on"), None).day.year
    except DateProblem:
        name = PurePosixPath(source.path)
        slug = name.parent.name if name.name == "index.md" else name.stem
        return int(slug[:4]) if slug[:4].isdigit() and 1949 <= int(slug[:4]) <= 2100 else None
