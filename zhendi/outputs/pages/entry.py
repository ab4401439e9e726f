"""An entry's own page."""

from dataclasses import asdict
from urllib.parse import quote

from zhendi.chinese import in_script
from zhendi.model.appearance import PageFields, PhotoRef
from zhendi.model.entry import Entry
from zhendi.model.parts import Byline
from zhendi.outputs.pages.cards import card, is_plaque, person, quotation
from zhendi.outputs.pages.figures import figure
from zhendi.outputs.pages.following import feed_links
from zhendi.outputs.pages.frame import crumbs
from zhendi.outputs.pages.meta import entry_about, with_meta
from zhendi.outputs.pages.page import Page
from zhendi.outputs.pages.pictures import Album
from zhendi.outputs.pages.qr import qr
from zhendi.outputs.pages.reasons import why
from zhendi.outward import outward
from zhendi.register.addresses import event_url, list_url, unit_url
from zhendi.register.listing import Register
from zhendi.register.occasions import occasions
from zhendi.register.shown import Shown
from zhendi.register.view import Data
from zhendi.register.words import callable_text, date_parts, long_date, set_motto, set_title, told_in_script


def entry_page(register: Register, held: Shown) -> Page:
    entry, unlisted = held.entry, not register.lists(held.entry)
    address = f"{register.catalogue.portal.address_base}{held.id}/"
    album = Album(register.view, register.view.bodies.get(held.id, ""))
    context: Data = {
        "lang": held.lang,
        "theme": held.unit.theme,
        "here": list_url(None, type(entry)),
        **_head(register, held, unlisted),
        **_pictures(held, album),
        **_told(held, album),
        **_media(register, held),
        "facts": _facts(held),
        "window": _window(held),
        "signup": _signup(register, held.fields.signup),
        "contact": callable_text(held.fields.contact),
        "body": register.view.bodies.get(held.id, ""),
        "figures": [figure(cited, held.lang) for cited in register.catalogue.cited(entry)],
        "corrections": [
            {"on": made.at.day.isoformat(), "date": long_date(made.at, held.lang), "text": made.text}
            for made in held.corrections
        ],
        "byline": _byline(entry.byline, held.lang),
        "address": address,
        "qr": qr(address),
        "feeds": feed_links(register, held.unit),
        "event": _event(register, held),
        "gist": held.gist,
        "share": "\n".join(filter(None, (f"【{held.unit.name}】{entry.title}", held.gist, address))),
        "share_image": register.view.shares.get(held.id, ""),
        "related": [{"why": why(kin, held.lang), "card": card(kin.held, album)} for kin in register.kinship.of(held)],
    }
    page = Page(
        f"{held.id}/index.md",
        "entry.html",
        entry.title,
        context,
        noindex=unlisted,
        canonical=address,
        modified=held.modified,
    )
    return with_meta(register, page, entry_about(register, held, address))


def _head(register: Register, held: Shown, unlisted: bool) -> Data:
    entry, series = held.entry, held.fields.series
    source = entry.source
    return {
        "heading": set_title(entry.title, entry.screen_title, held.lang),
        "summary": held.summary,
        "unit": {"name": held.unit.name, "url": unit_url(held.unit), "phone": callable_text(held.unit.phone)},
        "label": in_script(entry.label, held.lang),
        "tag": in_script(held.fields.tag, held.lang),
        "urgent": held.fields.urgent,
        "series": series if in_script(series, held.lang) != held.fields.tag else "",
        "published": long_date(entry.publish_on, held.lang),
        "published_on": entry.publish_on.day.isoformat(),
        "over": held.over,
        "until": held.over_from,
        "draft": entry.status == "draft",
        "source": {
            "name": source.name,
            "to": _way(register, source.url),
            "kind": in_script(source.kind_name, held.lang),
        }
        if source
        else None,
        "crumbs": crumbs(register, held.unit, *_last_crumbs(held, unlisted)),
    }


def _last_crumbs(held: Shown, unlisted: bool) -> tuple[Data, ...]:
    """The list it stands in, and itself. An unlisted entry may be the first of its kind: then there is no list."""
    kind: type[Entry] = type(held.entry)
    lists: Data = {"label": in_script(kind.label, held.lang), "url": list_url(held.unit, kind), "lang": held.lang}
    here: Data = {"label": held.entry.title, "url": "", "lang": held.lang}
    return (here,) if unlisted else (lists, here)


def _pictures(held: Shown, album: Album) -> Data:
    """Cover, before and after, then the photos that neither these nor the body show."""
    fields, photos = held.fields, held.entry.photos
    captions = {photo.file: photo for photo in photos}

    def shown(ref: PhotoRef | None) -> Data | None:
        photo = captions.get(ref.file) if ref else None
        alt = photo.in_words if photo else held.entry.title
        picture = album.take(held.id, photo.ref if photo else ref, alt)
        told = {"caption": photo.caption if photo else "", "by": photo.photographer if photo else ""}
        return {**picture, **told} if picture else None

    compared = {ref.file for ref in (fields.before, fields.after) if ref}
    before, after = shown(fields.before), shown(fields.after)
    rest = [picture for photo in photos if photo.file not in compared and (picture := shown(photo.ref))]
    cover = rest[0] if rest and photos and rest[0]["caption"] == photos[0].caption else None
    return {
        "cover": cover,
        "before": before,
        "after": after,
        "tall": bool(before and after) and all(_stands(picture) for picture in (before, after)),
        "gallery": rest[1:] if cover else rest,
        "outcome": fields.outcome,
    }


def _stands(picture: Data | None) -> bool:
    """Whether a picture is higher than wide."""
    return bool(picture) and picture["height"] > picture["width"]  # type: ignore[operator,index]


def _told(held: Shown, album: Album) -> Data:
    fields = held.fields
    return {
        "quote": quotation(held, album),
        "points": list(fields.points),
        "people": [person(held, who, album) for who in fields.people],
        "plaque": _plaque(fields, held.lang),
    }


def _plaque(fields: PageFields, lang: str) -> Data | None:
    if not is_plaque(fields):
        return None
    return {
        "stars": fields.stars,
        "motto": set_motto(fields.motto, lang),
        "criteria": list(fields.criteria),
        "tag": fields.tag,
    }


def _media(register: Register, held: Shown) -> Data:
    film = register.view.films.get((held.id, held.fields.video))
    return {
        "audio": quote(register.view.media.get((held.id, held.fields.audio), "")),
        "video": asdict(film) if film else None,
    }


def _facts(held: Shown) -> list[Data]:
    """The fact box, without what stands beside the speaker's likeness already."""
    quote = held.fields.quote
    said = (quote.name, quote.role) if quote else ()
    return [
        {"label": in_script(fact.label, held.lang), "icon": fact.icon, "value": _value(fact.value, held.lang)}
        for fact in held.fields.facts
        if fact.value not in said
    ]


def _value(value: str, lang: str) -> list[dict[str, str]]:
    return callable_text(told_in_script(value, lang))


def _window(held: Shown) -> Data | None:
    """The hours of a thing that is announced without a picture, as calendar leaves."""
    if held.entry.happens is None or held.entry.cover:
        return None
    first, last = held.entry.happens
    same_day = last is None or last.day == first.day
    return {
        "first": date_parts(first, held.lang),
        "last": date_parts(last, held.lang) if last else None,
        "same_day": same_day,
    }


def _event(register: Register, held: Shown) -> str:
    """The file that puts it into a phone's calendar, while it is still to come."""
    coming = any(one.is_coming(held.at) for one in occasions((held,)))
    return event_url(held.entry) if coming and register.lists(held.entry) else ""


def _signup(register: Register, text: str) -> Data | None:
    if not text:
        return None
    way = _way(register, text)
    return {"to": way, "pieces": [] if way else callable_text(text)}


def _way(register: Register, address: str) -> Data | None:
    """A way that a browser may follow; its host, where that is not the site's own."""
    way = outward(address) if address.startswith(("https://", "http://")) else None
    if way is None:
        return None
    return {"url": way.url, "host": "" if way.host == register.catalogue.portal.host else way.host}


def _byline(byline: Byline, lang: str) -> list[Data]:
    rows = (
        ("记者", byline.reporters),
        ("通讯员", byline.correspondents),
        ("摄影", byline.photographers),
        ("编辑", (byline.editor,) if byline.editor else ()),
    )
    return [{"role": in_script(role, lang), "names": "、".join(names)} for role, names in rows if names]
