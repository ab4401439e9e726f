"""A small site whose entries, units and home have share images, and its pages as files."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import catalogue as catalogue  # one small content serves both areas
from tests.site.conftest import furnish, render
from zhendi.catalogue import Catalogue
from zhendi.outputs.pages import Page, pages
from zhendi.register import Register, SiteView

BASE = "https://sanhe.example/web/"


class Head(HTMLParser):
    """What a page tells machines: its metadata by name, its links by relation, its JSON-LD as read by a browser."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.names: list[str] = []
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self._in_data = False
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name") or told.get("property")
        if tag == "meta" and name:
            self.names.append(name.lower())
            self.meta[name] = told["content"]
        if tag == "link":
            self.links[told["rel"]] = told["href"]
        self._in_data = tag == "script" and told.get("type") == "application/ld+json"
        if self._in_data:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    @property
    def nodes(self) -> list[dict[str, Any]]:
        return [node for text in self.scripts for node in json.loads(text)["@graph"]]

    def node(self, kind: str) -> dict[str, Any]:
        found = [node for node in self.nodes if node["@type"] == kind]
        assert len(found) == 1, f"{kind}: {len(found)}"
        return found[0]


def shared(catalogue: Catalogue) -> SiteView:
    """A view in which everything that may have a share image has one."""
    view = furnish(catalogue)
    listed = [held.id for held in Register(catalogue, view).listed]
    owners = ["", *catalogue.units, *listed]
    return replace(view, shares={owner: f"assets/share/{number:064d}.jpg" for number, owner in enumerate(owners)})


@pytest.fixture(scope="session")
def laid(catalogue: Catalogue) -> dict[str, Page]:
    return {page.path: page for page in pages(Register(catalogue, shared(catalogue)))}


@pytest.fixture(scope="session")
def site(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(catalogue, shared(catalogue), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def heads(site: Path) -> dict[str, Head]:
    """The heads of all pages of ours by their path."""
    return {path.relative_to(site).as_posix(): Head(path) for path in site.rglob("*.html") if path.stat().st_size}
