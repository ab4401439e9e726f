"""The editions of a whole site: every page in each script, of the same bytes on any way to them."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.build.plain_pages import PlainPages
from tests.site import small_content
from tests.site.conftest import AT, catalogue, furnish, read, render, site
from zhendi import bodies
from zhendi.catalogue import Catalogue
from zhendi.editions import Editions
from zhendi.outputs.pages import lay_out
from zhendi.page_ledger import Ledger
from zhendi.register import Register
from zhendi.rendering import Rendered, render_pages

__all__ = ["catalogue", "site"]

RECORDED = small_content.TALK.replace("talk.mp3", "书记 讲话.mp3")
ADDRESS = re.compile(r'\s(?:href|src|srcset|poster|action)="([^"]*)"')


class SmallPages(PlainPages):
    """Renders a page as a small one: its script, its title, a way home."""

    def drawn(self, path: str, line: str) -> str:
        told, root = json.loads(line), "../" * path.count("/")
        return f'<html lang="{told["context"]["lang"]}"><title>{told["title"]}</title>\n<a href="{root}index.html">首页</a>'

    def render(self, listing: Path, folder: Path, at: datetime) -> None:
        super().render(listing, folder, at)
        (folder / "about.html").write_text('<html lang="zh-Hans"><title>关于本站</title>', "utf-8")


def made(held: Catalogue, folder: Path, out: Path, ledger: Ledger) -> Rendered:
    folder.mkdir()
    laid = lay_out(Register(held, furnish(held)))
    return render_pages(laid, folder, out, ledger, SmallPages(), AT, Editions(held))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_every_page_of_residents_stands_in_each_script(site: Path) -> None:
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    ours = {path for path in pages if not path.startswith(("zh-", "screens/"))} | {"screens/index.html"}
    assert {path.removeprefix("zh-hant/") for path in pages if path.startswith("zh-hant/")} == ours
    traditional = {path for path in ours if path.startswith("gucheng/")}
    assert {path.removeprefix("zh-hans/") for path in pages if path.startswith("zh-hans/")} == traditional
    for path in pages - {f"screens/{code}/index.html" for code in ("qh-hall", "qh-gate")}:
        lang = re.search('<html[^>]* lang="([^"]*)"', (site / path).read_text("utf-8"))
        wanted = "zh-Hant" if path.startswith(("zh-hant/", "gucheng/")) else "zh-Hans"
        assert lang and lang[1] == wanted, path


def test_the_script_that_a_page_says_is_the_one_that_its_path_tells(catalogue: Catalogue) -> None:
    editions = Editions(catalogue)
    for page, _ in lay_out(Register(catalogue, furnish(catalogue))).lines:
        assert editions.lang_of(page.path.replace(".md", ".html")) == page.context["lang"], page.path


def test_a_second_build_takes_every_page_over_and_a_changed_one_alone_is_turned(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    first = made(catalogue, tmp_path / "one", tmp_path / "none", Ledger())
    out = tmp_path / "one" / "site"
    made(catalogue, tmp_path / "two", out, first.ledger)
    again = tmp_path / "two" / "site"
    assert bytes_of(out) == bytes_of(again)
    assert all((out / path).samefile(again / path) for path in bytes_of(out))
    green = catalogue.entry("sanhe/qinghe/activities/green")
    assert green
    changed = green.model_copy(update={"title": "换了的标题"})
    other = replace(catalogue, entries=tuple(changed if entry is green else entry for entry in catalogue.entries))
    partly = made(other, tmp_path / "three", out, first.ledger)
    whole = made(other, tmp_path / "four", tmp_path / "none", Ledger())
    assert bytes_of(tmp_path / "three" / "site") == bytes_of(tmp_path / "four" / "site")
    assert partly.ledger == whole.ledger
    assert "換了的標題" in (tmp_path / "three" / "site" / f"zh-hant/{changed.id}/index.html").read_text("utf-8")
    lists = tmp_path / "three" / "site" / "zh-hant/gucheng/index.html"
    assert lists.samefile(out / "zh-hant/gucheng/index.html")


def test_a_new_name_is_kept_on_pages_that_have_not_changed(catalogue: Catalogue, tmp_path: Path) -> None:
    first = made(catalogue, tmp_path / "one", tmp_path / "none", Ledger())
    root = small_content.write(tmp_path / "content")
    unit = root / "sanhe/qinghe/community.yml"
    unit.write_text(unit.read_text("utf-8") + "专名: [清河社区]\n", "utf-8")
    named = read(root)
    made(named, tmp_path / "two", tmp_path / "one" / "site", first.ledger)
    out, again = tmp_path / "one" / "site", tmp_path / "two" / "site"
    assert (again / "sanhe/qinghe/index.html").samefile(out / "sanhe/qinghe/index.html")
    assert "清河社區" in (out / "zh-hant/sanhe/qinghe/index.html").read_text("utf-8")
    assert "清河社区" in (again / "zh-hant/sanhe/qinghe/index.html").read_text("utf-8")


def test_a_damaged_page_of_an_edition_is_made_anew(catalogue: Catalogue, tmp_path: Path) -> None:
    first = made(catalogue, tmp_path / "one", tmp_path / "none", Ledger())
    out = tmp_path / "one" / "site"
    sound = bytes_of(out)
    (out / "zh-hant/index.html").write_text("half", "utf-8")
    (out / "zh-hans/gucheng/index.html").unlink()
    made(catalogue, tmp_path / "two", out, first.ledger)
    assert bytes_of(tmp_path / "two" / "site") == sound


def test_every_address_is_ascii(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is turned whole: an address with Chinese in it would lead elsewhere afterwards."""
    monkeypatch.setattr(small_content, "TALK", RECORDED)
    root = small_content.write(tmp_path / "content")
    body = root / "sanhe/qinghe/activities/green/index.md"
    body.write_text(body.read_text("utf-8").replace("正文在这里", "[百科](https://x.example/绿地?q=干部)"), "utf-8")
    signup = body.read_text("utf-8").replace("打 0730-522 0102 报名", "https://报名.example/绿地")
    body.write_text(signup, "utf-8")
    held = read(root)
    made_site = render(held, replace(furnish(held), bodies=_bodies(held)), tmp_path)
    for file in made_site.rglob("*.html"):
        for found in ADDRESS.findall(file.read_text("utf-8")):
            assert urlsplit(found.replace("&#", "&"))._replace(fragment="").geturl().isascii(), f"{file}: {found}"
    for edition in ("", "zh-hant/"):
        page = (made_site / f"{edition}sanhe/qinghe/activities/green/index.html").read_text("utf-8")
        assert 'href="https://x.example/%E7%BB%BF%E5%9C%B0?q=%E5%B9%B2%E9%83%A8"' in page
        talk = (made_site / f"{edition}sanhe/qinghe/talks/hills/index.html").read_text("utf-8")
        assert "talks/hills/%E4%B9%A6%E8%AE%B0%20%E8%AE%B2%E8%AF%9D.mp3" in talk


def _bodies(held: Catalogue) -> dict[str, str]:
    return {entry.id: bodies.html(entry.home.body, lambda _: None, lambda _: None) for entry in held.entries}


def test_without_scripts_a_reader_goes_from_script_to_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto((site / "sanhe/qinghe/activities/green/index.html").as_uri())
    page.click(".hanzi a[lang=zh-Hant]")
    assert page.url.endswith("/zh-hant/sanhe/qinghe/activities/green/index.html")
    assert page.locator("h1").inner_text() == "認養一片綠地，扮靚共同家園"
    assert page.locator(".hanzi [aria-current]").inner_text() == "繁體"
    assert page.evaluate("document.images[0].naturalWidth") > 0
    page.click(".crumbs a >> nth=2")
    assert page.url.endswith("/zh-hant/sanhe/qinghe/index.html"), "links between pages stay in the edition"
    page.click(".hanzi a[lang=zh-Hans]")
    assert page.url.endswith("/site/sanhe/qinghe/index.html")
    page.goto((site / "gucheng/index.html").as_uri())
    page.click(".hanzi a[lang=zh-Hans]")
    assert page.url.endswith("/zh-hans/gucheng/index.html")
    assert page.locator("h1").inner_text() == "古城社区"
    page.click(".brand")
    assert page.url.endswith("/site/index.html"), "zh-hans/ has no home page of its own"
    context.close()
