"""The built site as files: whole, of one piece, and of nobody else's."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.conftest import furnish, render
from zhendi.catalogue import Catalogue
from zhendi.look import first_script, script, stylesheet


@dataclass
class Seen(HTMLParser):
    """What a page holds, as far as these tests ask."""

    file: Path
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.append((tag, told))
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if tag == "a" and "href" in told else []
        self.loaded += [told["href"]] if tag == "link" and told["rel"] in ("stylesheet", "icon") else []
        self.loaded += [told["src"]] if "src" in told else []
        self.loaded += [part.split()[0] for part in told.get("srcset", "").split(", ") if part]


@pytest.fixture(scope="session")
def seen(site: Path) -> dict[str, Seen]:
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): Seen(file) for file in files if file.stat().st_size}


def _pages(seen: dict[str, Seen]) -> list[tuple[str, Seen]]:
    """All pages but the one that is shown at any address."""
    return [(path, page) for path, page in seen.items() if not path.endswith("404.html")]


def test_every_link_and_every_file_is_there(site: Path, seen: dict[str, Seen]) -> None:
    for path, page in _pages(seen):
        for address in (*page.links, *page.loaded):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (page.file.parent / unquote(parts.path)).resolve() if parts.path else page.file
            assert target.is_file(), f"{path}: {address}"
            assert target.is_relative_to(site.resolve()), f"{path}: {address} leaves the site"
            if parts.fragment:
                name = target.relative_to(site.resolve()).as_posix()
                assert unquote(parts.fragment) in seen[name].ids, f"{path}: {address}"


def test_the_page_for_lost_addresses_starts_from_the_sites_path(site: Path, seen: dict[str, Seen]) -> None:
    lost = seen["404.html"]
    for address in (*lost.links, *lost.loaded):
        if not urlsplit(address).scheme and not address.startswith("#"):
            assert address.startswith("/web/"), address
            assert (site / address.removeprefix("/web/")).is_file(), address
    turned = seen["zh-hant/404.html"]
    ways = [address for address in turned.links if address.startswith("/web/") and "/zh-hant/" not in address]
    assert ways == ["/web/404.html"], "only the way to the other script leaves the edition"
    assert all((site / address.removeprefix("/web/")).is_file() for address in (*ways, *turned.loaded))


def test_nothing_is_loaded_from_another_host(site: Path, seen: dict[str, Seen]) -> None:
    assert not [address for page in seen.values() for address in page.loaded if urlsplit(address).netloc]
    for file in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", file.read_text(encoding="utf-8")), file


def test_links_that_leave_lead_to_the_filings_only(seen: dict[str, Seen]) -> None:
    outward = {urlsplit(address) for page in seen.values() for address in page.links}
    assert {led.netloc for led in outward if led.scheme == "webcal"} == {"sanhe.example"}
    assert {led.netloc for led in outward if led.scheme != "webcal"} <= {"", "beian.miit.gov.cn", "beian.mps.gov.cn"}


def test_no_control_is_dead_and_one_script_alone_stands_in_a_page(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        for tag, told in page.tags:
            assert not [name for name in told if name.startswith("on")], path
            assert tag != "form" or told["action"].endswith(("index.html", "search/index.html")), path
            assert (
                tag not in ("input", "select")
                or told.get("name")
                or re.search("md-toggle|ba__r", told.get("class", ""))
            ), path
        assert "#" not in page.links, path
        standing = re.findall(
            r"<script(?![^>]*(?:src=|application/ld))[^>]*>(.*?)</script>", page.file.read_text(encoding="utf-8"), re.S
        )
        assert standing == [first_script()], path


def test_each_page_has_one_heading_one_main_part_and_single_ids(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        tags = [tag for tag, _ in page.tags]
        assert (tags.count("h1"), tags.count("main")) == (1, 1), path
        assert len(page.ids) == len(set(page.ids)), path


def test_each_picture_has_its_size_and_its_words(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        pictures = [told for tag, told in page.tags if tag == "img"]
        assert all({"width", "height", "alt"} <= told.keys() for told in pictures), path
        sources = [told["src"] for told in pictures]
        assert len(sources) == len(set(sources)), f"{path} shows a picture twice"


def test_the_foot_names_who_is_answerable(seen: dict[str, Seen]) -> None:
    for path, page in [(path, page) for path, page in seen.items() if not path.startswith("zh-hant/")]:
        foot = page.file.read_text(encoding="utf-8").split('<footer class="foot">')[1]
        for told in (
            "三河区社区宣传中心",
            "示例ICP备2026000001号",
            "示例公网安备00000000000001号",
            "tel:07305220001",
            "mailto:jubao@sanhe.example",
            "三河区一号",
            "转载请注明出处",
            "https://beian.miit.gov.cn/",
        ):
            assert told in foot, f"{path}: {told}"


def test_an_unlisted_page_is_in_no_list_and_not_to_be_indexed(seen: dict[str, Seen]) -> None:
    others = [page for path, page in _pages(seen) if not path.endswith("notices/coming/index.html")]
    assert not [page.file for page in others if any("notices/coming" in link for link in page.links)]
    told = [told for tag, told in seen["sanhe/notices/coming/index.html"].tags if tag == "meta"]
    assert {"name": "robots", "content": "noindex"} in told


def test_a_traditional_unit_speaks_traditional_chinese(seen: dict[str, Seen]) -> None:
    page = seen["gucheng/index.html"]
    text = page.file.read_text(encoding="utf-8")
    assert page.tags[0] == ("html", {"lang": "zh-Hant"})
    for label in ("首頁", "概況", "戶數", "截至2025年12月31日", "主辦單位", "舉報電話", "跳到正文"):
        assert label in text.replace('<span class="nb">', "")
    assert "概况" not in text


def test_no_day_is_called_today_in_the_files(seen: dict[str, Seen]) -> None:
    relative = re.compile("今天|明天|昨天|今晚|本周")
    words = re.compile('data-(today|tomorrow)="[^"]+"')  # what the script may say, by the reader's clock
    ours = [page.file for path, page in seen.items() if path.endswith("index.html")]
    assert not [file for file in ours if relative.search(words.sub("", file.read_text(encoding="utf-8")))]


def test_a_demonstration_and_a_preview_say_so_on_every_page(demonstration: Path) -> None:
    for file in demonstration.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if text:
            assert "2026年4月16日 8:30" in text, file
            assert "示例站" in text, file
            assert "草稿预览" in text or "草稿預覽" in text, file
    assert "tag--draft" in (demonstration / "sanhe/notices/draft/index.html").read_text(encoding="utf-8")


def test_a_site_that_is_none_of_these_says_nothing_of_it(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        text = page.file.read_text(encoding="utf-8")
        assert "草稿预览" not in text, path
        assert "data-clock" not in text, path


def test_the_stylesheet_keeps_to_what_old_phones_know(site: Path) -> None:
    text = stylesheet().text
    newer = r":is\(|:where\(|:has\(|(?<![a-z-])inset:|aspect-ratio|color-mix|clamp\(|padding-inline|margin-block"
    assert re.findall(newer, text) == []


def test_residents_pages_load_one_stylesheet_and_one_script(seen: dict[str, Seen]) -> None:
    loaded = [name for name in seen["sanhe/index.html"].loaded if name.endswith((".css", ".js"))]
    assert loaded == [f"../{stylesheet().address}", f"../{script().address}"]


def test_the_same_content_gives_the_same_bytes(site: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    again = render(catalogue, furnish(catalogue), tmp_path)
    for file in site.rglob("*.*"):
        if file.is_file():
            assert file.read_bytes() == (again / file.relative_to(site)).read_bytes(), file
