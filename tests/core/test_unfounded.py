"""A broken site.yml stops the build, not the check: whatever else is wrong is said in the same run."""

from pathlib import Path

from tests.core.tree import checked, put, sound


def test_other_problems_are_said_beside_those_of_site_yml(tmp_path: Path) -> None:
    content = sound(tmp_path / "content")
    put(content, "site.yml", "名称：没有空格也没有半角冒号\n")
    notice = "---\n标题: 停水\n状态: 发布\n上线日: 2026-04-10\n类别: 通知\n生效: 2026-04-10\n---\n证件号 11010519491231002X。\n"
    put(content, "guiyi/notices/2026-04-10-id.md", notice)
    catalogue, found = checked(content, tmp_path / "cache")
    assert not catalogue.founded
    assert {"site.yml", "guiyi/notices/2026-04-10-id.md"} <= {problem.span.path for problem in found}
