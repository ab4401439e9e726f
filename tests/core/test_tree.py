"""What the content tree means: units to any depth, what stands where something is broken, roll-up and flow-down."""

import json
from pathlib import Path

import pytest

from tests.core import tree
from zhendi import rules
from zhendi.catalogue import Catalogue
from zhendi.films import FilmStore
from zhendi.loading import load
from zhendi.model.slugs import RESERVED, slug_problem
from zhendi.photos import PhotoStore

TALK = """---
标题: 普法
状态: 发布
上线日: 2026-04-11
主题: 法治
宣讲人: 李某某
身份: 律师
时间: 2026-04-11 18:30
地点: 求索学堂
---
"""
LEVELS = ("d", "d/s", "d/s/c", "d/s/c/y", "d/s/c/y/b")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tree.sound(tmp_path)


@pytest.fixture
def deep(content: Path) -> Path:
    """Five units, each in the one before, each with a talk."""
    for unit in LEVELS:
        tree.put(content, f"{unit}/community.yml", f"name: {unit}\n")
        tree.put(content, f"{unit}/talks/law.md", TALK)
    return content


def loaded(content: Path) -> Catalogue:
    catalogue, _ = load(content)
    assert catalogue is not None
    return catalogue


def test_units_nest_to_any_depth(deep: Path) -> None:
    catalogue = loaded(deep)
    assert tuple(catalogue.units)[: len(LEVELS)] == LEVELS
    assert [unit.id for unit in catalogue.ancestors("d/s/c/y/b")] == ["d/s/c/y", "d/s/c", "d/s", "d"]
    assert [unit.id for unit in catalogue.descendants("d/s")] == ["d/s/c", "d/s/c/y", "d/s/c/y/b"]
    assert [unit.id for unit in catalogue.children("d")] == ["d/s"]
    assert [unit.id for unit in catalogue.children(None)] == ["d", "guiyi"]


def below(catalogue: Catalogue, unit: str) -> list[str]:
    """The units of all entries of a unit and of the units below it."""
    held = (unit, *(each.id for each in catalogue.descendants(unit)))
    return [entry.unit for each in held for entry in catalogue.entries if entry.unit == each]


def test_entries_belong_to_the_unit_that_they_lie_in(deep: Path) -> None:
    assert below(loaded(deep), "d/s/c") == ["d/s/c", "d/s/c/y", "d/s/c/y/b"]


def test_a_broken_unit_goes_alone_and_its_descendants_stay_with_the_next_above(deep: Path) -> None:
    tree.put(deep, "d/s/community.yml", "name：街\nspeed: 3\n")
    catalogue = loaded(deep)
    assert "d/s" not in catalogue.units and catalogue.units["d/s/c"].parent == "d"
    assert below(catalogue, "d") == ["d", "d/s/c", "d/s/c/y", "d/s/c/y/b"]


def test_a_unit_with_a_private_number_goes_alone_too(deep: Path, tmp_path: Path) -> None:
    tree.put(deep, "d/s/community.yml", "name: 街\naddress: 找张某某 13912345678\n")
    standing, _ = rules.check(loaded(deep), PhotoStore(tmp_path).inspect, FilmStore(tmp_path).inspect)
    assert "d/s" not in standing.units and standing.units["d/s/c"].parent == "d"
    assert "d/s/talks/law" not in [entry.id for entry in standing.entries]


def test_kinds_flow_down_as_the_contract_says_unless_told_otherwise(content: Path) -> None:
    entries = {entry.id.split("/")[-2]: entry for entry in loaded(content).entries}
    assert entries["talks"].flows_down and not entries["activities"].flows_down
    told = tree.put(content, "guiyi/talks/law.md", TALK.replace("\n---\n", "\n播放: {下级: 否}\n---\n"))
    assert not next(entry for entry in loaded(content).entries if entry.home.folder == told.parent).flows_down


def test_every_kinds_default(content: Path) -> None:
    flows = {kind.folder: kind.descends for kind in loaded(content).kinds}
    assert flows == {"activities": False, "families": False, "honours": False, "talks": True, "notices": True}


def test_a_figure_is_looked_up_in_the_unit_and_then_above(content: Path) -> None:
    catalogue = loaded(content)
    told = catalogue.told(
        "guiyi/youyihe", '{{figure("outings")}}，{{ figure(“volunteer_teams”) }}，{{ figure("none") }}'
    )
    assert told == '130余次，8支，{{ figure("none") }}'
    assert catalogue.figure("guiyi", "outings") is None


def test_the_nearest_figure_holds(content: Path) -> None:
    rows = "- {key: volunteer_teams, label: 队, value: 3, unit: 支, as_of: 2026-01-01, source: 社区}\n"
    tree.put(content, "guiyi/youyihe/figures.yml", rows)
    catalogue = loaded(content)
    assert catalogue.told("guiyi/youyihe", '{{ figure("volunteer_teams") }}') == "3支"
    assert catalogue.told("guiyi", '{{ figure("volunteer_teams") }}') == "8支"


def test_a_figure_is_written_in_the_script_of_its_page(content: Path) -> None:
    assert loaded(content).told("guiyi/youyihe", '{{ figure("outings") }}', "zh-Hant") == "130餘次"


def test_an_entry_inherits_its_units_language(content: Path) -> None:
    tree.put(content, "guiyi/youyihe/community.yml", "name: 友谊河\nlang: 繁體\n")
    catalogue = loaded(content)
    assert {catalogue.lang_of(entry) for entry in catalogue.entries} == {"zh-Hant"}


def test_a_bad_row_goes_alone(content: Path) -> None:
    tree.put(content, "guiyi/youyihe/slogans.yml", "- text: 一\n- text：二\n- text: 三\n- words: 四\n- text: 五\n")
    assert [slogan.text for slogan in loaded(content).slogans] == ["一", "三", "五"]


def test_an_unreadable_list_goes_with_all_its_rows(content: Path) -> None:
    tree.put(content, "guiyi/youyihe/slogans.yml", "- text: 一\n - text: 二\n")
    catalogue = loaded(content)
    assert not catalogue.slogans and len(catalogue.screens) == 2


def test_what_a_broken_screen_plays_stays(content: Path, tmp_path: Path) -> None:
    """A screen that is left out must not take the entries with it that name it."""
    tree.put(content, "guiyi/talks/law.md", TALK.replace("\n---\n", "\n播放: {屏幕: [youyihe-hall]}\n---\n"))
    tree.put(content, "guiyi/youyihe/screens.yml", "- code: youyihe-hall\n  name: 屏\n")
    standing, _ = rules.check(loaded(content), PhotoStore(tmp_path).inspect, FilmStore(tmp_path).inspect)
    assert "guiyi/talks/law" in [entry.id for entry in standing.entries]


def test_a_link_to_a_broken_entry_breaks_nothing_else(content: Path, tmp_path: Path) -> None:
    tree.put(content, "guiyi/youyihe/talks/2026-04-10-river.md", "---\n标题：一条河\n---\n")
    standing, _ = rules.check(loaded(content), PhotoStore(tmp_path).inspect, FilmStore(tmp_path).inspect)
    assert [entry.slug for entry in standing.entries] == ["2026-04-12-green-space"]


def test_links_out_of_the_tree_are_not_followed(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    tree.put(elsewhere, "community.yml", "name: 别处\n")
    tree.put(elsewhere, "law.md", TALK)
    (content / "biechu").symlink_to(elsewhere)
    (content / "guiyi" / "huan").symlink_to(content / "guiyi")
    (content / "guiyi/youyihe/talks/law.md").symlink_to(elsewhere / "law.md")
    catalogue, found = load(content)
    assert catalogue is not None and list(catalogue.units) == ["guiyi", "guiyi/youyihe"]
    assert [(problem.span.path, problem.code) for problem in found] == [
        ("biechu", "file-link"),
        ("guiyi/huan", "file-link"),
        ("guiyi/youyihe/talks/law.md", "file-link"),
    ]


def test_a_photograph_through_a_link_out_of_the_entry_is_refused(content: Path, tmp_path: Path) -> None:
    photo = (content / tree.ENTRY).with_name("合影.jpg")
    photo.rename(content.parent / "elsewhere.jpg")
    photo.symlink_to(content.parent / "elsewhere.jpg")
    _, found = tree.checked(content, tmp_path)
    assert [problem.code for problem in found] == ["media-outside"]


def test_what_cannot_be_opened_is_said(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def locked(file: Path) -> bytes:
        if file.name == "index.md":
            raise PermissionError(13, "Permission denied")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", locked)
    _, found = load(content)
    assert [(problem.span.path, problem.code) for problem in found] == [(tree.ENTRY, "file-unreadable")]


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux", "prn"])
def test_device_names_are_refused_everywhere(name: str) -> None:
    assert all((slug_problem(name, what, ()) or ("",))[0] == "slug-device" for what in ("单位", "条目", "屏幕"))


def test_the_pages_of_docs_are_reserved() -> None:
    pages = {page.stem for page in (Path(__file__).parents[2] / "docs").glob("*.md")}
    assert pages <= RESERVED
    assert {"screens", "assets", "search", "zh-hant"} <= RESERVED


def test_a_record_is_what_the_command_prints(content: Path) -> None:
    tree.put(content, "guiyi/street.yml", "name：归义镇\n")
    _, found = load(content)
    assert json.loads(json.dumps(found[0].as_record())) == {
        "path": "guiyi/street.yml",
        "line": 1,
        "column": 5,
        "severity": "error",
        "code": "full-width-colon",
        "message": "“name”后面用了全角冒号",
        "remedy": "改成半角冒号加一个空格：“name: ”",
    }
    said = "guiyi/street.yml:1:5: 错误：“name”后面用了全角冒号　改法：改成半角冒号加一个空格：“name: ”"
    assert found[0].as_text() == said
