"""Measure speed and memory side by side with others: `python3 scripts/bench.py [--quick] [--only PART]`; `--help` names the parts.

Linux only. The whole run takes about half an hour on two cores; nothing else should run meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setup_environment import prepare
from start_program import explained, program_variables

if __name__ == "__main__":
    with explained():
        python = prepare("test")
    variables = program_variables()
    variables["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parent)
    sys.exit(subprocess.call([str(python), "-m", "benchmark", *sys.argv[1:]], env=variables))
