"""Which pages there are, what stands in which list, and what each page is told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.conftest import AT, furnish
from zhendi.catalogue import Catalogue
from zhendi.outputs.pages import Page, lay_out, pages
from zhendi.register import Register, SiteView

GOLDEN = Path(__file__).with_name("golden")
Laid = dict[str, Page]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)
    elif isinstance(value, str):
        yield value


def _pictures(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "src" in value:
            yield str(value["src"])
        for held in value.values():
            yield from _pictures(held)
    elif isinstance(value, list):
        for held in value:
            yield from _pictures(held)


def _cards(page: Page) -> list[str]:
    months = page.context["months"]
    assert isinstance(months, list)
    return [card["url"] for month in months for card in month["cards"]]


def test_every_unit_list_and_entry_has_a_page_at_its_id(laid: Laid) -> None:
    assert {"index.md", "404.md", "screens/index.md", "sanhe/index.md", "sanhe/qinghe/index.md"} <= laid.keys()
    assert {"activities/index.md", "sanhe/activities/index.md", "sanhe/qinghe/activities/index.md"} <= laid.keys()
    assert laid["sanhe/qinghe/activities/green/index.md"].canonical == (
        "https://sanhe.example/web/sanhe/qinghe/activities/green/"
    )
    assert "gucheng/talks/index.md" not in laid, "a list without entries would lead nowhere"


def test_a_list_goes_on_after_its_newest_entries_in_pages_of_twenty(laid: Laid) -> None:
    first, oldest = laid["notices/index.md"], laid["notices/page_1/index.md"]
    assert (len(_cards(first)), len(_cards(oldest))) == (13, 20)
    assert first.context["pager"] != oldest.context["pager"]
    assert "notices/page_2/index.md" not in laid
    assert laid["activities/index.md"].context["pager"] is None


def test_entries_appear_on_the_pages_of_their_units_ancestors(laid: Laid) -> None:
    assert _cards(laid["sanhe/activities/index.md"]) == ["sanhe/qinghe/activities/green/index.html"]
    assert len(_cards(laid["sanhe/qinghe/notices/index.md"])) == 11


def test_an_unlisted_entry_has_a_page_that_nothing_leads_to(laid: Laid) -> None:
    page = laid.pop("sanhe/notices/coming/index.md")
    assert page.noindex
    assert not [path for path, other in laid.items() if any("notices/coming" in text for text in _texts(other.context))]


def test_an_emergency_stands_before_everything_else(laid: Laid) -> None:
    for path in ("index.md", "sanhe/index.md"):
        alarms, noted = laid[path].context["alarms"], laid[path].context["noted"]
        assert isinstance(alarms, list)
        assert isinstance(noted, list)
        assert [card["url"] for card in alarms] == ["sanhe/notices/storm/index.html"]
        assert [card["url"] for card in noted] == ["sanhe/notices/water/index.html"]
    assert laid["gucheng/index.md"].context["alarms"] == []


def test_a_draft_has_no_page_and_a_withdrawn_entry_one_that_says_nothing_of_it(laid: Laid) -> None:
    assert "sanhe/notices/draft/index.md" not in laid
    gone = laid["sanhe/notices/gone/index.md"]
    assert (gone.template, gone.title, gone.noindex, gone.canonical) == ("withdrawn.html", "这条内容已下架", True, "")
    assert "撤下通知" not in json.dumps(gone.told, ensure_ascii=False)


def test_a_preview_shows_drafts_and_says_so(catalogue: Catalogue) -> None:
    shown = {page.path: page for page in pages(Register(catalogue, furnish(catalogue, preview=True)))}
    assert shown["sanhe/notices/draft/index.md"].context["draft"] is True
    assert shown["sanhe/notices/gone/index.md"].template == "withdrawn.html"


def test_what_was_announced_is_over_when_its_hour_has_passed(laid: Laid) -> None:
    over = {path.split("/")[-2]: page.context["over"] for path, page in laid.items() if page.template == "entry.html"}
    assert over["old-01"] is True
    assert over["water"] is False
    assert over["lanterns"] is False, "a report of what has been is never over"


def test_no_picture_stands_twice_on_a_page(laid: Laid) -> None:
    for path, page in laid.items():
        found = list(_pictures(page.context))
        assert len(found) == len(set(found)), path


def test_a_picture_in_the_body_is_not_shown_again(catalogue: Catalogue) -> None:
    view = furnish(catalogue)
    entry = "sanhe/qinghe/activities/green"
    placed = view.photos[entry, "water.jpg"].renditions[2][2]
    bodies = {**view.bodies, entry: f'<p><img src="../../../../{placed}"></p>'}
    told = SiteView(AT, bodies=bodies, photos=view.photos)
    page = next(page for page in pages(Register(catalogue, told)) if page.path == f"{entry}/index.md")
    assert page.context["gallery"] == []


def test_figures_are_told_with_day_and_source(laid: Laid) -> None:
    cited = laid["sanhe/qinghe/activities/green/index.md"].context["figures"]
    assert cited == [
        {
            "value": "130",
            "approx": "余",
            "unit": "次",
            "label": "一年志愿服务",
            "of": "",
            "as_of": "2025年12月31日",
            "source": "社区台账",
        }
    ]


def test_a_traditional_unit_is_labelled_in_traditional_characters(laid: Laid) -> None:
    page = laid["gucheng/activities/lanterns/index.md"]
    facts = page.context["facts"]
    assert isinstance(facts, list)
    told = [(fact["label"], "".join(piece["text"] for piece in fact["value"])) for fact in facts]
    assert ("時間", "2026年3月3日（週二）18:30\u2060—\u206021:30") in told
    assert ("參加", "1200餘人次") in told
    assert ("地點", "城門大街") in told
    assert laid["gucheng/families/index.md"].title == "古城社區文明家庭"


def test_related_entries_share_a_campaign_first(laid: Laid) -> None:
    related = laid["sanhe/qinghe/talks/hills/index.md"].context["related"]
    assert isinstance(related, list)
    assert [(kin["why"], kin["card"]["url"]) for kin in related] == [
        ("同属“三城创建”", "sanhe/qinghe/activities/green/index.html")
    ]


def test_hours_to_the_next_star_are_told(laid: Laid) -> None:
    people = laid["sanhe/qinghe/honours/stars/index.md"].context["people"]
    assert isinstance(people, list)
    assert [(who["stars"], who["to_next"]) for who in people] == [(4, 320), (0, 10)]


def test_the_lines_hold_the_same_pages(catalogue: Catalogue, laid: Laid) -> None:
    laid_out = lay_out(Register(catalogue, furnish(catalogue)))
    frame = json.loads(laid_out.frame)
    assert frame["icp"] == "示例ICP备2026000001号"
    assert frame["demo"] == ""
    lines = [(page, json.loads(line)) for page, line in laid_out.lines]
    assert all(line == page.told for page, line in lines)
    assert {page.path for page, _ in lines} == {page.path for page in pages(Register(catalogue, furnish(catalogue)))}


@pytest.mark.parametrize(
    "path", ["sanhe/qinghe/activities/green", "sanhe/qinghe/talks/hills", "gucheng", "sanhe/notices"]
)
def test_a_page_is_told_exactly_this(path: str, laid: Laid) -> None:
    """The golden pages are written anew where their file is deleted."""
    page = laid[f"{path}/index.md"]
    told = json.dumps(page.told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    golden = GOLDEN / f"{path.replace('/', '_')}.json"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
