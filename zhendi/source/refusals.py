"""What the YAML parser refuses, said in words for staff, at the place where the mistake begins."""

import yaml

from zhendi.diagnostics import Diagnostic, Span

# The first row whose words are in libyaml's complaint is used.
_SAID = (
    (
        "did not find expected ',' or ']'",
        "方括号没有配对，或两项之间少了半角逗号",
        "检查这一处的 [ ] 是否成对，各项之间用半角逗号 , 隔开",
    ),
    (
        "did not find expected ',' or '}'",
        "花括号没有配对，或两项之间少了半角逗号",
        "检查这一处的 { } 是否成对，各项之间用半角逗号 , 隔开",
    ),
    ("unexpected end of stream", "引号或括号开了头，没有收尾", "从这一处往下找，把缺的引号或括号补上"),
    ("could not find expected ':'", "这一行缺少冒号", "写成“项目: 内容”，冒号用半角，后面空一格"),
    (
        "mapping values are not allowed",
        "内容里有冒号，电脑分不清哪儿是项目、哪儿是内容",
        "把整段内容用英文双引号括起来",
    ),
    ("did not find expected key", "缩进没有对齐，或前一行的引号没有写完", "让同一层的项目左边对齐，并检查上一行的引号"),
    ("did not find expected '-' indicator", "列表的缩进没有对齐", "让同一列表里的每个“- ”左边对齐"),
    ("block sequence entries are not allowed", "“- ”不能跟在项目后面的同一行", "把“- ”另起一行，比上一行多空两格"),
    ("block collections", "缩进没有对齐", "让同一层的项目左边对齐，下一层比上一层多空两格"),
    ("unknown escape", "双引号里的反斜杠 \\ 有特别的意思", "把外面的双引号换成英文单引号，或去掉反斜杠"),
    ("hexdecimal", "双引号里的反斜杠 \\ 有特别的意思", "把外面的双引号换成英文单引号，或去掉反斜杠"),
    ("document start", "文件中间又写了一行三个短横线或三个点", "删掉这一行，整个文件只写一份"),
)
_MISALIGNED = ("缩进没有对齐，这一行被当成了上一行的内容", "让同一层的项目左边对齐，下一层比上一层多空两格")
_OTHERWISE = ("这一处的写法电脑读不懂", "对照手册检查冒号、引号、括号和缩进，或把内容用英文双引号括起来")


def in_chinese(problem: yaml.YAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    """The diagnostic of a refusal. `text` is what was parsed; its first line is `first_line` of the file."""
    said = str(getattr(problem, "problem", "") or problem)
    line, column = _place(problem, said, text)
    begins_line = ":" not in text.split("\n")[line][:column]
    if "mapping values" in said and begins_line:
        message, remedy = _MISALIGNED
    else:
        message, remedy = next((words for part, *words in _SAID if part in said), _OTHERWISE)
    return Diagnostic(Span(path, first_line + line, column + 1), "yaml", message, remedy)


def _place(problem: yaml.YAMLError, said: str, text: str) -> tuple[int, int]:
    """Where the mistake is: what was never closed is complained of far below the place where it opened."""
    begun, mark = getattr(problem, "context_mark", None), getattr(problem, "problem_mark", None)
    if begun and ("unexpected end" in said or "expected ','" in said):
        mark = begun
    return _inside(text, mark.line, mark.column) if mark else (0, 0)


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """The same place, or the last one of the text where it lies beyond."""
    lines = text.split("\n")
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return line, min(column, len(lines[line]))
