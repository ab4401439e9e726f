"""CPU time and memory count for the whole tree of processes, orphans included."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Measured in a process of its own, since adopting orphans lasts.
PROBE = """
import os, sys
from pathlib import Path
from benchmark import measuring
measuring.adopt_orphans()
BUSY = "import time\\nwhile time.process_time() < {0}: pass\\nheld = bytearray({1})\\ntime.sleep(0.5)"
COMMANDS = {
    "alone": BUSY.format(0.6, 100_000_000),
    "orphan": "import subprocess, sys; subprocess.Popen([sys.executable, '-c', %r])" % BUSY.format(0.6, 100_000_000),
    "fails": "raise SystemExit('out of luck')",
}
cost = measuring.measure([sys.executable, "-c", COMMANDS[sys.argv[1]]], Path("."), os.environ)
print(cost.cpu, cost.peak)
"""


def probe(name: str) -> subprocess.CompletedProcess[str]:
    variables = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin"}
    return subprocess.run([sys.executable, "-c", PROBE, name], capture_output=True, text=True, env=variables)


@pytest.mark.skipif(sys.platform != "linux", reason="counts orphans by a call that only Linux has")
@pytest.mark.parametrize("name", ["alone", "orphan"])
def test_everything_that_a_command_starts_is_counted(name: str) -> None:
    cpu, peak = map(float, probe(name).stdout.split())
    assert 0.6 <= cpu < 3
    assert 100_000_000 < peak < 400_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="counts orphans by a call that only Linux has")
def test_a_failing_command_is_reported_with_its_words() -> None:
    result = probe("fails")
    assert result.returncode != 0 and "out of luck" in result.stderr
