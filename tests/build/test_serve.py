"""`zhendi serve`: drafts on loopback, and a save seen on the page and in the loop."""

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.small_tree import command, environ, write


@pytest.fixture
def served(content: Path, cache: Path, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a running `zhendi serve`, and its process, whose lines tell what it does."""
    write(content, "three", status="草稿")
    arguments = ("serve", "--content", str(content), "--port", "0", "--as-of", "2026-04-16T08:30")
    process = subprocess.Popen(
        command(*arguments, cache=cache),
        cwd=tmp_path,
        env=environ(),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield line_with(process, r"http://127\.0\.0\.1:\d+/"), process
    finally:
        process.terminate()
        process.communicate()


def line_with(process: subprocess.Popen[str], pattern: str) -> str:
    """Read what it says until a line holds the pattern; return what the pattern matched."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        found = re.search(pattern, line)
        if found:
            return found[0]
    raise AssertionError("".join(said))


def fetch(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode("utf-8"))


def test_a_save_reaches_the_page_and_the_loop(served: tuple[str, subprocess.Popen[str]], content: Path) -> None:
    address, process = served
    assert "草稿" in fetch(f"{address}qinghe/activities/three/index.html")
    before = json.loads(fetch(f"{address}screens/hall/manifest.json"))
    index = content / "qinghe/activities/one/index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("清河栽树one", "清河植柳"), encoding="utf-8")
    line_with(process, "重新生成")
    assert "清河植柳" in fetch(f"{address}qinghe/activities/one/index.html")
    after = json.loads(fetch(f"{address}screens/hall/manifest.json"))
    assert after["release"] != before["release"]
    index.write_text("---\n标题：坏了\n---\n", encoding="utf-8")
    line_with(process, "重新生成")
    assert "清河栽树two" in fetch(f"{address}qinghe/activities/two/index.html")
