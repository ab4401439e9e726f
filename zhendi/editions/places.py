"""Where a page lies in each edition: the root edition as its unit writes it, zh-hant/ and zh-hans/ in the other script.

zh-hant/ holds every page once more in traditional characters; zh-hans/ only those pages whose unit writes traditional.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhendi.register.addresses import page_address


@dataclass(frozen=True)
class Edition:
    """A whole site in one script: the folder that it lies in, and its language tag (BCP 47)."""

    folder: str
    lang: str

    def path(self, page: str) -> str:
        """Where a page of the root edition lies in this one, from the site's root."""
        return f"{self.folder}/{page}"


TRADITIONAL = Edition("zh-hant", "zh-Hant")
SIMPLIFIED = Edition("zh-hans", "zh-Hans")


def editions_of(lang: str) -> tuple[Edition, ...]:
    """The editions that a page has beside the root's, where it is written in `lang`."""
    return (TRADITIONAL, SIMPLIFIED) if lang == "zh-Hant" else (TRADITIONAL,)


def places(page: str, lang: str) -> dict[str, str]:
    """By language, the file to read a page in; each from the site's root. `lang` is that of the root edition's page."""
    other = SIMPLIFIED if lang == "zh-Hant" else TRADITIONAL
    held = {lang: page, other.lang: other.path(page)}
    return {tag: held[tag] for tag in ("zh-Hans", "zh-Hant")}


def alternates(base: str, page: str, lang: str) -> Iterator[tuple[str, str]]:
    """A page's address by language, for hreflang and sitemaps; x-default is the page as its unit writes it.

    `base` is the site's address with its closing slash, `page` a file of the root edition: `guiyi/index.html`.
    """
    for tag, path in places(page, lang).items():
        yield tag, page_address(base, path)
    yield "x-default", page_address(base, page)
