"""A page of an edition: the same page in the other script, its addresses right, what machines read left alone."""

import pytest

from zhendi.editions import SIMPLIFIED, TRADITIONAL, Editions, alternates, places
from zhendi.register.addresses import page_address

PAGE = "houjie/talks/gate/index.html"
HEAD = '<!doctype html>\n<html lang="{lang}">\n'


def made(editions: Editions, html: str, page: str = PAGE) -> str:
    return editions.made(page, HEAD.format(lang="zh-Hans") + html, TRADITIONAL).split("\n", 2)[2]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            '<img src="../../../assets/photos/a.jpg" alt="后来">',
            '<img src="../../../../assets/photos/a.jpg" alt="後來">',
        ),
        (
            '<img srcset="../../../assets/a.jpg 480w, ../../../assets/b.jpg 960w">',
            '<img srcset="../../../../assets/a.jpg 480w, ../../../../assets/b.jpg 960w">',
        ),
        ('<a href="../../../houjie/index.html#x">', '<a href="../../../houjie/index.html#x">'),
        ('<a href="../../../screens/index.html">', '<a href="../../../screens/index.html">'),
        (
            '<a href="../../../screens/hall/index.html?preview">',
            '<a href="../../../../screens/hall/index.html?preview">',
        ),
        ('<a href="../../../houjie/feed.xml">', '<a href="../../../../houjie/feed.xml">'),
        ('<a href="../../../houjie/calendar.ics">', '<a href="../../../../houjie/calendar.ics">'),
        (
            '<link rel="manifest" href="../../../app.webmanifest">',
            '<link rel="manifest" href="../../../../app.webmanifest">',
        ),
        (
            '<audio src="../../../houjie/talks/gate/%E5%BD%95.mp3">',
            '<audio src="../../../../houjie/talks/gate/%E5%BD%95.mp3">',
        ),
        (
            '<div data-index="../../../search/" data-root="../../../">',
            '<div data-index="../../../../search/" data-root="../../../">',
        ),
        ('<a href="https://x.example/a.pdf">页面</a>', '<a href="https://x.example/a.pdf">頁面</a>'),
        ('<a href="#正文">正文</a>', '<a href="#正文">正文</a>'),
        ('<p class="card card--text" data-copied="已复制">', '<p class="card card--text" data-copied="已複製">'),
        (
            '<script type="application/ld+json">{"name":"后面","url":"https://z.example/houjie/","inLanguage":"zh-Hans"}</script>',
            '<script type="application/ld+json">{"name":"後面","url":"https://z.example/houjie/","inLanguage":"zh-Hant"}</script>',
        ),
        ('<meta property="og:locale" content="zh_CN">', '<meta property="og:locale" content="zh_TW">'),
        (
            '<link rel="alternate" hreflang="zh-Hans" href="https://zhendi.example/web/houjie/">',
            '<link rel="alternate" hreflang="zh-Hans" href="https://zhendi.example/web/houjie/">',
        ),
        (
            '<link rel="canonical" href="https://zhendi.example/web/houjie/talks/gate/">',
            '<link rel="canonical" href="https://zhendi.example/web/zh-hant/houjie/talks/gate/">',
        ),
    ],
)
def test_addresses_and_what_machines_read(editions: Editions, written: str, told: str) -> None:
    assert made(editions, written) == told


def test_a_page_at_the_root_reaches_its_files_one_folder_up(editions: Editions) -> None:
    written = '<link href="assets/a.css"><a href="houjie/index.html" title="a.b"><form data-root="" data-index="search/"><img srcset="assets/a.jpg 1x, assets/b.jpg 2x"><p>a, assets/</p>'
    told = '<link href="../assets/a.css"><a href="houjie/index.html" title="a.b"><form data-root="" data-index="../search/"><img srcset="../assets/a.jpg 1x, ../assets/b.jpg 2x"><p>a, assets/</p>'
    assert made(editions, written, "index.html") == told


def test_what_is_in_the_wanted_script_already_is_spared(editions: Editions) -> None:
    """里長 is right as it stands in traditional characters; as simplified text it would become 裏長."""
    html = '<p>里长</p><article class="card" lang="zh-Hant"><p>里長</p><p lang="zh-Hans">里长</p></article><p>发</p>'
    told = '<p>里長</p><article class="card" lang="zh-Hant"><p>里長</p><p lang="zh-Hant">里長</p></article><p>發</p>'
    assert made(editions, html).replace("裏", "里") == told
    assert made(editions, html).count("裏") == made(editions, "里长里长").count("裏")


def test_a_traditional_page_is_the_same_in_the_traditional_edition(editions: Editions) -> None:
    html = (
        HEAD.format(lang="zh-Hant")
        + '<link rel="canonical" href="https://zhendi.example/web/houjie/gate/"><p>里長于某</p>'
    )
    assert editions.made("houjie/gate/index.html", html, TRADITIONAL) == html


def test_the_simplified_edition_leads_out_where_it_has_no_page(editions: Editions) -> None:
    html = HEAD.format(lang="zh-Hant") + (
        '<a href="../../index.html">首頁</a><a href="../../houjie/gate/families/yu/index.html#x">後</a>'
        '<a href="../../houjie/gate/families/plain/index.html">后</a>'
    )
    told = editions.made("houjie/gate/index.html", html, SIMPLIFIED)
    assert told == HEAD.format(lang="zh-Hans") + (
        '<a href="../../../index.html">首页</a><a href="../../houjie/gate/families/yu/index.html#x">后</a>'
        '<a href="../../../houjie/gate/families/plain/index.html">后</a>'
    )


SWITCH = (
    '<p class="hanzi"><a class="tool" lang="zh-Hans" hreflang="zh-Hans" href="{hans}"{0}>简体</a>'
    '<a class="tool" lang="zh-Hant" hreflang="zh-Hant" href="{hant}"{1}>繁體</a></p>'
)
CURRENT = ' aria-current="true"'


def test_each_script_leads_to_the_same_page_in_the_other(editions: Editions) -> None:
    root, path = "../../../", PAGE
    html = SWITCH.format(CURRENT, "", hans=root + path, hant=f"{root}zh-hant/{path}")
    told = SWITCH.format("", CURRENT, hans=f"../{root}{path}", hant=f"../{root}zh-hant/{path}")
    assert made(editions, html) == told


def test_a_page_without_a_place_gets_addresses_from_the_sites_path(editions: Editions) -> None:
    html = '<link href="/web/assets/a.css"><a href="/web/houjie/index.html"><a href="/web/screens/hall/index.html">'
    told = '<link href="/web/assets/a.css"><a href="/web/zh-hant/houjie/index.html"><a href="/web/screens/hall/index.html">'
    assert made(editions, html, "404.html") == told


def test_which_pages_an_edition_holds(editions: Editions) -> None:
    assert editions.of("index.html") == (TRADITIONAL,)
    assert editions.of("houjie/index.html") == (TRADITIONAL,)
    assert editions.of("houjie/gate/families/index.html") == (TRADITIONAL, SIMPLIFIED)
    assert editions.of("houjie/gate/families/yu/index.html") == (TRADITIONAL, SIMPLIFIED)
    assert editions.of("houjie/gate/families/plain/index.html") == (TRADITIONAL,)


def test_where_a_page_is_read_in_each_script() -> None:
    assert places("a/index.html", "zh-Hans") == {"zh-Hans": "a/index.html", "zh-Hant": "zh-hant/a/index.html"}
    assert places("a/index.html", "zh-Hant") == {"zh-Hans": "zh-hans/a/index.html", "zh-Hant": "a/index.html"}
    base = "https://zhendi.example/"
    assert list(alternates(base, "index.html", "zh-Hans")) == [
        ("zh-Hans", base),
        ("zh-Hant", base + "zh-hant/"),
        ("x-default", base),
    ]
    assert page_address(base, "about.html") == base + "about.html"
    assert page_address(base, "a-index.html") == base + "a-index.html"


def test_the_recipe_is_that_of_the_names_that_hold(editions: Editions) -> None:
    page = "houjie/index.html"
    assert editions.recipe(page, TRADITIONAL) == editions.recipe("houjie/about/index.html", TRADITIONAL)
    assert editions.recipe(page, TRADITIONAL) != editions.recipe("index.html", SIMPLIFIED)
