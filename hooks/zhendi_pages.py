"""Draws the pages that `zhendi` laid out with MkDocs' own templates, beside the hand-written pages of docs/.

The file named by ZHENDI_PAGES holds one JSON object a line: first what all pages share, then the pages. MkDocs is told
of none of them: what it does for a page of Markdown would cost as much as drawing ours. This module is all that has to
be replaced to move to another site builder.
"""

import gc
import json
import os
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from zhendi.chinese import in_script
from zhendi.editions.places import alternates

_OURS = "zhendi/"
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")
_ROOT = "\0"  # stands for the way to the root in what pages at several depths share; no text can hold it
_PAGE = "\1"  # stands for a page's own file in the head, which pages share
_CARDS = 20_000  # some 25 MB


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    with _pages_file().open("rb") as lines:
        config.extra["site"] = json.loads(lines.readline())
    config.site_name = config.extra["site"]["name"]
    config.theme.static_templates -= {"404.html", "sitemap.xml"}  # ours is a page like the others; zhendi maps the site
    # Nearly all that a build makes lives to its end: looking it through again and again finds nothing to free.
    gc.set_threshold(50_000, 20, 100)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)
    config.extra["docs"] = {file.src_uri: file.url for file in files.documentation_pages()}
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Our templates escape what they are told and stop at what they are not told; Material's keep their own ways."""
    ours = env.overlay(autoescape=True, undefined=StrictUndefined, auto_reload=False)
    ours.getattr = dict_first(ours.getattr)  # type: ignore[method-assign,assignment]
    ours.filters.update(heading=heading, said=said, srcset=srcset)
    made = parts(ours)
    env.globals["alternates"] = ours.globals["alternates"] = alternates
    ours.globals.update(site=config.extra["site"], docs=config.extra["docs"])
    ours.globals.update(part=part(ours), parts=made, card=once(made, "card_of"), line=once(made, "line_of"))
    ours.globals["icon"] = cache(ours.get_template(f"{_OURS}icons.html").module.icon)  # type: ignore[attr-defined]
    draw(ours, Path(config.site_dir))
    return env


def draw(ours: Environment, site: Path) -> None:
    """Write every page of the listing into the site's folder."""
    with _pages_file().open("rb") as lines:
        next(lines)
        for line in lines:
            told = json.loads(line)
            path = told["path"].removesuffix(".md") + ".html"
            root = "../" * path.count("/")
            shell = {name: told[name] for name in ("title", "noindex", "canonical", "meta")}
            context = {**shell, "root": root, "file": path, **told["context"]}
            text = ours.get_template(_OURS + told["template"]).render(context)
            file = f"{site}/{path}"
            _make_folder(file.rpartition("/")[0])
            with open(file, "wb") as page:  # noqa: PTH123  # Path.open costs as much again
                page.write(text.encode())


@cache
def _make_folder(folder: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)


def dict_first(usual: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """What a dot in a template means. Nearly always a key of plain data, which Jinja looks for last, and slowly."""

    def found(held: Any, name: str) -> Any:
        return held[name] if type(held) is dict and name in held else usual(held, name)

    return found


def part(ours: Environment) -> Callable[..., Markup]:
    """Head and foot, drawn once for all pages that share them."""

    @cache
    def shared(name: str, root: str, lang: str, here: str) -> str:
        return ours.get_template(_OURS + name).render(root=root, lang=lang, here=here, file=_PAGE)

    def drawn(name: str, root: str, lang: str, here: str, file: str = "") -> Markup:
        return Markup(shared(name, root, lang, here).replace(_PAGE, file))

    return drawn


def parts(ours: Environment) -> Callable[[str, str], Any]:
    """The macros of parts.html, made once for all pages of a depth and a script."""
    template = ours.get_template(f"{_OURS}parts.html")

    @cache
    def made(root: str, lang: str) -> Any:
        return template.make_module({"root": root, "lang": lang})

    return made


def once(parts: Callable[[str, str], Any], macro: str) -> Callable[..., Markup]:
    """An entry's card or line, drawn once: it stands in many lists, and the same few stand below most entries."""
    made: dict[tuple[str, ...], str] = {}

    def drawn(told: Mapping[str, Any], root: str, lang: str, **how: bool) -> Markup:
        key = (repr(told), lang, repr(how))
        html = made.get(key)
        if html is None:
            if len(made) == _CARDS:
                made.clear()
            html = made[key] = str(getattr(parts(_ROOT, lang), macro)(told, **how))
        return Markup(html.replace(_ROOT, root))

    return drawn


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    root = "../" * page.file.dest_uri.count("/")
    file = page.file.dest_uri
    return {**context, "root": root, "lang": "zh-Hans", "theme": "green", "here": file, "file": file, "crumbs": []}


@lru_cache(maxsize=16384)
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
