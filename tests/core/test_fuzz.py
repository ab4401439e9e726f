"""Whatever bytes a file holds: nothing is raised, every problem lies in the file and speaks Chinese."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core import tree
from tests.core.bound import LEAST, read
from zhendi import bodies, rules
from zhendi.diagnostics import Diagnostic
from zhendi.loading import load
from zhendi.model.keys import all_key_names
from zhendi.model.kinds import KINDS, Activity
from zhendi.rules.privacy import private_numbers
from zhendi.source import Mapping, Node, Scalar, Sequence, read_entry, read_yaml
from zhendi.source.pitfalls import mended
from zhendi.source.tree import parse

PARSERS_OWN = re.compile("while (scanning|parsing)|expected|found|should be|required|error|Node\\(|NoneType")
INVISIBLE = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"
KEYS = all_key_names(*KINDS)
QUICK = settings(max_examples=250, deadline=None)

# What staff really type, and every sign that means something to YAML.
PIECES = [
    *("标题", "标题: ", "标题：", "title:", "摘要: ", "photos:", "图片：", "  - file: a.jpg", "file：a.jpg", "caption: 图"),
    *("三城创建", "花园社区", "（示例）", "“两山”", "『』", "，", "、", "。", "：", ":", ": ", "；", " ", "  ", "\u3000", "\u00a0", "\t"),
    *("- ", "-", "[", "]", "{", "}", "{{", "}}", "|", ">", "|-", "#", " #", "&", "*", "!", "%", "@", "`", "\"", "'", "\\"),
    *("?", "? ", "~", "null", "---", "...", "\n", "\n", "\n  ", "\n    ", "\n- ", "\r\n", "是", "no", "2026-04-12", "19:00"),
    *('{{ figure("a") }}', "https://a.cn/#b", "播放: {优先级: 高}", "<<: ", "\u200b", "\ufeff", "\u2028", "\x85", "\x00", "😀", "e\u0301"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).map("".join)


def lies_within(problem: Diagnostic, text: str) -> bool:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    span = problem.span
    return 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1


def plain(node: Node | None) -> object:
    """A tree as plain data."""
    if isinstance(node, Mapping):
        return [(key.text, plain(value)) for key, value in node.pairs]
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def composed(node: yaml.Node | None) -> object:
    """The same of PyYAML's own tree."""
    if isinstance(node, yaml.MappingNode):
        return [(composed(key), composed(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [composed(item) for item in node.value]
    return str(node.value).strip(INVISIBLE) if node is not None else None


@given(TEXTS)
@QUICK
def test_a_line_without_a_problem_is_never_touched(text: str) -> None:
    text = text.replace("\r", "")
    lines = text.split("\n")
    plain_lines, found = mended(lines, "a.md", 1, KEYS)
    assert len(plain_lines) == len(lines)
    assert found or plain_lines == lines
    assert all(lies_within(problem, text) for problem in found)


@given(TEXTS)
@QUICK
def test_what_is_read_without_a_problem_is_what_yaml_reads(text: str) -> None:
    source, found = read_yaml(text.encode("utf-8", "replace"), "a.yml", KEYS)
    assert all(lies_within(problem, source.text) for problem in found)
    if not found:
        assert plain(source.front) == composed(yaml.compose(source.text, Loader=yaml.CBaseLoader))


@given(TEXTS)
@QUICK
def test_what_is_mended_is_read_or_refused_but_never_raised(text: str) -> None:
    lines, _ = mended(text.split("\n"), "a.md", 1, KEYS)
    node, refused = parse("\n".join(lines), "a.md", 1)
    assert node is None or not refused


@given(st.binary(max_size=200) | TEXTS.map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "replace")))
@QUICK
def test_any_bytes_make_an_entry_or_problems(data: bytes) -> None:
    entry, found = read(data)
    source, _ = read_entry(data, "a.md", all_key_names(Activity))
    assert entry is not None or found
    assert all(lies_within(problem, source.text) for problem in found)
    assert not [problem for problem in found if PARSERS_OWN.search(f"{problem.message}　{problem.remedy}")]


@given(st.lists(TEXTS, max_size=3).map("\n".join))
@QUICK
def test_what_follows_sound_keys_raises_nothing(text: str) -> None:
    entry, found = read(f"---\n{LEAST}{text}\n---\n".encode("utf-8", "replace"))
    assert entry is not None or found


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_whole_check_survives_any_file(tmp_path: Path, text: str) -> None:
    tree.sound(tmp_path)
    for path in (tree.ENTRY, "site.yml", "guiyi/street.yml", "guiyi/youyihe/screens.yml", "guiyi/youyihe/figures.yml"):
        kept = (tmp_path / path).read_bytes()
        tree.put(tmp_path, path, text.encode("utf-8", "replace"))
        catalogue, found = load(tmp_path)
        if catalogue:
            rules.check(catalogue, lambda file: file, lambda file: file)
        assert found or catalogue
        tree.put(tmp_path, path, kept)


@given(TEXTS | st.text(max_size=80))
@QUICK
def test_any_body_is_drawn(text: str) -> None:
    page = bodies.html(text, lambda link: None, lambda name: None)
    assert "<script" not in page.lower() and "javascript:" not in page.lower()
    assert all(0 <= one.offset <= len(text) for one in bodies.references(text))


@given(st.text(alphabet="0123456789０１xX -－\n字", max_size=60))
@QUICK
def test_looking_for_numbers_raises_nothing(text: str) -> None:
    assert all(0 <= offset < len(text) for offset, _ in private_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "title: " + "长" * 200_000,
        "campaigns: [" + "三城，" * 50_000 + "]",
        "campaigns: [" + ", ".join(f"第{n}项" for n in range(10_000)) + "]",
        "campaigns:\n" + "\n".join(f"  - 第{n}项" for n in range(10_000)),
        "summary: |\n" + "  一行文字\n" * 60_000,
        "a: " + "[" * 200_000,
        "a: " + "{a: " * 50_000,
        "- " * 50_000,
        "\n".join(" " * n + "a:" for n in range(900)),
        "title: '" + "\n".join("x" for _ in range(10_000)),
        "\u3000" * 100_000 + "title: x",
        "title: " + "{{" * 50_000,
        "a" * 100_000 + "：",
        "- " + "-" * 100_000,
        "title: " + '"' * 100_001,
        "title: x" + " #" * 50_000,
    ],
    ids=lambda text: text[:12].strip().replace("\n", " "),
)
def test_large_and_deep_files_are_read_in_good_time(text: str) -> None:
    """Quadratic reading would take minutes here, and recursion would end the process."""
    entry, found = read(f"---\n{text}\n---\n".encode())
    assert entry is not None or found


def test_aliases_and_other_signs_of_yaml_are_refused() -> None:
    for text in (
        "a: [&x b, *x]",
        "&a [*a]",
        "a: &b\n  - *b",
        "? [a]\n: b",
        "{[a]: b}",
        "--- a\n--- b",
        "a: 1\n...\nb: 2",
    ):
        node, found = parse(text, "a.yml", 1)
        assert node is None and [problem.code for problem in found] == ["yaml"], text
