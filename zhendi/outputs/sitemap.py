"""The sitemap: the addresses that search engines may list. sitemaps.org, protocol 0.9."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

from zhendi.artifact import Artifact
from zhendi.model.chinese_dates import CHINA
from zhendi.register import Register
from zhendi.register.addresses import absolute
from zhendi.register.mapped import Mapped

MOST = 50_000  # addresses in a file, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(register: Register, pages: Iterable[Mapped], most: int = MOST) -> Iterator[Artifact]:
    """sitemap.xml with every page in each of its scripts; an index of several files where there are more than `most`.

    A page stays in its file while others come and go, so that one change touches one file and the index. A preview has
    none: nobody is to find it.
    """
    if register.view.preview:
        return
    base = register.catalogue.portal.address_base
    urls = sorted(((address, page) for page in pages for address in _addresses(page)), key=itemgetter(0))
    parts = _parts(urls, most)
    if len(parts) == 1:
        yield Artifact("sitemap.xml", _file(parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Artifact(name, _file(part))
    yield Artifact(
        "sitemap.xml", _index([(absolute(base, name), part) for name, part in zip(names, parts, strict=True)])
    )


_Urls = Sequence[tuple[str, Mapped]]


def _addresses(page: Mapped) -> list[str]:
    """Its own address and those of its editions, each once."""
    return list(dict.fromkeys((page.address, *page.editions.values())))


def _parts(urls: _Urls, most: int) -> list[_Urls]:
    """The fewest files by the addresses' digests of which none holds too many."""
    count = max(1, -(-len(urls) // most))
    while True:
        parts: list[list[tuple[str, Mapped]]] = [[] for _ in range(count)]
        for url in urls:
            parts[_place(url[0], count) if count > 1 else 0].append(url)
        if max(map(len, parts)) <= most:
            return [part for part in parts if part or count == 1]
        count += 1


def _place(address: str, count: int) -> int:
    return int.from_bytes(sha256(address.encode()).digest()[:8]) % count


def _file(urls: _Urls) -> bytes:
    rows = "".join(
        f"<url><loc>{escape(address)}</loc>{_lastmod(page.modified)}{_links(page)}</url>\n" for address, page in urls
    )
    return f"{_HEAD}<urlset {_SPACE} {_LINKS}>\n{rows}</urlset>\n".encode()


def _index(files: Iterable[tuple[str, _Urls]]) -> bytes:
    rows = "".join(
        f"<sitemap><loc>{escape(address)}</loc>{_lastmod(_newest(part))}</sitemap>\n" for address, part in files
    )
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()


def _newest(part: _Urls) -> datetime | None:
    return max((page.modified for _, page in part if page.modified), default=None)


def _lastmod(modified: datetime | None) -> str:
    return f"<lastmod>{modified.astimezone(CHINA).isoformat()}</lastmod>" if modified else ""


def _links(page: Mapped) -> str:
    """Every edition of a page names all of them, itself too; a page in one script alone needs none."""
    rows = (
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
        for lang, address in page.editions.items()
    )
    return "".join(rows)
