"""A small content tree and the builder as a user runs it, in a process of its own."""

import subprocess
from pathlib import Path

import pytest

from tests.build.small_tree import SCREENS, SLOGANS, Run, command, environ, write, write_community


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One community with two screens and two published entries."""
    folder = write_community(tmp_path / "content", SCREENS, SLOGANS)
    write(folder, "one")
    write(folder, "two")
    return folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all builds of a run: what one has drawn the next takes over."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def zhendi(tmp_path: Path, cache: Path) -> Run:
    """Runs `zhendi` with these arguments in an empty folder."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*arguments, cache=cache),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=environ(**environment),
        )

    return run
