"""What is taken down leaves nothing behind: no word, no name, no picture, in no file of the output."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.build.conftest import cache
from tests.build.small_tree import SCREENS, write, write_community
from zhendi.build import Order, build
from zhendi.checking import Workshop
from zhendi.mkdocs_site import MkDocsSite
from zhendi.model.chinese_dates import read_when

__all__ = ["cache"]

ROOT = Path(__file__).resolve().parents[2]
AT = read_when("2026-04-16 08:30", None).first_moment
TITLE, NAME, CAPTION = "悄悄栽下的银杏", "覃某某", "银杏树苗靠在墙边"
TRADITIONAL = ("悄悄栽下的銀杏", "銀杏樹苗靠在牆邊")


def built(content: Path, out: Path, cache: Path) -> None:
    order = Order(content=content, out=out, at=AT, clock=AT, preview=False)
    done = build(order, Workshop(cache, 1, lambda *_: None), MkDocsSite(ROOT))
    assert done.checked.diagnostics == ()


def holding(out: Path, told: bytes) -> list[str]:
    """The files of an output that hold these bytes, in their names too; a heading's words may stand apart."""
    files = [file for file in out.rglob("*") if file.is_file()]
    return [file.relative_to(out).as_posix() for file in files if told in _whole(file) or told in str(file).encode()]


def _whole(file: Path) -> bytes:
    data = file.read_bytes()
    for between in (b"<wbr>", b'</span><span class="ph">', "\u200b".encode()):
        data = data.replace(between, b"")
    return data


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[tuple[Path, Path, frozenset[str]]]:
    """The site before and after, and the pictures that it showed before alone."""
    folder = tmp_path_factory.mktemp("town")
    content = write_community(folder / "content", SCREENS)
    write(content, "other")
    home = write(content, "quiet", title=TITLE, summary="墙根下添了新绿。")
    page = home / "index.md"
    told = page.read_text("utf-8").replace("邻居们在河边栽树", CAPTION).replace("李某某", NAME)
    page.write_text(told, encoding="utf-8")
    Image.effect_noise((1200, 900), 60).convert("RGB").save(home / "tree.jpg")
    before, after = folder / "before", folder / "site"
    built(content, after, cache)
    before.mkdir()
    for file in [file for file in after.rglob("*") if file.is_file()]:
        (before / file.relative_to(after)).parent.mkdir(parents=True, exist_ok=True)
        (before / file.relative_to(after)).write_bytes(file.read_bytes())
    page.write_text(told.replace("状态: 发布", "状态: 下架"), encoding="utf-8")
    built(content, after, cache)
    gone = {file.name for file in before.rglob("*.jpg")} - {file.name for file in after.rglob("*.jpg")}
    yield before, after, frozenset(gone)


Outputs = tuple[Path, Path, frozenset[str]]


def test_before_it_was_told_in_every_way(outputs: Outputs) -> None:
    """Else the search below would find nothing for want of anything to find."""
    before, _, gone = outputs
    pages = holding(before, TITLE.encode())
    assert {"qinghe/activities/quiet/index.html", "index.html", "zh-hant/index.html", "feed.xml"} <= {
        *pages,
        *holding(before, TRADITIONAL[0].encode()),
    }
    assert holding(before, CAPTION.encode())
    assert len(gone) > 3, "the photograph in its widths, its slides, its share image"


@pytest.mark.parametrize("told", [TITLE, NAME, CAPTION, *TRADITIONAL, "墙根下", "牆根下"])
def test_afterwards_no_file_holds_a_word_of_it(outputs: Outputs, told: str) -> None:
    _, after, _ = outputs
    for form in (told.encode(), told.encode("utf-16-be"), told.encode("unicode_escape")):
        assert holding(after, form) == []


def test_its_pictures_are_gone_under_any_name(outputs: Outputs) -> None:
    before, after, gone = outputs
    pictures = [file for file in before.rglob("*.jpg") if file.name in gone]
    kept = {file.read_bytes() for file in after.rglob("*") if file.is_file()}
    assert not [file for file in pictures if file.read_bytes() in kept]
    for name in gone:
        assert holding(after, Path(name).stem.encode()) == [], "nothing names its pictures any more"
    assert [file for file in after.rglob("*.jpg") if Image.open(BytesIO(file.read_bytes())).size[0] == 800], (
        "the others stay"
    )


@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_its_address_says_that_it_was_taken_down(outputs: Outputs, edition: str) -> None:
    _, after, _ = outputs
    page = (after / f"{edition}qinghe/activities/quiet/index.html").read_text("utf-8")
    assert "<h1>这条内容已下架</h1>" in page or "<h1>這條內容已下架</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "data-withdrawn" in page
    assert 'href="../../../qinghe/index.html"' in page, "the way to its unit"
    for absent in ('rel="canonical"', 'hreflang="x-default"', "og:", "ld+json", "<img", "data-share"):
        assert absent not in page


def test_no_list_and_no_machine_file_leads_to_it(outputs: Outputs) -> None:
    _, after, _ = outputs
    pages = {f"{edition}qinghe/activities/quiet/index.html" for edition in ("", "zh-hant/")}
    assert {path for path in holding(after, b"activities/quiet") if path not in pages} == set()
