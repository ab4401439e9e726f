"""Addresses that lead out of the site, read as a browser reads them: whose they are, whatever they are made to look like."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

# WHATWG URL: tabs and line ends are dropped, `\` is `/`, slashes after the scheme may be missing or too many.
_DROPPED = str.maketrans("", "", "\t\n\r")
_AROUND = "".join(map(chr, range(0x21)))
_ADDRESS = re.compile(r"(?:(https?):[/\\]*|[/\\]{2,})([^/\\?#]*)([^?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"(.*?)(:\d{1,5})?", re.DOTALL)
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_SAFE = "/%:=&?~#+!$,;@()*-._"
_LIKE_ITSELF = re.compile(r"[a-z0-9.\u4e00-\u9fff-]+")  # no letters of other scripts that look like Latin ones


@dataclass(frozen=True)
class Outward:
    """Where a link leads: `url` in ASCII, without a user's name; `host` as people read it."""

    url: str
    host: str


def outward(address: str) -> Outward | None:
    """None for what leads nowhere outside, or to no host that there could be."""
    found = _ADDRESS.fullmatch(address.strip(_AROUND).translate(_DROPPED))
    if found is None:
        return None
    scheme, authority, path, rest = found.groups(default="")
    parts = _AUTHORITY.fullmatch(authority.rpartition("@")[2])
    assert parts, "any text may be a host"
    name = unicodedata.normalize("NFKC", unquote(parts[1])).replace("。", ".").lower().rstrip(".")
    ascii_name = _ascii(name)
    if not ascii_name:
        return None
    tail = quote((path.replace("\\", "/") or "/") + rest, safe=_SAFE)
    url = f"{scheme.lower() or 'https'}://{ascii_name}{parts[2] or ''}{tail}"
    return Outward(url, name if _LIKE_ITSELF.fullmatch(name) else ascii_name)


def host_of(address: str) -> str:
    """The host of an address, empty where it has none."""
    found = outward(address)
    return found.host if found else ""


def _ascii(name: str) -> str:
    """The name as it is asked for; empty for what is none."""
    try:
        return name.encode("idna").decode() if _NAME.fullmatch(name) else ""
    except UnicodeError:
        return ""
