"""The benchmark behind `python3 scripts/bench.py`: what is measured, against what, and how."""
