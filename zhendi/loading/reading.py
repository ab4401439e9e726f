"""Reads one file after another into units, rows and entries, and keeps what was found and what was said."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from zhendi.diagnostics import Diagnostic, Severity, Span, has_errors
from zhendi.loading.drafts import is_draft, meaning
from zhendi.loading.names import KIND_OF, LISTS
from zhendi.model.entry import Entry, Home
from zhendi.model.keys import Binding, all_key_names, folded, key_names
from zhendi.model.portal import Portal
from zhendi.model.unit import Blackout, Figure, Screen, Slogan, Unit
from zhendi.source import Mapping, Node, Sequence, Source, read_entry, read_yaml


@dataclass
class Reader:
    """What a content folder holds, as far as it has been read. A `path` is relative to that folder."""

    found: list[Diagnostic] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    rows: list[Screen | Slogan | Figure | Blackout] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)

    def say(self, span: Span, code: str, message: str, remedy: str) -> None:
        self.found.append(Diagnostic(span, code, message, remedy))

    def portal(self, file: Path, path: str) -> Portal | None:
        source, clean = self._yaml(file, path, Portal)
        portal = self._bound(Portal, source) if source else None
        return portal if clean else None

    def unit(self, file: Path, path: str, unit_id: str, level: str, parent: str | None) -> Unit | None:
        """The unit of a file, kept unless it has any error."""
        source, clean = self._yaml(file, path, Unit)
        named = {"id": unit_id, "level": level, "parent": parent, "path": path}
        unit: Unit | None = self._bound(Unit, source, **named) if source else None
        if unit is None or not clean:
            return None
        self.units[unit_id] = unit
        return unit

    def list_file(self, file: Path, path: str, unit: Unit | None) -> None:
        """The rows of a list file, each kept unless there is an error in it, or its unit does not stand."""
        model = LISTS[file.name]
        owner = {"unit_id" if model is Figure else "unit": unit.id if unit else ""}
        rows = self._rows(model, file, path, **owner)
        self.rows += rows if unit else []

    def blackouts(self, file: Path, path: str) -> None:
        self.rows += self._rows(Blackout, file, path)

    def _rows(self, model: type[BaseModel], file: Path, path: str, **owner: str) -> list[Any]:
        source, _ = self._yaml(file, path, model)
        if source is None or source.front is None:
            return []
        if not isinstance(source.front, Sequence):
            remedy = "每一条前面加“- ”，同一条里的其他项目与第一项左边对齐"
            self.say(source.front.span, "list-shape", f"{file.name} 应是列表", remedy)
            return []
        bad = [d.span.line for d in self.found if d.span.path == path and d.severity is Severity.ERROR]
        items = source.front.items
        starts = [item.span.line for item in items]
        kept = []
        for item, following in zip(items, (*starts[1:], sys.maxsize), strict=True):
            row = self._row(model, item, following - 1, **owner)
            if row and not any(item.span.line <= line < following for line in bad):
                kept.append(row)
        return kept

    def entry(
        self,
        kind: type[Entry],
        file: Path,
        path: str,
        entry_id: str,
        unit: Unit | None,
        unwritten: bytes | None = None,
    ) -> None:
        """The entry of a file, kept unless it has any error or its unit does not stand. A draft's errors are warnings.

        `unwritten` is what the file will hold, where there is none yet.
        """
        data = self._bytes(file, path) if unwritten is None else unwritten
        if data is None:
            return
        source, problems = read_entry(data, path, all_key_names(kind))
        self.texts[path] = source.text
        binding = Binding(path)
        home = Home(entry_id, unit.id if unit else "", path, file.parent, source.body, source.body_line, binding.spans)
        entry = None
        if source.front or not has_errors(problems):
            years = meaning(source, kind)
            entry = binding.bind(kind, source.front, {"year": years.year, "near": years.near}, home=home)
        found = (*problems, *(_other_kind(kind, source) or binding.found))
        if is_draft(source, kind):
            self.drafts.add(path)
            found = tuple(problem.as_warning() for problem in found)
        self.found += found
        if entry and unit and not has_errors(problems) and not binding.found:
            self.entries.append(entry)

    def _row(self, model: type[BaseModel], item: Node, last_line: int, **owner: str) -> Any:
        binding = Binding(item.span.path)
        row = binding.bind(model, item, {}, at=item.span, last_line=last_line, **owner)
        self.found += binding.found
        return row

    def _bound(self, model: type[BaseModel], source: Source, **internal: Any) -> Any:
        """Typed, unless there is nothing to type because of an error that has been said."""
        if source.front is None and any(d.span.path == source.path for d in self.found):
            return None
        binding = Binding(source.path)
        bound = binding.bind(model, source.front, {}, **internal)
        self.found += binding.found
        return bound

    def _yaml(self, file: Path, path: str, model: type[BaseModel]) -> tuple[Source | None, bool]:
        """The file's tree, and whether it was written without errors."""
        data = self._bytes(file, path)
        if data is None:
            return None, False
        source, problems = read_yaml(data, path, all_key_names(model))
        self.texts[path] = source.text
        self.found += problems
        return source, not has_errors(problems)

    def _bytes(self, file: Path, path: str) -> bytes | None:
        try:
            return file.read_bytes()
        except OSError:
            remedy = "关掉正在用它的程序，或请管理员给读取的权限；若还在网盘里，先下载到本机"
            self.say(Span(path), "file-unreadable", f"文件 {file.name} 打不开", remedy)
            return None


def _other_kind(kind: type[Entry], source: Source) -> list[Diagnostic]:
    """One problem instead of many, where an entry lies in the folder of another kind than its keys say."""
    if not isinstance(source.front, Mapping):
        return []
    written = {folded(key.text) for key, _ in source.front.pairs}
    if len(written - key_names(kind).keys()) < 2:
        return []
    other = next((k for k in KIND_OF.values() if written <= key_names(k).keys()), None)
    if other is None:
        return []
    said = f"这些项目是“{other.label}”的，文件却放在 {kind.folder}（{kind.label}）里"
    return [Diagnostic(source.front.span, "kind-other", said, f"把它移到 {other.folder}（{other.label}）文件夹")]
