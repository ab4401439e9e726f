"""Hands the pages that `zhendi` laid out to MkDocs: each becomes a generated file drawn by its own template.

The file named by ZHENDI_PAGES holds one JSON object a line: first what all pages share, then the pages. This module is
all that has to be replaced to move to another site builder.
"""

import json
import os
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from zhendi.chinese import in_script

_OURS = "zhendi/"
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")


class Laid(Page):
    """A page that `zhendi` laid out: there is no Markdown to read, its line is read again when it is drawn."""

    def lay(self, place: int, told: Mapping[str, Any]) -> None:
        self.place = place
        self.meta = {"template": _OURS + told["template"], "title": told["title"], "noindex": told["noindex"]}
        self.meta["canonical"] = told["canonical"]

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = "", TableOfContents([])


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    with _pages_file().open("rb") as lines:
        config.extra["site"] = json.loads(lines.readline())
    config.site_name = config.extra["site"]["name"]
    config.theme.static_templates -= {"404.html", "sitemap.xml"}  # ours is a page like the others; zhendi maps the site
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)
    config.extra["docs"] = {file.src_uri: file.url for file in files.documentation_pages()}
    with _pages_file().open("rb") as lines:
        place = len(lines.readline())
        for line in lines:
            told = json.loads(line)
            file = File.generated(config, told["path"], content="", inclusion=InclusionLevel.NOT_IN_NAV)
            Laid(told["title"], file, config).lay(place, told)
            files.append(file)
            place += len(line)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Our templates escape what they are told and stop at what they are not told; Material's keep their own ways."""
    ours, theirs = env.overlay(autoescape=True, undefined=StrictUndefined), env.get_template
    ours.filters.update(heading=heading, said=said, srcset=srcset)
    ours.globals.update(site=config.extra["site"], docs=config.extra["docs"], part=part(ours))
    ours.globals["icon"] = cache(ours.get_template(f"{_OURS}icons.html").module.icon)  # type: ignore[attr-defined]

    def get_template(name: Any, *rest: Any, **named: Any) -> Any:
        return (ours.get_template if str(name).startswith(_OURS) else theirs)(name, *rest, **named)

    env.get_template = get_template  # type: ignore[method-assign]
    return env


def part(ours: Environment) -> Callable[..., Markup]:
    """Head and foot, drawn once for all pages that share them."""

    @cache
    def drawn(name: str, root: str, lang: str, here: str) -> Markup:
        return Markup(ours.get_template(_OURS + name).render(root=root, lang=lang, here=here))

    return drawn


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    root = "../" * page.file.dest_uri.count("/")
    if not isinstance(page, Laid):
        return {**context, "root": root, "lang": "zh-Hans", "theme": "green", "here": page.file.dest_uri, "crumbs": []}
    with _pages_file().open("rb") as lines:
        lines.seek(page.place)
        told = json.loads(lines.readline())
    return {"root": root, **page.meta, **told["context"]}


@lru_cache(maxsize=4096)
def heading(text: str) -> Markup:
    """A heading's clauses and words, so that a line ends between words and, where it can, between clauses."""
    clauses = str(escape(text)).replace("\u200b", "<wbr>").split("|")
    return Markup("".join(f'<span class="ph">{clause}</span>' for clause in clauses))


@lru_cache(maxsize=4096)
def said(text: str, lang: str) -> Markup:
    """Words of ours in the script of the page."""
    return escape(in_script(text, lang))


def srcset(files: list[list[Any]], root: str) -> str:
    return ", ".join(f"{root}{address} {width}w" for width, address in files)


def _pages_file() -> Path:
    return Path(os.environ["ZHENDI_PAGES"])
