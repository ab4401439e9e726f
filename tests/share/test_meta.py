"""What chats and inspectors of government sites read in a page's head."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.share.conftest import BASE, Head, shared
from tests.site import small_content
from tests.site.conftest import read, render
from zhendi.catalogue import Catalogue
from zhendi.outputs.pages import Page, pages
from zhendi.register import Register

Heads = dict[str, Head]
GREEN = "sanhe/qinghe/activities/green/index.html"
LANTERNS = "gucheng/activities/lanterns/index.html"


def _image(catalogue: Catalogue, owner: str) -> str:
    return BASE + shared(catalogue).shares[owner]


def test_a_chat_is_told_title_sentence_picture_and_address(heads: Heads, catalogue: Catalogue) -> None:
    told = heads[GREEN].meta
    assert {name: value for name, value in told.items() if name.startswith(("og:", "article:"))} == {
        "og:title": "认养一片绿地，扮靓共同家园",
        "og:description": "一户一块，一年做了130余次。",
        "og:type": "article",
        "og:url": f"{BASE}sanhe/qinghe/activities/green/",
        "og:site_name": "三河邻里",
        "og:locale": "zh_CN",
        "og:image": _image(catalogue, "sanhe/qinghe/activities/green"),
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "认养一片绿地，扮靓共同家园",
        "article:published_time": "2026-04-10T00:00:00+08:00",
        "article:section": "活动",
    }


def test_an_entry_carries_the_government_set(heads: Heads, catalogue: Catalogue) -> None:
    told = heads[GREEN].meta
    assert {name: value for name, value in told.items() if name[0].isupper()} == {
        "SiteName": "三河邻里",
        "SiteDomain": "sanhe.example",
        "ColumnName": "清河社区活动",
        "ColumnType": "工作动态",
        "ArticleTitle": "认养一片绿地，扮靓共同家园",
        "PubDate": "2026-04-10 00:00",
        "ContentSource": "清河社区",
        "Keywords": "三城创建,绿地认养,志愿服务,清河社区",
        "Author": "郭某（示例）",
        "Description": "一户一块，一年做了130余次。",
        "Image": _image(catalogue, "sanhe/qinghe/activities/green"),
        "Url": f"{BASE}sanhe/qinghe/activities/green/",
    }
    assert heads["sanhe/notices/storm/index.html"].meta["PubDate"] == "2026-04-16 08:00"
    assert heads["sanhe/notices/storm/index.html"].meta["ColumnType"] == "通知公告"
    assert heads[LANTERNS].meta["ContentSource"] == "古城社區", "without a source it is the unit's own"


def test_each_page_carries_the_part_of_the_set_that_belongs_to_it(heads: Heads) -> None:
    column = {"ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords"}
    article = {"ArticleTitle", "PubDate", "ContentSource", "Url"}
    home, listed = heads["index.html"].meta, heads["sanhe/notices/index.html"].meta
    assert {"SiteName", "SiteDomain"} <= home.keys()
    assert not (column | article) & home.keys()
    assert {"SiteName", "SiteDomain"} | column <= listed.keys()
    assert not article & listed.keys()
    assert (listed["ColumnName"], listed["ColumnKeywords"]) == ("三河区通知", "通知,三河区")
    assert heads["notices/index.html"].meta["ColumnName"] == "通知"
    assert heads["gucheng/families/index.html"].meta["ColumnType"] == "工作動態"


def test_the_code_of_a_government_site_stands_on_its_pages_where_it_has_one(
    heads: Heads, tmp_path: Path, catalogue: Catalogue
) -> None:
    coded = read(small_content.write(tmp_path / "coded", small_content.SITE + "网站标识码: 3601000001\n"))
    site = render(coded, shared(coded), tmp_path)
    assert Head(site / "index.html").meta["SiteIDCode"] == "3601000001"
    assert Head(site / GREEN).meta["SiteIDCode"] == "3601000001"
    assert not [path for path, head in heads.items() if "SiteIDCode" in head.meta]


def test_a_traditional_page_says_so(heads: Heads) -> None:
    assert heads[LANTERNS].meta["og:locale"] == "zh_TW"
    assert heads[LANTERNS].meta["article:section"] == "活動"


def test_every_page_with_an_address_has_a_picture_of_its_own_or_the_nearest(heads: Heads, catalogue: Catalogue) -> None:
    assert heads["index.html"].meta["og:image"] == _image(catalogue, "")
    assert heads["notices/index.html"].meta["og:image"] == _image(catalogue, "")
    assert heads["screens/index.html"].meta["og:image"] == _image(catalogue, "")
    assert heads["gucheng/index.html"].meta["og:image"] == _image(catalogue, "gucheng")
    assert heads["gucheng/families/index.html"].meta["og:image"] == _image(catalogue, "gucheng")
    assert heads["sanhe/qinghe/archive/index.html"].meta["og:image"] == _image(catalogue, "sanhe/qinghe")


def test_where_no_picture_could_be_drawn_none_is_promised(catalogue: Catalogue) -> None:
    bare = replace(shared(catalogue), shares={})
    assert not [page.path for page in pages(Register(catalogue, bare)) if page.meta and page.meta["image"]]


def test_what_is_not_listed_tells_a_chat_its_title_and_gatherers_nothing(heads: Heads) -> None:
    told = heads["sanhe/notices/coming/index.html"]
    assert told.meta["og:title"] == "下周通知"
    assert told.meta["og:description"] == "请提前储水。"
    assert not [name for name in told.meta if name.startswith(("og:image", "article:", "Site", "Column", "Article"))]
    assert not told.scripts
    assert "og:title" not in heads["404.html"].meta


def test_nothing_is_empty_and_nothing_is_said_twice(heads: Heads) -> None:
    for path, head in heads.items():
        assert not [name for name, value in head.meta.items() if not value.strip()], path
        names = [name for name in head.names if name != "theme-color"]  # told once for light and once for dark
        assert len(names) == len(set(names)), path


def test_what_has_no_summary_is_told_by_what_it_is_remembered_by(heads: Heads) -> None:
    said = {
        path: heads[f"{path}/index.html"].meta["Description"]
        for path in ("sanhe/qinghe/talks/hills", "gucheng/families/ma")
    }
    assert said == {
        "sanhe/qinghe/talks/hills": "绿水青山不在远处，就在推开窗那几步路上。",
        "gucheng/families/ma": "门前扫净，话说轻声",
    }
    assert heads["sanhe/qinghe/honours/stars/index.html"].meta["Description"] == "2026年第一季度，2位"


def test_descriptions_differ_from_page_to_page(laid: dict[str, Page]) -> None:
    told = [page.meta["description"] for page in laid.values() if page.meta and page.template != "entry.html"]
    assert len(set(told)) == len(told) > 20
    assert "" not in told


HOSTILE = '</script><script>window.hurt=1</script><!-- "><img src=x onerror=window.hurt=1>'


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where title, summary, names and places would break out of wherever they are put."""
    folder = tmp_path_factory.mktemp("hostile")
    catalogue = read(small_content.write(folder / "content"))
    bad = tuple(
        entry.model_copy(update={"title": HOSTILE, "summary": HOSTILE, "topics": (HOSTILE,), "venue": HOSTILE})
        for entry in catalogue.entries
    )
    units = {key: unit.model_copy(update={"name": HOSTILE, "slogan": HOSTILE}) for key, unit in catalogue.units.items()}
    told = replace(catalogue, entries=bad, units=units)
    return render(told, shared(told), folder)


def test_a_hostile_title_stays_text(hostile: Path, browser: Browser) -> None:
    page = browser.new_page()
    for path in (GREEN, "gucheng/index.html", "sanhe/notices/index.html"):
        page.goto((hostile / path).as_uri())
        assert page.evaluate("window.hurt") is None
        told = page.eval_on_selector_all(
            "script[type='application/ld+json']", "all => all.map(s => JSON.parse(s.textContent))"
        )
        assert len(told) == 1
    page.goto((hostile / GREEN).as_uri())
    assert page.get_attribute("meta[property='og:title']", "content") == HOSTILE
    graph = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@graph']"
    )
    assert graph[0]["headline"] == HOSTILE
    page.close()


def test_hand_written_pages_say_what_they_are_too(heads: Heads, catalogue: Catalogue) -> None:
    about = heads["about.html"]
    assert about.links["canonical"] == about.meta["og:url"] == f"{BASE}about.html"
    assert about.meta["og:title"] == "关于本站"
    assert about.meta["og:description"] == about.meta["Description"] != ""
    assert about.meta["og:image"] == _image(catalogue, "")
    assert about.meta["SiteName"] == "三河邻里"
