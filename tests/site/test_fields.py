"""The field handbook says every key of every file, and says what it is for."""

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel

from zhendi.loading import load
from zhendi.model.chinese_dates import CHINA
from zhendi.model.keys import keys
from zhendi.model.kinds import KINDS
from zhendi.model.portal import Portal
from zhendi.model.unit import Figure, Screen, Slogan, Unit
from zhendi.outputs.pages import pages
from zhendi.register import Register, SiteView

ROOT = Path(__file__).resolve().parents[2]


def test_every_key_is_explained() -> None:
    catalogue, _ = load(ROOT / "content")
    view = SiteView(datetime(2026, 4, 16, 8, 30, tzinfo=CHINA))
    page = next(page for page in pages(Register(catalogue, view)) if page.template == "fields.html")
    said = {(row["key"], row["about"]) for section in page.context["sections"] for row in section["rows"]}  # type: ignore[attr-defined]
    models: tuple[type[BaseModel], ...] = (*KINDS, Portal, Unit, Screen, Slogan, Figure)
    wanted = {(key, info.description) for model in models for key, info in keys(model).items()}
    assert wanted <= said
    assert all(about for _, about in said)
