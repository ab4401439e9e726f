"""JSON-LD: by each type what schema.org knows of it, and what Google's documentation requires.

https://developers.google.com/search/docs/appearance/structured-data, read in 2025: Event requires name, startDate and
location with its address; BreadcrumbList items with position, name and (but for the last) item; SearchAction target and
query-input; Article requires nothing and wants headline, image, dates with an offset, and authors with a name.
"""

import re
from datetime import date, datetime
from typing import Any

from tests.share.conftest import BASE, Head

Heads = dict[str, Head]
GREEN = "sanhe/qinghe/activities/green/index.html"
KNOWN = {
    "NewsArticle": {"@type", "headline", "description", "url", "mainEntityOfPage", "image", "inLanguage", "datePublished", "dateModified", "articleSection", "keywords", "author", "publisher", "about"},
    "Event": {"@type", "@id", "name", "description", "url", "image", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "organizer"},
    "GovernmentOrganization": {"@type", "@id", "name", "url", "alternateName", "slogan", "telephone", "address", "image", "parentOrganization", "email"},
    "Organization": {"@type", "name"},
    "Person": {"@type", "name"},
    "Place": {"@type", "name", "address"},
    "PostalAddress": {"@type", "addressRegion", "addressLocality", "streetAddress"},
    "BreadcrumbList": {"@type", "itemListElement"},
    "ListItem": {"@type", "position", "name", "item"},
    "WebSite": {"@type", "@id", "name", "url", "inLanguage", "description", "publisher", "potentialAction"},
    "SearchAction": {"@type", "target", "query-input"},
    "EntryPoint": {"@type", "urlTemplate"},
}  # fmt: skip
KNOWN["Article"] = KNOWN["NewsArticle"]
REQUIRED = {
    "Article": {"headline", "url", "image", "datePublished", "dateModified", "author", "publisher"},
    "NewsArticle": {"headline", "url", "image", "datePublished", "dateModified", "author", "publisher"},
    "Event": {"name", "startDate", "location", "image", "organizer", "eventStatus"},
    "GovernmentOrganization": {"name", "url"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name", "address"},
    "PostalAddress": {"streetAddress"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}
OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")


def _every(value: object) -> list[dict[str, Any]]:
    """Every typed node, however deep."""
    if isinstance(value, list):
        return [node for part in value for node in _every(part)]
    if isinstance(value, dict):
        return [*([value] if "@type" in value else []), *_every(list(value.values()))]
    return []


def test_every_node_is_one_that_schema_org_knows_and_holds_what_google_requires(heads: Heads) -> None:
    for path, head in heads.items():
        for node in _every(head.nodes):
            kind = node["@type"]
            assert node.keys() <= KNOWN[kind], (path, kind, node.keys() - KNOWN[kind])
            assert REQUIRED[kind] <= node.keys(), (path, kind, REQUIRED[kind] - node.keys())
            assert all(value not in ("", [], {}, None) for value in node.values()), (path, node)


def test_dates_are_iso_with_the_offset_of_china(heads: Heads) -> None:
    for head in heads.values():
        for node in _every(head.nodes):
            for key in ("datePublished", "dateModified"):
                assert OFFSET.fullmatch(node.get(key, "2026-01-01T00:00:00+08:00"))
            for key in ("startDate", "endDate"):
                told = node.get(key, "2026-01-01")
                assert date.fromisoformat(told) if len(told) == 10 else OFFSET.fullmatch(told)


def test_what_happens_at_an_hour_and_a_place_is_an_event(heads: Heads) -> None:
    event = heads[GREEN].node("Event")
    assert event["name"] == "认养一片绿地，扮靓共同家园"
    assert datetime.fromisoformat(event["startDate"]) < datetime.fromisoformat(event["endDate"])
    assert (event["startDate"], event["endDate"]) == ("2026-04-18T09:00:00+08:00", "2026-04-18T11:30:00+08:00")
    assert event["location"] == {
        "@type": "Place",
        "name": "清河东岸",
        "address": {
            "@type": "PostalAddress",
            "addressRegion": "三河区",
            "addressLocality": "清河社区",
            "streetAddress": "清河东岸",
        },
    }
    assert event["organizer"] == {"@type": "Organization", "name": "清河社区居委会"}
    assert event["image"] == heads[GREEN].meta["og:image"]
    assert heads[GREEN].node("NewsArticle")["about"] == {"@id": event["@id"]}
    talk = heads["sanhe/qinghe/talks/hills/index.html"].node("Event")
    assert talk["organizer"]["name"] == "清河社区", "who holds it when nobody is named"


def test_what_has_no_place_is_an_article_alone(heads: Heads) -> None:
    for path, kind in (
        ("sanhe/notices/water/index.html", "NewsArticle"),
        ("gucheng/families/ma/index.html", "Article"),
        ("sanhe/qinghe/honours/stars/index.html", "Article"),
    ):
        article = heads[path].node(kind)
        assert "about" not in article
        assert not [node for node in heads[path].nodes if node["@type"] == "Event"], path


def test_an_article_names_who_wrote_it_else_its_unit(heads: Heads) -> None:
    assert heads[GREEN].node("NewsArticle")["author"] == [{"@type": "Person", "name": "郭某（示例）"}]
    author = heads["gucheng/families/ma/index.html"].node("Article")["author"]
    assert (author["@type"], author["name"], author["url"]) == ("GovernmentOrganization", "古城社區", f"{BASE}gucheng/")


def test_the_trail_leads_from_home_by_addresses_that_are_pages(heads: Heads) -> None:
    trail = heads[GREEN].node("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3, 4, 5]
    assert [step.get("item") for step in trail] == [
        BASE,
        f"{BASE}sanhe/",
        f"{BASE}sanhe/qinghe/",
        f"{BASE}sanhe/qinghe/activities/",
        None,
    ]
    for path, head in heads.items():
        trails = [node for node in head.nodes if node["@type"] == "BreadcrumbList"]
        home = path.removeprefix("zh-hant/") == "index.html"
        assert len(trails) == (0 if home or not head.scripts else 1), path
        for step in (step for trail in trails for step in trail["itemListElement"] if "item" in step):
            place = step["item"].removeprefix(BASE)
            assert f"{place}index.html" in heads, (path, step)


def test_home_names_the_site_its_search_and_its_owner(heads: Heads) -> None:
    home = heads["index.html"]
    site = home.node("WebSite")
    assert site["url"] == BASE
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{BASE}search/index.html?q={{search_term_string}}"
    assert site["potentialAction"]["query-input"] == "required name=search_term_string"
    owner = home.node("GovernmentOrganization")
    assert site["publisher"] == {"@id": owner["@id"]}
    assert (owner["name"], owner["telephone"]) == ("三河区社区宣传中心", ["0730-522 0001"])


def test_a_unit_is_an_organisation_below_the_one_above(heads: Heads) -> None:
    unit = heads["sanhe/qinghe/index.html"].node("GovernmentOrganization")
    assert (unit["name"], unit["slogan"], unit["telephone"]) == ("清河社区", "清河两岸，家家相伴", "0730-522 0102")
    assert unit["parentOrganization"]["url"] == f"{BASE}sanhe/"
    top = heads["sanhe/index.html"].node("GovernmentOrganization")
    assert "parentOrganization" not in top
    assert top["address"] == {"@type": "PostalAddress", "streetAddress": "三河路1号"}
    assert top["alternateName"] == "三河"
