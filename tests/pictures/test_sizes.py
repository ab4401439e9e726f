"""Which file of a picture Chromium fetches: never one that is too small while there is a larger, never a waste."""

import pytest

from tests.pictures.conftest import LIST, PLACED, Opener

FETCHED = """async () => {
  const found = [];
  for (const image of document.querySelectorAll('main img[srcset]')) {
    image.loading = 'eager';
    image.scrollIntoView();
    await image.decode();
    const widths = image.srcset.split(',').map(one => +one.trim().split(' ')[1].slice(0, -1));
    const addresses = image.srcset.split(',').map(one => new URL(one.trim().split(' ')[0], location.href).href);
    const style = getComputedStyle(image), box = image.getBoundingClientRect();
    const shape = image.getAttribute('width') / image.getAttribute('height');
    const drawn = style.objectFit === 'cover' ? Math.max(box.width, box.height * shape) : box.width;
    if (!box.width) continue;
    found.push({ name: image.alt, box: box.width, drawn, file: widths[addresses.indexOf(image.currentSrc)], largest: Math.max(...widths) });
  }
  return found;
}"""


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
@pytest.mark.parametrize("dpr", [1, 2, 3])
@pytest.mark.parametrize("name", ["index.html", "qinghe/index.html", LIST, PLACED])
def test_the_file_that_fits(name: str, width: int, dpr: float, look: Opener) -> None:
    found = look(name, width, dpr).evaluate(FETCHED)
    assert found
    fine = min(dpr, 2)
    for one in found:
        assert one["file"] >= min(one["box"] * fine, one["largest"]), one
        assert one["file"] <= 2.1 * max(one["drawn"] * fine, 160), one


def test_a_phones_cover_is_the_one_of_its_width(look: Opener) -> None:
    for dpr in (2, 3):
        cover = look(PLACED, 390, dpr).evaluate(FETCHED)[0]
        assert (cover["name"], cover["file"]) == ("图说cover", 800)


def test_large_cards_of_the_elder_mode_have_large_pictures(look: Opener) -> None:
    page = look(LIST, 390, 2)
    page.goto(f"{page.url}?elder=1")
    for one in page.evaluate(FETCHED):
        assert one["box"] > 250
        assert one["file"] >= one["box"] * 2


def test_the_first_picture_comes_first_and_the_rest_when_they_are_near(look: Opener) -> None:
    page = look(PLACED)
    told = page.eval_on_selector_all("main img", "all => all.map(one => [one.loading, one.fetchPriority])")
    assert told[0] == ["auto", "high"] or told[0] == ["eager", "high"]
    assert set(map(tuple, told[1:])) == {("lazy", "auto")}


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_moves_when_the_pictures_come(width: int, look: Opener) -> None:
    """Every picture has its place before its file is there."""
    page = look(PLACED, width)
    boxes = "() => [...document.querySelectorAll('main *')].map(one => Math.round(one.getBoundingClientRect().top + scrollY))"
    page.evaluate("scrollTo(0, 0)")
    before = page.evaluate(boxes)
    page.evaluate(FETCHED)
    page.evaluate("scrollTo(0, 0)")
    assert max(abs(one - other) for one, other in zip(page.evaluate(boxes), before, strict=True)) <= 2, (
        "but for rounding"
    )


def test_no_picture_carries_a_style(look: Opener) -> None:
    page = look(PLACED)
    assert page.locator("img[style], figure[style], .screen [style]").count() == 0
