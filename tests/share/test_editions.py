"""What a page tells machines in the other script: of itself, in its script, and with the same picture."""

from pathlib import Path

import pytest

from tests.share.conftest import BASE, Head
from zhendi.catalogue import Catalogue
from zhendi.editions import Editions
from zhendi.editions.places import SIMPLIFIED, TRADITIONAL, Edition

GREEN = "sanhe/qinghe/activities/green/index.html"
LANTERNS = "gucheng/activities/lanterns/index.html"


@pytest.mark.parametrize(
    ("page", "edition", "locale", "title"),
    [
        (GREEN, TRADITIONAL, "zh_TW", "認養一片綠地，扮靚共同家園"),
        (LANTERNS, SIMPLIFIED, "zh_CN", "元宵灯谜夜：谜语挂满古城门"),
    ],
)
def test_a_page_of_an_edition_speaks_of_itself(
    site: Path, catalogue: Catalogue, tmp_path: Path, page: str, edition: Edition, locale: str, title: str
) -> None:
    original = Head(site / page)
    file = tmp_path / "page.html"
    file.write_text(
        Editions(catalogue).made(page, (site / page).read_text(encoding="utf-8"), edition), encoding="utf-8"
    )
    head = Head(file)
    assert head.meta["og:url"] == head.links["canonical"] == f"{BASE}{edition.folder}/{page.removesuffix('index.html')}"
    assert (head.meta["og:locale"], head.meta["og:title"], head.meta["ArticleTitle"]) == (locale, title, title)
    assert head.meta["og:image"] == original.meta["og:image"], "a picture has no other script"
    article = head.node("NewsArticle")
    assert (article["headline"], article["inLanguage"]) == (title, edition.lang)
    assert head.node("Event")["startDate"] == original.node("Event")["startDate"]
    up = "../" * (page.count("/") + 1)
    image = original.meta["og:image"].removeprefix(BASE)
    text = file.read_text(encoding="utf-8")
    assert f'data-shows="{up}{image}"' in text
    assert f'href="{up}{image}" download=' in text
