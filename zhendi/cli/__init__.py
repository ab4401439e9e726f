"""The command line: the one place that reads the clock, the arguments and the environment. One module a group of commands."""

from zhendi.cli.group import main

__all__ = ["main"]
