"""The addresses in a page of an edition: pages stay within it, files lead to the site's root, where they lie once."""

import re
from collections.abc import Callable
from functools import lru_cache

# A page's address ends in .html. All others are of files, and those of folders are of the files in them. A screen's
# player is a file too: it is made for one screen, not for a script.
_FILE = r'(?:assets/|screens/[^/"]+/|[^"?#:<>\s]+(?:/"|\.(?!html["?#])[A-Za-z0-9]+["?#]))'


def within(html: str, root: str, folder: str) -> str:
    """Some of a page with its addresses as they are to be in an edition's folder.

    `root` is the page's own way to the site's root, with which they begin: `../../`, or a path where they hold anywhere.
    """
    if root.startswith("/"):
        return re.sub(rf'( (?:href|action)="{re.escape(root)})(?!{_FILE})', rf"\g<1>{folder}/", html)
    html = _files(root).sub(r"\g<1>../", html)
    return _srcset(html, root)


def leading_out(html: str, page: str, has: Callable[[str], bool]) -> str:
    """The page with its links to pages that the edition does not hold leading to the root edition's."""
    root = "../" * page.count("/")

    def led(found: re.Match[str]) -> str:
        return found[0] if has(found[2]) else f"{found[1]}../{root}{found[2]}"

    return _pages(root).sub(led, html)


def _srcset(html: str, root: str) -> str:
    """The second and later pictures of a set. Where the way to the root is a word of its own, no text can hold it."""
    old, new = f", {root}assets/", f", ../{root}assets/"
    if root:
        return html.replace(old, new)
    return re.sub(r' srcset="[^"]*"', lambda found: found[0].replace(old, new), html)


@lru_cache(maxsize=64)
def _files(root: str) -> re.Pattern[str]:
    """At the site's own root, where addresses begin with nothing, only attributes that hold an address are looked at."""
    begun = f'="{re.escape(root)}' if root else r'(?<=\s)(?:href|src|srcset|poster|data-[a-z-]+)="'
    return re.compile(f"({begun})(?={_FILE})")


@lru_cache(maxsize=64)
def _pages(root: str) -> re.Pattern[str]:
    return re.compile(rf'( (?:href|action)="){re.escape(root)}(?!\.\./)([^"?#:<>\s]+\.html)')
