"""What staff write, typed: units and what lies beside them, entries of every kind, and how each appears."""
