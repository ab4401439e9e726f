"""robots.txt: what search engines may fetch. RFC 9309."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from zhendi.artifact import Artifact
from zhendi.register import Register
from zhendi.register.addresses import absolute


def robots(register: Register) -> Iterator[Artifact]:
    yield Artifact("robots.txt", _rules(register))


def _rules(register: Register) -> bytes:
    """Everything, but the players of screens: each is a round of pictures without words, all of which stand in pages.

    The list of screens is a page like others. Nothing of a preview, which holds what is not published.
    """
    base = register.catalogue.portal.address_base
    if register.view.preview:
        return b"User-agent: *\nDisallow: /\n"
    root = urlsplit(base).path
    lines = (
        "User-agent: *",
        "Allow: /",
        f"Allow: {root}screens/$",
        f"Allow: {root}screens/index.html",
        f"Disallow: {root}screens/",
        "",
        f"Sitemap: {absolute(base, 'sitemap.xml')}",
    )
    return "".join(f"{line}\n" for line in lines).encode()
