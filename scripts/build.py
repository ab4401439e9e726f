"""Set up what is missing, then build: `python3 scripts/build.py [--content DIR] [--out DIR] [--as-of ISO] [--preview]`.

Exit code: 0 whole, 1 built with entries left out, 2 not built.
"""

import sys

from start_program import run_zhendi

if __name__ == "__main__":
    run_zhendi(["build", *sys.argv[1:]])
