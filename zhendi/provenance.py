"""What has made something, as a digest: what was kept of an earlier output is made anew once its program is another."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files


@cache
def program_digest(package: str, *libraries: str) -> str:
    """SHA-256 in hex over the modules of a package, and the versions of the libraries that decide what it makes."""
    modules = (file for file in files(package).iterdir() if file.name.endswith(".py"))
    sources = (file.read_bytes() for file in sorted(modules, key=lambda file: file.name))
    return sha256(b"\0".join((*(version(name).encode() for name in libraries), *sources))).hexdigest()
