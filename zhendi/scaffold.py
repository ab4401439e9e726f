"""`zhendi new`: an entry with every key explained, that passes the check as it is."""

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from zhendi.chinese import simplified
from zhendi.diagnostics import Refusal
from zhendi.model.entry import Entry
from zhendi.model.keys import keys
from zhendi.model.kinds import KINDS
from zhendi.model.slugs import slug_problem
from zhendi.model.unit import LEVELS


class ScaffoldRefused(Refusal):
    """No entry can be begun there: Chinese message and remedy."""


def scaffold(content: Path, kind_name: str, unit: str, slug: str | None, now: datetime) -> Path:
    """Write a commented draft for a kind in a unit and return its path. Raises ScaffoldRefused."""
    kind = _kind(kind_name)
    folder = _unit_folder(content, unit)
    name = slug or f"{now:%Y-%m-%d}"
    problem = slug_problem(name, "条目", ())
    if problem:
        raise ScaffoldRefused(problem[1], problem[2])
    file = _free(folder / kind.folder, name, fixed=slug is not None)
    file.parent.mkdir(parents=True)
    file.write_text(_text(kind, now), encoding="utf-8", newline="\n")
    return file


def _kind(name: str) -> type[Entry]:
    names = {word: kind for kind in KINDS for word in (kind.folder, kind.label)}
    if simplified(name) in names:
        return names[simplified(name)]
    near = get_close_matches(simplified(name), names, 1, 0.5)
    offered = "、".join(f"{kind.folder}（{kind.label}）" for kind in KINDS)
    raise ScaffoldRefused(f"没有“{name}”这个栏目", f"是不是“{near[0]}”？" if near else f"可写：{offered}")


def _unit_folder(content: Path, unit: str) -> Path:
    known = sorted(
        file.parent.relative_to(content).as_posix() for level in LEVELS for file in content.rglob(f"{level}.yml")
    )
    wanted = unit.strip("/")
    if wanted in known:
        return content / wanted
    near = [path for path in known if path.rpartition("/")[2] == wanted] or get_close_matches(wanted, known, 1, 0.5)
    usual = f"可写：{'、'.join(known)}" if known else "先建一个单位的文件夹，里面放 community.yml，写上“名称: ……”"
    raise ScaffoldRefused(f"没有“{unit}”这个单位", f"是不是“{near[0]}”？" if near else usual)


def _free(folder: Path, name: str, fixed: bool) -> Path:
    """A folder of that name, or with -2, -3 behind it, that nobody uses yet."""
    for count in range(1, 100):
        candidate = name if count == 1 else f"{name}-{count}"
        if not (folder / candidate).exists() and not (folder / f"{candidate}.md").exists():
            return folder / candidate / "index.md"
        if fixed:
            break
    raise ScaffoldRefused(f"{folder.name}/{name} 已经有了", "用 --slug 换一个文件名，或直接打开它来改")


def _text(kind: type[Entry], now: datetime) -> str:
    lines = ["---", "# 井号开头的行是说明，可以删。带 * 的必须填。冒号用半角，后面空一格。"]
    for info in keys(kind).values():
        title = (info.title or "").split("/")[0]
        lines.append(f"#{' *' if info.is_required() else ''} {title}：{info.description}")
        example = str(info.examples[0]) if info.examples else None
        lines.append(f"# {title}: " if example is None else f"{title}: {_filled(example, now)}".replace(": \n", ":\n"))
    return "\n".join((*lines, "---", "", "正文从这里开始写，空一行就是新的一段。", ""))


def _filled(example: str, now: datetime) -> str:
    return example.replace("{today}", f"{now:%Y-%m-%d}").replace("{year}", str(now.year))
