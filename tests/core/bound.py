"""One entry, bound from the text of its front matter."""

from pathlib import Path

from zhendi.diagnostics import Diagnostic, has_errors
from zhendi.model.entry import Entry, Home
from zhendi.model.keys import Binding, all_key_names
from zhendi.model.kinds import Activity
from zhendi.source import read_entry

LEAST = """title: 绿地
publish_on: 2026-04-12
type: 志愿服务
start_at: 2026-04-12 09:00
venue: 河边
organiser: 社区
"""


def activity(*lines: str, text: str = LEAST, body: str = "") -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """An activity of the least keys and these lines, and what is said of it."""
    front = text + "".join(f"{line}\n" for line in lines)
    return read(f"---\n{front}---\n{body}".encode())


def read(data: bytes) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    source, problems = read_entry(data, "a.md", all_key_names(Activity))
    binding = Binding("a.md")
    home = Home("u/activities/a", "u", "a.md", Path(), source.body, source.body_line, binding.spans)
    entry = None
    if source.front or not has_errors(problems):
        entry = binding.bind(Activity, source.front, {"year": 2026, "near": None}, home=home)
    return entry, (*problems, *binding.found)
