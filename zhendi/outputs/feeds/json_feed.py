"""JSON Feed 1.1. jsonfeed.org/version/1.1."""

import json
from collections.abc import Iterable, Mapping

from zhendi.outputs.feeds.channel import Channel
from zhendi.outputs.feeds.item import Item, mime

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def json_item(item: Item) -> str:
    return _object(
        {
            "id": item.address,
            "url": item.address,
            "title": item.title,
            "summary": item.summary,
            "content_html": item.html,
            "image": item.picture,
            "date_published": item.published.isoformat(),
            "date_modified": item.modified.isoformat(),
            "authors": [{"name": item.unit, "url": item.unit_address}],
            "tags": list(item.categories),
            "language": item.lang,
            "attachments": [{"url": address, "mime_type": mime(address)} for address in item.recordings],
        }
    )


def json_feed(channel: Channel, items: Iterable[str]) -> bytes:
    """The document; `items` are made by json_item, the newest first."""
    head = _object(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "description": channel.about,
            "home_page_url": channel.page,
            "feed_url": channel.json,
            "icon": channel.icon,
            "language": channel.lang,
        }
    )
    rows = ",\n".join(items)
    return f'{head.removesuffix("}")},"items":[\n{rows}\n]}}\n'.encode()


def _object(told: Mapping[str, object]) -> str:
    """What there is to tell: an empty text or list is left out, as the format asks."""
    return _ENCODER.encode({key: value for key, value in told.items() if value})
