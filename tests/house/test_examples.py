"""The examples in the documents are what staff can really write, and what they will really read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SITE = """name: 示例站
owner: 示例单位
domain: https://example.test/
icp: 示例ICP备2026000000号
report_phones: [0439-3220100]
"""
ACTIVITY = "guiyi/youyihe/activities/2026-04-12-green-space/index.md"


def block(document: str, language: str, holding: str) -> str:
    """The one example in a document that is in this language and holds these words."""
    text = (ROOT / document).read_text("utf-8")
    found = [part for part in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL) if holding in part]
    assert len(found) == 1
    return str(found[0])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two units, the screen and the entry of the examples."""
    files = {
        "site.yml": SITE,
        "guiyi/street.yml": "name: 归义镇\n",
        "guiyi/youyihe/community.yml": "name: 友谊河社区\n",
        "guiyi/youyihe/screens.yml": block("README.zh.md", "yaml", "yyh-hall"),
        ACTIVITY: block("README.md", "yaml", "标题:"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    Image.new("RGB", (1600, 1200), "seagreen").save((tmp_path / ACTIVITY).with_name("种树.jpg"))
    return tmp_path


def check(content: Path, form: str) -> str:
    command = [sys.executable, "-m", "zhendi", "check", "--content", str(content), "--as-of", "2026-04-13"]
    done = subprocess.run([*command, "--format", form], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    return done.stdout + done.stderr


def test_the_example_entry_and_screen_pass_the_check(content: Path) -> None:
    assert json.loads(check(content, "json")) == []


def test_the_example_message_is_what_staff_will_read(content: Path) -> None:
    shown = block("README.zh.md", "text", "错误：").strip()
    entry = content / ACTIVITY
    entry.write_text(entry.read_text("utf-8").replace("上线日: 2026-04-12", "上线日: 3月五日"), "utf-8")
    line = next(line for line in check(content, "text").splitlines() if "五日" in line)
    assert re.sub(r":\d+:", ":", line, count=1) == re.sub(r":\d+:", ":", shown, count=1)


@pytest.mark.parametrize("kind", ["activities", "families", "honours", "talks", "notices"])
def test_the_kinds_of_the_tables_are_those_of_the_program(kind: str) -> None:
    assert f"| `{kind}` |" in (ROOT / "README.zh.md").read_text("utf-8")


def test_the_messages_explained_are_those_of_the_program() -> None:
    said = "".join(file.read_text("utf-8") for file in (ROOT / "zhendi").rglob("*.py"))
    table = (ROOT / "README.zh.md").read_text("utf-8").split("| 常见的话 | 怎么回事 |")[1].split("\n\n")[0]
    phrases = [phrase for row in table.splitlines()[2:] for phrase in re.findall("“([^”]+)”", row.split("|")[1])]
    pieces = [piece for phrase in phrases for piece in re.split("‘?……’?", phrase)]
    assert len(phrases) > 12 and [piece for piece in pieces if piece not in said] == []
