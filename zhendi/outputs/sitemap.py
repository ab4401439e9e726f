"""The sitemap: the addresses that search engines may list."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(addresses: Iterable[str]) -> bytes:
    """sitemap.xml of the listed pages' canonical addresses. sitemaps.org, protocol 0.9."""
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()
