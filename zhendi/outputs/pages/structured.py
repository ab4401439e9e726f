"""What pages tell search engines of themselves: JSON-LD in the words of schema.org, a graph for each page.

What Google asks of each type is held by tests/share/test_structured.py.
"""

import json
from collections.abc import Iterable, Sequence

from zhendi.model.chinese_dates import When
from zhendi.model.unit import Unit
from zhendi.register.addresses import page_address, unit_url
from zhendi.register.listing import Register
from zhendi.register.shown import Shown
from zhendi.register.view import Data

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def script_text(nodes: Iterable[Data]) -> str:
    """The nodes as the text of a script element, which nothing that staff write can end. Empty where there are none."""
    graph = list(nodes)
    if not graph:
        return ""
    told = _ENCODER.encode({"@context": "https://schema.org", "@graph": graph})
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def entry_nodes(register: Register, held: Shown, address: str, image: str) -> Iterable[Data]:
    """The article that a page is, and the event that it tells of where that has an hour and a place."""
    event = held.entry.happens is not None and bool(held.fields.venue)
    yield _article(register, held, address, image, f"{address}#event" if event else "")
    if event:
        yield _event(register, held, address, image)


def unit_node(register: Register, unit: Unit, image: str) -> Data:
    """A unit as an organisation."""
    above = register.catalogue.ancestors(unit.id)
    street = {"@type": "PostalAddress", "streetAddress": unit.address} if unit.address else ""
    return _told(
        {
            **_organisation(register, unit),
            "alternateName": unit.short_name,
            "slogan": unit.slogan.replace("|", "，"),
            "telephone": unit.phone,
            "address": street,
            "image": image,
            "parentOrganization": _organisation(register, above[0]) if above else "",
        }
    )


def site_nodes(register: Register, description: str, image: str) -> Iterable[Data]:
    """The site with its search, and who runs it."""
    portal = register.catalogue.portal
    base = portal.address_base
    owner = f"{base}#owner"
    find = {"@type": "EntryPoint", "urlTemplate": f"{base}search/index.html?q={{search_term_string}}"}
    yield {
        "@type": "WebSite",
        "@id": f"{base}#site",
        "name": portal.name,
        "url": base,
        "inLanguage": "zh-Hans",
        "description": description,
        "publisher": {"@id": owner},
        "potentialAction": {
            "@type": "SearchAction",
            "target": find,
            "query-input": "required name=search_term_string",
        },
    }
    yield _told(
        {
            "@type": "GovernmentOrganization",
            "@id": owner,
            "name": portal.owner,
            "url": base,
            "email": portal.report_email,
            "telephone": list(portal.report_phones),
            "address": {"@type": "PostalAddress", "streetAddress": portal.address} if portal.address else "",
            "image": image,
        }
    )


def trail_node(register: Register, crumbs: Sequence[Data]) -> Data:
    """The way down from the home page; the page itself, the last, has no address of its own in it."""
    portal = register.catalogue.portal
    steps: list[Data] = [{"label": portal.name, "url": "index.html"}, *crumbs]
    items = [
        _told(
            {
                "@type": "ListItem",
                "position": place,
                "name": step["label"],
                "item": page_address(portal.address_base, str(step["url"])) if step["url"] else "",
            }
        )
        for place, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _article(register: Register, held: Shown, address: str, image: str, event: str) -> Data:
    entry, publisher = held.entry, _organisation(register, held.unit)
    writers = dict.fromkeys((*entry.byline.reporters, *entry.byline.correspondents))
    return _told(
        {
            "@type": "NewsArticle" if held.fields.starts else "Article",
            "headline": entry.title,
            "description": held.gist,
            "url": address,
            "mainEntityOfPage": address,
            "image": image,
            "inLanguage": held.lang,
            "datePublished": entry.starts.isoformat(),
            "dateModified": held.modified.isoformat(),
            "articleSection": held.words["label"],
            "keywords": list(entry.topics),
            "author": [{"@type": "Person", "name": name} for name in writers] or publisher,
            "publisher": publisher,
            "about": {"@id": event} if event else "",
        }
    )


def _event(register: Register, held: Shown, address: str, image: str) -> Data:
    assert held.entry.happens is not None
    first, last = held.entry.happens
    organiser: Data = {"@type": "Organization", "name": held.fields.organiser}
    return _told(
        {
            "@type": "Event",
            "@id": f"{address}#event",
            "name": held.entry.title,
            "description": held.gist,
            "url": address,
            "image": image,
            "startDate": moment(first),
            "endDate": moment(last) if last else "",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": _place(register, held),
            "organizer": organiser if held.fields.organiser else _organisation(register, held.unit),
        }
    )


def _place(register: Register, held: Shown) -> Data:
    lineage = register.catalogue.lineage(held.unit.id)
    return {
        "@type": "Place",
        "name": held.fields.venue,
        "address": _told(
            {
                "@type": "PostalAddress",
                "addressRegion": lineage[-1].name if len(lineage) > 1 else "",
                "addressLocality": held.unit.name,
                "streetAddress": held.fields.venue,
            }
        ),
    }


def moment(when: When) -> str:
    """ISO 8601 with its offset; a day alone where no hour is known, since midnight would be a guess."""
    return when.first_moment.isoformat() if when.at else when.day.isoformat()


def _organisation(register: Register, unit: Unit) -> Data:
    address = page_address(register.catalogue.portal.address_base, unit_url(unit))
    return {"@type": "GovernmentOrganization", "@id": f"{address}#unit", "name": unit.name, "url": address}


def _told(node: Data) -> Data:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value}
