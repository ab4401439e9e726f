"""A town with four communities, told in as many entries as a test asks for."""

from collections.abc import Mapping
from pathlib import Path

from tests.site.small_content import SITE

UNITS = {
    "town/district.yml": "name: 河谷区\nshort_name: 河谷\nphone: 0730-522 0100\ngrids: [{name: 东片}, {name: 西片}]\n",
    "town/east/community.yml": "name: 东桥社区\nshort_name: 东桥\ngrids: [{name: 一网格}]\n",
    "town/west/community.yml": "name: 西桥社区\nshort_name: 西桥\n",
    "town/north/community.yml": "name: 北桥社区\nshort_name: 北桥\n",
    "gate/community.yml": "name: 城門社區\nshort_name: 城門\nlang: zh-Hant\n",
}
_COMMON = "title: {title}\nstatus: published\npublish_on: {day}\n{more}"


def notice(day: str, title: str = "一件事", category: str = "通知", more: str = "") -> str:
    return _COMMON.format(title=title, day=day, more=more) + f"category: {category}\neffective_from: {day}\n"


def activity(day: str, kind: str, title: str = "一次活动", more: str = "") -> str:
    keys = f"type: {kind}\nstart_at: {day} 09:00\nvenue: 广场\norganiser: 社区\n"
    return _COMMON.format(title=title, day=day, more=more) + keys


def talk(
    day: str, speaker: str, unit: str = "", role: str = "党委书记", theme: str = "两山", came: int | None = 50
) -> str:
    keys = f"theme: {theme}\nspeaker: {speaker}\nspeaker_role: {role}\nheld_at: {day} 15:00\nvenue: 广场\n"
    keys += f"speaker_unit: {unit}\n" if unit else ""
    keys += f"quote: {speaker}说的一句话。\n" + (f"attendance: {came}\n" if came is not None else "")
    return _COMMON.format(title=f"{speaker}这一讲", day=day, more="") + keys


def honour(day: str, year: int, people: Mapping[str, int]) -> str:
    rows = "".join(f"  - {{display_name: {name}, hours: {hours}, consent: yes}}\n" for name, hours in people.items())
    keys = f"award: 志愿之星\nyear: {year}\npeople:\n{rows}"
    return _COMMON.format(title=f"{year}年志愿之星", day=day, more="") + keys


def family(day: str, year: int, name: str) -> str:
    keys = f"category: 最美家庭\ndisplay_name: {name}\nyear: {year}\nmotto: 和气\nconsent: yes\n"
    return _COMMON.format(title=f"{name}的故事", day=day, more="") + keys


def write(root: Path, entries: Mapping[str, str]) -> Path:
    """The town with these entries: front matter by id, `town/east/notices/one`."""
    files = {
        "site.yml": SITE,
        **UNITS,
        **{f"{name}.md": f"---\n{front}---\n正文。\n" for name, front in entries.items()},
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
