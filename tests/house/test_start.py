"""What staff read when something is missing: an old Python, a network that fails, a browser that is not there."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEFORE_THE_VERSION_CHECK = ("build", "zhendi", "start_program", "setup_environment", "install_lock", "system_packages")


@pytest.mark.parametrize("name", BEFORE_THE_VERSION_CHECK)
def test_an_old_python_can_read_as_far_as_the_message(name: str) -> None:
    source = (ROOT / "scripts" / f"{name}.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_an_old_python_says_what_to_install(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as end, start.explained():
        pytest.fail("an old Python went on")
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert "Python 是 3.8" in said and "改法：Windows" in said


def test_an_old_python_hands_over_to_a_newer_one(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    monkeypatch.setattr(sys, "argv", ["scripts/build.py", "--preview"])
    monkeypatch.setattr(start.shutil, "which", lambda name: "/usr/bin/python3.12" if name == "python3.12" else None)
    monkeypatch.setattr(start.subprocess, "call", lambda command: handed.append(command) or 1)
    with pytest.raises(SystemExit) as end, start.explained():
        pytest.fail("an old Python went on")
    assert end.value.code == 1
    assert handed == [["/usr/bin/python3.12", "scripts/build.py", "--preview"]]


def test_folders_are_those_of_the_caller_wherever_he_stands(start: ModuleType, tmp_path: Path) -> None:
    given = ["build", "--content", "mine", "--out=../site", "--as-of", "2026-04-16", "--preview"]
    assert start.seen_from_anywhere(given, start.ROOT) == given
    assert start.seen_from_anywhere(given, tmp_path) == [
        "build", "--content", str(tmp_path / "mine"), f"--out={tmp_path / '../site'}", "--as-of", "2026-04-16", "--preview",
    ]  # fmt: skip
    assert start.seen_from_anywhere(["check", "--content", "/srv/content"], tmp_path)[-1] == "/srv/content"


def test_a_folder_that_may_not_be_changed_is_named(start: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end, start.explained():
        raise PermissionError(13, "Permission denied", ".venv/zhendi.json.new")
    assert end.value.code == 2
    assert "不能改动 .venv/zhendi.json.new" in capsys.readouterr().err


def without_ensurepip(name: str) -> object | None:
    return None if name == "ensurepip" else object()


def test_debian_without_ensurepip_gets_it_from_the_administrator(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[list[str]] = []
    monkeypatch.setattr(system.importlib.util, "find_spec", without_ensurepip)
    monkeypatch.setattr(system, "may_install", lambda: True)
    monkeypatch.setattr(system, "run_apt", lambda arguments: steps.append(list(arguments)) or 0)
    system.ensure_venv_module()
    assert steps[-1][-1] == "python{}.{}-venv".format(*sys.version_info[:2])


def test_debian_without_ensurepip_tells_everybody_else_what_to_run(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.importlib.util, "find_spec", without_ensurepip)
    monkeypatch.setattr(system, "may_install", lambda: False)
    with pytest.raises(system.SetupProblem) as raised:
        system.ensure_venv_module()
    assert "sudo apt install python3." in raised.value.remedy


@pytest.mark.parametrize(
    ("output", "remedy"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken\nERROR: No matching distribution found",
            "网络不通",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "没有安装"),
        ("ERROR: No matching distribution found for typst==0.15.2", "64 位的 Python"),
        ("OSError: [Errno 28] No space left on device", "磁盘满了"),
        ("ReadTimeoutError: Read timed out.", "网络太慢"),
        ("something nobody has seen", "交给技术人员"),
    ],
)
def test_each_failure_of_pip_has_its_remedy(install: ModuleType, output: str, remedy: str) -> None:
    assert remedy in install.remedy_for([output])


def test_pips_english_becomes_one_line_a_package(install: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    output = [
        "Ignoring cffi: markers do not match\n",
        "Collecting typst==0.15.2 (from -r /home/zhang/阵地/requirements/build.lock (line 3))\n",
        "  Downloading typst-0.15.2-cp39-abi3-manylinux2014_x86_64.whl (34.1 MB)\n",
        "Processing /mirror/pillow_heif-1.8.1-cp311-cp311-manylinux_2_28_x86_64.whl (from -r build.lock)\n",
        "Requirement already satisfied: rich==15.0.0 in ./.venv/lib\n",
        "Installing collected packages: typst, pillow-heif\n",
    ]
    assert install.show_progress(output, 4) == output
    shown = capsys.readouterr().out
    assert shown == "  1/3 typst\n  2/3 pillow_heif\n  3/3 rich\n  下载完毕，正在装入 …\n"


def test_a_failing_pip_ends_with_a_problem_and_its_last_lines(
    install: ModuleType, system: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "build.lock"
    lock.write_text("no-hash==1\n")
    with pytest.raises(system.SetupProblem) as raised:
        install.install_lock(tmp_path_python(tmp_path), lock)
    assert raised.value.message == "部件没有装完。"
    assert "no space" in capsys.readouterr().err


def tmp_path_python(folder: Path) -> Path:
    """A stand-in for the interpreter whose pip always finds the disk full."""
    python = folder / "python"
    python.write_text("#!/bin/sh\necho 'no space, No space left on device' >&2\nexit 1\n")
    python.chmod(0o755)
    return python


def test_a_chromium_is_found_by_any_of_its_names(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "BROWSER_FILES", ())
    assert system.find_chromium(lambda name: None) is None
    found = system.find_chromium(lambda name: "/usr/local/bin/chrome" if name == "google-chrome" else None)
    assert found == Path("/usr/local/bin/chrome")


def test_without_a_chromium_and_without_rights_the_remedy_is_said(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "find_chromium", lambda: None)
    monkeypatch.setattr(system, "may_install", lambda: False)
    with pytest.raises(system.SetupProblem) as raised:
        system.ensure_chromium()
    assert "apt install chromium" in raised.value.remedy


def test_without_a_chromium_the_administrator_gets_one(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[list[str]] = []
    monkeypatch.setattr(system, "may_install", lambda: True)
    monkeypatch.setattr(system, "run_apt", lambda arguments: steps.append(list(arguments)) or 0)
    monkeypatch.setattr(system, "find_chromium", lambda: Path("/usr/bin/chromium") if steps else None)
    assert system.ensure_chromium() == Path("/usr/bin/chromium")
    assert [step[0] for step in steps] == ["update", "install"]


def test_every_check_runs_even_after_one_has_failed(
    test_script: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = (("first", ("-c", "raise SystemExit(3)")), ("second", ("-c", "print('second ran')")))
    monkeypatch.setattr(test_script, "STATIC_CHECKS", checks)
    monkeypatch.setattr(test_script, "prepare", lambda lock: Path(sys.executable))
    monkeypatch.setattr(test_script, "chromium", lambda: Path("/usr/bin/chromium"))
    assert test_script.main(["--version"]) == 1
    said = capfd.readouterr().out
    assert "second ran" in said
    closing = said.strip().splitlines()[-1]
    assert closing.startswith("FAILED: first FAILED") and "second ok" in closing and "pytest ok" in closing


def test_ci_runs_the_readmes_command_from_anywhere(tmp_path: Path) -> None:
    fake = tmp_path / "bin" / "python3"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\necho "$PWD $@"\n')
    fake.chmod(0o755)
    variables = {"PATH": f"{fake.parent}:/usr/bin:/bin"}
    command = ["bash", str(ROOT / ".ci" / "run")]
    said = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(ROOT), "scripts/test.py"]
