"""Set up what is missing, then run any command of the program: `python3 scripts/zhendi.py check`, `… serve`."""

import sys

from start_program import run_zhendi

if __name__ == "__main__":
    run_zhendi(sys.argv[1:])
