"""What was made of a text once is not made again, and nothing is kept that nobody asks for any more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhendi.remembering import Making, remembering


@pytest.fixture
def made() -> list[str]:
    """The texts of which something was made anew."""
    return []


@pytest.fixture
def make(made: list[str]) -> Callable[[str], str]:
    def upper(text: str) -> str:
        made.append(text)
        return text.upper()

    return upper


def _ask(file: Path, make: Callable[[str], str], *texts: str, recipe: str = "one") -> list[str]:
    with remembering(file, recipe, make) as told:
        return [told(text) for text in texts]


def test_a_text_costs_once(tmp_path: Path, made: list[str], make: Making) -> None:
    file = tmp_path / "cache" / "texts.json"
    assert _ask(file, make, "a", "b", "a") == ["A", "B", "A"]
    assert _ask(file, make, "b", "树", "a") == ["B", "树", "A"]
    assert made == ["a", "b", "树"]


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path, made: list[str], make: Making) -> None:
    file = tmp_path / "texts.json"
    for texts in (["a", "b"], ["b"], ["a"]):
        _ask(file, make, *texts)
    assert made == ["a", "b", "a"]


def test_what_does_not_forget_keeps_what_was_asked_for_once(tmp_path: Path, made: list[str], make: Making) -> None:
    file = tmp_path / "texts.json"
    for text in ("a", "b", "a"):
        with remembering(file, "one", make, forgets=False) as told:
            assert told(text) == text.upper()
    assert made == ["a", "b"]


def test_another_recipe_remembers_nothing(tmp_path: Path, made: list[str], make: Making) -> None:
    file = tmp_path / "texts.json"
    _ask(file, make, "a")
    _ask(file, make, "a", recipe="another")
    assert made == ["a", "a"]


def test_nothing_changed_leaves_the_file_alone(tmp_path: Path, make: Making) -> None:
    file = tmp_path / "texts.json"
    _ask(file, make, "a")
    before = file.stat()
    _ask(file, make, "a")
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino


@pytest.mark.parametrize("harm", [lambda held: held[:-3], lambda held: held.replace('"A"', '"X"'), lambda _: ""])
def test_a_damaged_file_is_as_good_as_none(
    tmp_path: Path, make: Callable[[str], str], harm: Callable[[str], str]
) -> None:
    file = tmp_path / "texts.json"
    _ask(file, make, "a")
    file.write_text(harm(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert _ask(file, make, "a") == ["A"]


def test_what_was_made_before_a_fault_is_not_kept_half(tmp_path: Path, make: Making) -> None:
    with pytest.raises(KeyError), remembering(tmp_path / "texts.json", "one", make) as told:
        told("a")
        raise KeyError
    assert not (tmp_path / "texts.json").exists()
