"""What is wrong, where, and what to do about it: the one way a problem is said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is: an error keeps its entry from every surface, a warning does not."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        return "错误" if self is Severity.ERROR else "提醒"


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file of the content tree: path relative to content/, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Diagnostic:
    """A problem 问题. `message` says what is wrong and `remedy` what to do, both in Chinese, without a full stop."""

    span: Span
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def as_text(self) -> str:
        where = f"{self.span.path}:{self.span.line}:{self.span.column}"
        return f"{where}: {self.severity.label}：{self.message}　改法：{self.remedy}"

    def as_record(self) -> dict[str, str | int]:
        """The row of `zhendi check --format json`."""
        return {
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
        }

    def as_warning(self) -> "Diagnostic":
        return replace(self, severity=Severity.WARNING)


class Refusal(Exception):
    """Why something that was asked for is not done, and what to do about it, both in Chinese, without a full stop."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy

    def __str__(self) -> str:
        return f"{self.message}　改法：{self.remedy}"


class MediaProblem(Refusal):
    """Why a photograph or film cannot be used. `code` is that of the Diagnostic which tells of it."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code
        self.args = (code, message, remedy)  # from which it is made again when it comes out of another process


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same problems by path, line and column, each said once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.span, d.severity, d.code, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)
