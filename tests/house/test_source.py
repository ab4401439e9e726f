"""What imports cannot show: who reads the clock, who writes, what the source never says."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
THIS = Path(__file__).resolve()
TEXT = {".py", ".md", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".typ", ".json", ".in", ".svg", ".txt", ""}
CLOCK = {"now", "today", "utcnow", "localtime", "time_ns", "environ", "environb", "getenv"}
MAY_ASK = ("cli", "mkdocs_site")
"""cli/ asks; mkdocs_site.py hands the environment on to MkDocs' own process."""
WRITING = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "touch",
    "rmtree",
    "symlink_to",
    "hardlink_to",
    "copytree",
}
MAY_WRITE = (
    "build",
    "publishing",
    "amending",
    "releases",
    "blackout",
    "rendering",
    "page_ledger",
    "remembering",
    "bundles",
    "emergency",
    "serve",
    "scaffold",
    "photos",
    "films",
    "drawing",
)
"""build.py and its hands, rendering.py, publishing.py and amending.py, write the output; releases/ the last releases beside it; page_ledger.py keeps its record in the cache; bundles/ its own output; emergency/ a notice of its own and the end of one; blackout/ its list in the content; serve.py makes its empty folder; scaffold.py a new entry; photos, films and drawing their cache."""


@cache
def kept_files() -> tuple[Path, ...]:
    """Every text file of the repository, whether committed yet or not."""
    line = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(line, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    files = (ROOT / name for name in names if name)
    return tuple(file for file in files if file.suffix in TEXT and file.is_file() and file != THIS)


def program() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted((ROOT / "zhendi").rglob("*.py")):
        yield file, ast.parse(file.read_text("utf-8"))


def part(file: Path) -> str:
    return file.relative_to(ROOT / "zhendi").parts[0].removesuffix(".py")


def uses(tree: ast.Module, names: set[str]) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and any(alias.name in names for alias in node.names):
            yield node.lineno


def test_nothing_below_the_command_line_reads_the_clock_or_the_environment() -> None:
    found = [
        f"{file.name}:{line}" for file, tree in program() if part(file) not in MAY_ASK for line in uses(tree, CLOCK)
    ]
    assert found == []


def test_only_the_parts_that_may_write_do() -> None:
    found = [f"{file.name}:{n}" for file, tree in program() if part(file) not in MAY_WRITE for n in uses(tree, WRITING)]
    assert found == []


def test_no_module_is_named_for_nothing_in_particular() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert [file for file in kept_files() if file.suffix == ".py" and file.stem in vague] == []


UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|XXX|HACK|TBD|lorem ipsum)\b|待补充|待完善|此处填写|^(?:<{7}|>{7}) |/work/|/opt/|claude|anthropic|chatgpt|language model",
    re.IGNORECASE | re.MULTILINE,
)


def test_nothing_is_left_unfinished_or_speaks_of_its_making() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): UNFINISHED.findall(file.read_text("utf-8", "replace"))
        for file in kept_files()
    }
    assert {name: words for name, words in found.items() if words} == {}


REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted|files\.python|registry\.npm|npmjs|unpkg|jsdelivr|cdnjs|crates\.io|deb\.debian|mirrors?\.(?:aliyun|tuna|ustc|tencent|163)"
    r"|pypi\.(?:tuna|douban|mirrors)|fonts\.(?:googleapis|gstatic)|docker\.io|ghcr\.io"
)


def test_no_registry_or_delivery_network_is_named() -> None:
    found = [file for file in kept_files() if REGISTRIES.search(file.read_text("utf-8", "replace"))]
    assert found == []


LOADED = re.compile(
    r"""(?:\bsrc(?:set)?\s*=\s*|<link[^>]+href\s*=\s*|@import\s+|url\(\s*|\bfetch\(\s*|importScripts\(\s*)["']?(?:https?:)?//""",
    re.IGNORECASE,
)


@pytest.mark.parametrize("folder", ["zhendi", "overrides", "docs", "hooks"])
def test_no_page_or_player_loads_from_another_host(folder: str) -> None:
    files = [file for file in kept_files() if file.is_relative_to(ROOT / folder)]
    assert [file for file in files if LOADED.search(file.read_text("utf-8", "replace"))] == []


def test_the_program_opens_no_connection() -> None:
    network = {"urllib.request", "http.client", "socket", "requests", "ftplib", "smtplib", "aiohttp", "httpx"}
    found = [
        f"{file.name}: {name}"
        for file, tree in program()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name in network
    ]
    assert found == []
