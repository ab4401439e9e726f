"""`zhendi new`: a commented draft of every kind that passes the check as it is, in a unit that holds nothing else."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.core import tree
from zhendi.diagnostics import has_errors
from zhendi.loading import load
from zhendi.model.chinese_dates import CHINA
from zhendi.model.keys import keys
from zhendi.model.kinds import KINDS
from zhendi.scaffold import ScaffoldRefused, scaffold

NOW = datetime(2026, 4, 16, 8, 30, tzinfo=CHINA)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    tree.put(tmp_path, "site.yml", (tree.SOUND / "site.yml").read_bytes())
    tree.put(tmp_path, "duban/community.yml", "name: 渡畔社区\n")
    return tmp_path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
@pytest.mark.parametrize("name", ["folder", "label"])
def test_a_draft_of_every_kind_passes(content: Path, tmp_path: Path, kind: type, name: str) -> None:
    file = scaffold(content, getattr(kind, name), "duban", None, NOW)
    assert file == content / "duban" / kind.folder / "2026-04-16" / "index.md"
    catalogue, found = tree.checked(content, tmp_path)
    assert catalogue is not None and not has_errors(found)
    assert {problem.code for problem in found} <= {"consent"}
    assert [type(entry) for entry in load(content)[0].entries] == [kind]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_it_explains_every_key(content: Path, kind: type) -> None:
    text = scaffold(content, kind.folder, "duban", None, NOW).read_text(encoding="utf-8")
    for info in keys(kind).values():
        assert (info.title or "").split("/")[0] in text and str(info.description) in text


def test_a_second_one_of_the_day_gets_a_number(content: Path) -> None:
    names = [scaffold(content, "talks", "duban", None, NOW).parent.name for _ in range(3)]
    assert names == ["2026-04-16", "2026-04-16-2", "2026-04-16-3"]


def test_a_name_of_ones_own(content: Path) -> None:
    assert scaffold(content, "通知", "duban/", "power-cut", NOW).parent.name == "power-cut"
    with pytest.raises(ScaffoldRefused, match="已经有了"):
        scaffold(content, "通知", "duban", "power-cut", NOW)


@pytest.mark.parametrize(
    ("kind", "unit", "slug", "message", "remedy"),
    [
        ("activites", "duban", None, "没有“activites”这个栏目", "是不是“activities”？"),
        ("活动们", "duban", None, "没有“活动们”这个栏目", "是不是“活动”？"),
        ("weather", "duban", None, "没有“weather”这个栏目", "可写：activities（活动）、"),
        ("talks", "dubna", None, "没有“dubna”这个单位", "是不是“duban”？"),
        ("talks", "nowhere/else", None, "没有“nowhere/else”这个单位", "可写：duban"),
        ("talks", "../duban", None, "没有“../duban”这个单位", "是不是“duban”？"),
        ("talks", "duban", "普法", "条目的文件名“普法”不能用作网址", "只用小写字母"),
        ("talks", "duban", "con", "“con”是 Windows 保留的设备名", "换一个名字"),
        ("talks", "duban", "../../x", "条目的文件名“../../x”不能用作网址", "只用小写字母"),
    ],
)
def test_what_is_refused(content: Path, kind: str, unit: str, slug: str | None, message: str, remedy: str) -> None:
    with pytest.raises(ScaffoldRefused) as refused:
        scaffold(content, kind, unit, slug, NOW)
    assert refused.value.message == message and refused.value.remedy.startswith(remedy)
    assert not list(content.rglob("index.md"))


def test_a_content_folder_without_units_says_so(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldRefused) as refused:
        scaffold(tmp_path, "talks", "duban", None, NOW)
    assert "community.yml" in refused.value.remedy
