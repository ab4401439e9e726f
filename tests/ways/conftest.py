"""The pages of a town by path, from the entries that a test gives it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import furnish
from tests.ways import town
from zhendi.loading import load
from zhendi.outputs.pages import Page, pages
from zhendi.register import Register

Laid = dict[str, Page]
Found = Mapping[str, str]


@pytest.fixture
def register(tmp_path: Path) -> Callable[[Found], Register]:
    """What the site shows of a town that holds these entries."""
    counted = iter(range(100))

    def shown(entries: Found) -> Register:
        catalogue, problems = load(town.write(tmp_path / str(next(counted)), entries))
        assert not problems
        return Register(catalogue, furnish(catalogue))

    return shown


@pytest.fixture
def laid(register: Callable[[Found], Register]) -> Callable[[Found], Laid]:
    return lambda entries: {page.path: page for page in pages(register(entries))}


def cards(page: Page) -> list[str]:
    """The slugs of a list's cards, in their order."""
    months: Any = page.context["months"]
    return [slug(card["url"]) for month in months for card in month["cards"]]


def lines(page: Page) -> list[str]:
    """The slugs of an archive's lines, in their order."""
    told: Any = page.context
    held = [told] if "days" in told else told["months"]
    return [slug(line["url"]) for month in held for day in month["days"] for line in day["lines"]]


def slug(url: str) -> str:
    return url.split("/")[-2]


def choices(page: Page) -> Iterator[dict[str, Any]]:
    filters: Any = page.context["filters"]
    return (choice for held in filters for choice in held["choices"])
