"""An index that is updated has the bytes of one made from nothing, whatever changed; what cannot be, is made anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.made import contents, document, files_of, write
from zhendi.search import Document

COUNT = 40
WORDS = ("清河两岸", "文明家庭", "裡外標題", "鱻", "", "AED 120", "又添一句")


def town() -> list[Document]:
    return [document(number, f"{WORDS[number % 3]}{number}", WORDS[number % 5], ("周某",)) for number in range(COUNT)]


EDIT = st.tuples(st.integers(0, COUNT - 1), st.sampled_from(WORDS))


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(EDIT, max_size=4), new=st.lists(st.sampled_from(WORDS), max_size=2))
def test_edits_and_new_entries(
    edits: list[tuple[int, str]], new: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out")
    write(files_of(town()), out)
    after = town()
    for number, word in edits:
        after[number] = replace(after[number], prose=(word,))
    after += [document(COUNT + number, f"新{word}") for number, word in enumerate(new)]
    assert contents(files_of(after, out)) == contents(files_of(after))


def _taken(held: list[Document], out: Path) -> int:
    return sum(file.content == out / file.path for file in files_of(held, out))


def many() -> list[Document]:
    """Enough for several shards."""
    return [
        document(number, prose="".join(chr(0x4E00 + (number * 37 + k * k) % 3000) for k in range(60)))
        for number in range(400)
    ]


def test_what_has_not_changed_is_taken_from_the_earlier_output(tmp_path: Path) -> None:
    write(files_of(many()), tmp_path)
    shards = len(list((tmp_path / "search").glob("g*.js")))
    assert shards > 3
    assert _taken(many(), tmp_path) == shards
    edited = many()
    edited[7] = replace(edited[7], prose=(*edited[7].prose, "鱻"))
    assert _taken(edited, tmp_path) == shards - 1


@pytest.mark.parametrize(
    "change", [lambda held: held[1:], lambda held: [held[1], held[0], *held[2:]], lambda held: [document(999), *held]]
)
def test_other_numbers_need_another_index(change: object, tmp_path: Path) -> None:
    write(files_of(town()), tmp_path)
    after = change(town())  # type: ignore[operator]
    assert contents(files_of(after, tmp_path)) == contents(files_of(after))
    assert _taken(after, tmp_path) == 0


@pytest.mark.parametrize("name", ["head.js", "g0.js", "t0.js"])
@pytest.mark.parametrize("damage", ["", "half", "other"])
def test_a_damaged_index_is_made_anew(name: str, damage: str, tmp_path: Path) -> None:
    write(files_of(town()), tmp_path)
    file = tmp_path / "search" / name
    text = file.read_text("utf-8")
    file.write_text(
        {"": "", "half": text[: len(text) // 2], "other": text.replace("文明", "明文")}[damage], encoding="utf-8"
    )
    edited = town()
    edited[3] = replace(edited[3], prose=("又一句",))
    assert contents(files_of(edited, tmp_path)) == contents(files_of(edited))
