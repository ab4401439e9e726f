"""The sitemap: the addresses that search engines may list. sitemaps.org, protocol 0.9."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from zhendi.artifact import Artifact
from zhendi.editions import alternates
from zhendi.model.chinese_dates import CHINA
from zhendi.register import Register
from zhendi.register.addresses import absolute
from zhendi.register.mapped import Mapped

MOST = 50_000  # addresses in a file, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_Url = tuple[str, str, str]  # address, W3C date or nothing, links to its editions as XML
_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(register: Register, pages: Iterable[Mapped], most: int = MOST) -> Iterator[Artifact]:
    """sitemap.xml with every page in each of its scripts; an index of several files where there are more than `most`.

    A page stays in its file while others come and go, so that one change touches one file and the index. A preview has
    none: nobody is to find it.
    """
    if register.view.preview:
        return
    base = register.catalogue.portal.address_base
    parts = _parts(sorted(chain.from_iterable(_urls(base, page) for page in pages)), most)
    if len(parts) == 1:
        yield Artifact("sitemap.xml", _file(parts[0]))
        return
    named = [(f"sitemap-{number}.xml", part) for number, part in enumerate(parts, 1)]
    for name, part in named:
        yield Artifact(name, _file(part))
    yield Artifact("sitemap.xml", _index((absolute(base, name), part) for name, part in named))


def _urls(base: str, page: Mapped) -> Iterator[_Url]:
    """The page in each of its scripts, each of which names them all."""
    editions = dict(alternates(base, page.file, page.lang))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
        for lang, address in editions.items()
    )
    lastmod = page.modified.astimezone(CHINA).isoformat() if page.modified else ""
    for address in dict.fromkeys(editions.values()):
        yield address, lastmod, links


def _parts(urls: Sequence[_Url], most: int) -> list[Sequence[_Url]]:
    """The fewest files by the addresses' digests of which none holds too many."""
    count = max(1, -(-len(urls) // most))
    while True:
        parts: list[list[_Url]] = [[] for _ in range(count)]
        for url in urls:
            parts[_place(url[0], count) if count > 1 else 0].append(url)
        if max(map(len, parts)) <= most:
            return [part for part in parts if part or count == 1]
        count += 1


def _place(address: str, count: int) -> int:
    return int.from_bytes(sha256(address.encode()).digest()[:8]) % count


def _file(urls: Sequence[_Url]) -> bytes:
    rows = "".join(f"<url><loc>{escape(address)}</loc>{_dated(day)}{links}</url>\n" for address, day, links in urls)
    return f"{_HEAD}<urlset {_SPACE} {_LINKS}>\n{rows}</urlset>\n".encode()


def _index(files: Iterable[tuple[str, Sequence[_Url]]]) -> bytes:
    """Each file with the newest date in it. All dates have one offset, so that they sort as text."""
    dated = ((address, max(day for _, day, _ in part)) for address, part in files)
    rows = "".join(f"<sitemap><loc>{escape(address)}</loc>{_dated(day)}</sitemap>\n" for address, day in dated)
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()


def _dated(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
