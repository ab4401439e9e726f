"""Putting an output in place where folders cannot be swapped in one step."""

from pathlib import Path

import pytest

from zhendi import publishing
from zhendi.publishing import MARK, OutputRefused, publish, staging


@pytest.fixture(autouse=True)
def _no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_exchanged", lambda *_: False)


def publish_text(out: Path, text: str) -> None:
    with staging(out) as work:
        (work / "site").mkdir()
        (work / "site" / "page.html").write_text(text, encoding="utf-8")
        publish(work / "site", out)


def test_two_steps_end_where_one_does(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in ("一", "二"):
        publish_text(out, text)
        assert (out / "page.html").read_text(encoding="utf-8") == text
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"out"}


def test_a_second_step_that_fails_leaves_the_earlier_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    publish_text(out, "一")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "site":
            raise PermissionError(path)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputRefused):
        publish_text(out, "二")
    assert (out / "page.html").read_text(encoding="utf-8") == "一"
    assert (out / MARK).is_file()


def test_a_build_cut_between_the_steps_is_mended_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish_text(out, "一")
    out.rename(tmp_path / ".out.replaced")
    with staging(out):
        assert (out / "page.html").read_text(encoding="utf-8") == "一"
