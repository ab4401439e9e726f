"""Set up what is missing, then run every check. Arguments go to pytest: `python3 scripts/test.py tests/drawing -k qr`.

All checks run even after one has failed; the exit code is 0 only if all passed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup_environment import ROOT, prepare
from start_program import explained, program_variables
from system_packages import SetupProblem, ensure_chromium

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
STATIC_CHECKS = (
    ("ruff check", ("-m", "ruff", "check")),
    ("ruff format --check", ("-m", "ruff", "format", "--check")),
    ("mypy --strict", ("-m", "mypy")),
    ("lint-imports", ("-c", LINT_IMPORTS)),
)


@dataclass(frozen=True)
class Outcome:
    """How one check ended: its exit code and its time in seconds."""

    name: str
    code: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.name} {'ok' if self.code == 0 else 'FAILED'} {self.seconds:.1f} s"


def main(pytest_arguments: Sequence[str]) -> int:
    """Run every check in order and return the exit code."""
    with explained():
        python = prepare("test")
    checks = [*STATIC_CHECKS, ("pytest", ("-m", "pytest", "-n", "2", *pytest_arguments))]
    browser = chromium()
    missing = [] if browser else [Outcome("Chromium", 1, 0)]
    variables = {**program_variables(), "CHROMIUM": str(browser or "")}
    outcomes = [*missing, *(run([str(python), *arguments], name, variables) for name, arguments in checks)]
    failed = any(outcome.code for outcome in outcomes)
    print(f"{'FAILED' if failed else 'OK'}: " + ", ".join(map(str, outcomes)), flush=True)
    return 1 if failed else 0


def chromium() -> Path | None:
    """Return the browser that the tests find as $CHROMIUM; without one they fail, and the summary names the cause."""
    try:
        return ensure_chromium()
    except SetupProblem as problem:
        print(f"错误：{problem.message}\n改法：{problem.remedy}", file=sys.stderr, flush=True)
        return None


def run(command: Sequence[str], name: str, variables: Mapping[str, str]) -> Outcome:
    """Run one check from the checkout's root, under a heading with its time."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    code = subprocess.call(command, cwd=ROOT, env=variables)
    return Outcome(name, code, time.monotonic() - started)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
