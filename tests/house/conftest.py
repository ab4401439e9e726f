"""The scripts are programs, not a package: load them as their own folder sees them, after everything else."""

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


@pytest.fixture
def scripts_on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let `import setup_environment` find scripts/, last, so that zhendi stays the package."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(SCRIPTS)])
    yield


@pytest.fixture
def set_up(scripts_on_path: None) -> ModuleType:
    return importlib.import_module("setup_environment")


@pytest.fixture
def start(scripts_on_path: None) -> ModuleType:
    return importlib.import_module("start_program")


@pytest.fixture
def install(scripts_on_path: None) -> ModuleType:
    return importlib.import_module("install_lock")


@pytest.fixture
def system(scripts_on_path: None) -> ModuleType:
    return importlib.import_module("system_packages")


@pytest.fixture
def test_script(scripts_on_path: None) -> ModuleType:
    """scripts/test.py, under a name that hides no other module."""
    spec = importlib.util.spec_from_file_location("test_script", SCRIPTS / "test.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["test_script"] = module
    spec.loader.exec_module(module)
    return module
