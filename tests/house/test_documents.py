"""The documents tell the truth: commands exist, links lead somewhere, every dependency has its reason."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "README.zh.md", "ARCHITECTURE.md", "CHANGELOG.md", *sorted(
    file.relative_to(ROOT).as_posix() for file in (ROOT / "docs").glob("*.md")
))  # fmt: skip
COMMAND = re.compile(r"(?:python3 (?:\S*/)?scripts/|py scripts\\)(\w+)\.py((?: (?![|>])[^\s`;&]+)*)")
COMMANDS = ("blackout", "build", "check", "emergency", "new", "rollback", "screens", "serve", "usb", "video")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands_shown() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for name in DOCUMENTS:
        for found in COMMAND.finditer(text(name)):
            yield name, found[1], tuple(found[2].split())


@cache
def help_of(command: str) -> str:
    line = [sys.executable, "-m", "zhendi", command, "--help"]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_commands_are_shown() -> None:
    shown = {(name, script) for name, script, _ in commands_shown()}
    assert {("README.md", "build"), ("README.md", "test"), ("README.zh.md", "build")} <= shown


@pytest.mark.parametrize(("name", "script", "arguments"), sorted(set(commands_shown())))
def test_every_command_shown_exists(name: str, script: str, arguments: tuple[str, ...]) -> None:
    assert (ROOT / "scripts" / f"{script}.py").is_file()
    words = ("build", *arguments) if script == "build" else arguments
    if script in ("build", "zhendi") and words:
        assert words[0] in COMMANDS, f"{name} shows {words[0]}"
        missing = [word for word in words if word.startswith("--") and word not in help_of(words[0])]
        assert missing == [], f"{name} shows options that {words[0]} has not"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("document", ["README.md", "README.zh.md"])
def test_every_command_is_documented(document: str, command: str) -> None:
    words = {
        (script, *arguments[:1]) if script == "zhendi" else (script,) for _, script, arguments in commands_in(document)
    }
    assert ((command,) if command == "build" else ("zhendi", command)) in words


def commands_in(document: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    return (shown for shown in commands_shown() if shown[0] == document)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", help_of(command))) - {"--help"}
    assert [option for option in sorted(options) if option not in text("README.md")] == []


MADE_BY_THE_BUILD = {"handbook/fields/index.html"}  # tests/site follows these in the finished site


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_file(name: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", text(name))
    written = (target for target in targets if ":" not in target and target not in MADE_BY_THE_BUILD)
    broken = [target for target in written if not ((ROOT / name).parent / target).exists()]
    assert broken == []


def requirements(name: str) -> list[str]:
    lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").split("\n")
    return [line.split("[")[0] for line in lines if line and not line.startswith("-")]


@pytest.mark.parametrize("package", requirements("build") + requirements("test"))
def test_every_dependency_has_its_reason(package: str) -> None:
    row = next(line for line in text("ARCHITECTURE.md").splitlines() if line.startswith("|") and f"`{package}`" in line)
    reason = row.split("|")[2].strip()
    assert reason.endswith(".") and len(reason.split()) >= 3


def test_no_reason_is_left_for_a_dependency_that_went() -> None:
    table = text("ARCHITECTURE.md").split("## Dependencies")[1]
    named = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall("`([^`]+)`", line.split("|")[1])
    }
    assert named == set(requirements("build") + requirements("test"))


def test_the_map_names_every_part_of_the_program() -> None:
    parts = {entry.name for entry in (ROOT / "zhendi").iterdir() if not entry.name.startswith("_")}
    shown = text("ARCHITECTURE.md")
    assert [part for part in sorted(parts) if f"zhendi/{part.removesuffix('.py')}" not in shown] == []


LOCKED = re.compile(r"^([a-z0-9.-]+)==(\S+)( ; .+?)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE)


def locked(name: str) -> dict[tuple[str, str, str], str]:
    source = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    assert LOCKED.sub("", source) == "", "a line without version or hashes"
    return {(found[1], found[2], found[3] or ""): found[4] for found in LOCKED.finditer(source)}


@pytest.mark.parametrize("name", ["build", "test"])
def test_every_locked_package_has_hashes_and_every_dependency_is_locked(name: str) -> None:
    packages = {package for package, _, _ in locked(name)}
    assert {package.lower() for package in requirements(name)} <= packages


def test_the_test_lock_holds_the_build_lock() -> None:
    assert locked("build").items() <= locked("test").items()
