"""What a page lets its browser do: only what the site itself brings along, whatever a text has smuggled in."""

from base64 import b64encode
from hashlib import sha256

# Every page works from file:// too, where Chromium takes 'self' for the files beside it.
_ALLOWED = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)


def policy(inline: str, images: str = "'self'") -> str:
    """The Content-Security-Policy of a page whose one inline script is `inline`, as it stands in a meta tag.

    What a meta tag cannot say, frame-ancestors, is for the server (docs/publish.md).
    """
    told = (*_ALLOWED, ("script-src", f"'self' '{_hash(inline)}'"), ("img-src", images))
    return "; ".join(f"{name} {value}" for name, value in told)


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
