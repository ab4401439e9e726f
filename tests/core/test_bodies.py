"""A body as HTML: what Markdown offers, what sanitising takes, where links and pictures lead."""

import re
from html.parser import HTMLParser

import pytest

from zhendi import bodies

HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    '<img src="a.jpg" onload="alert(1)">',
    '<img src="javascript:alert(1)">',
    '<a href="javascript:alert(1)">点</a>',
    '<a href="JaVaScRiPt:alert(1)">点</a>',
    '<a href="java&#10;script:alert(1)">点</a>',
    '<a href="&#106;avascript:alert(1)">点</a>',
    '<a href=" &#14; javascript:alert(1)">点</a>',
    '<a href="java\tscript:alert(1)">点</a>',
    "[点](javascript:alert(1))",
    "[点](JAVASCRIPT:alert(1))",
    "[点](javascript&colon;alert(1))",
    "[点](data:text/html;base64,PHNjcmlwdD4=)",
    "[点](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](a.jpg)',
    '![x](a.jpg "\\" onerror=\\"alert(1)")',
    '<p style="background:url(javascript:alert(1))">甲</p>',
    '<td style="text-align: left; position: fixed">甲</td>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<link rel="stylesheet" href="//evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<base href="//evil.example/">',
    "<style>body{display:none}</style>",
    '<form action="//evil.example"><input name=x><button>交</button></form>',
    "<!-- 没有收尾 <script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    '<div id="search" class="md-header">甲</div>',
    '<video src="//evil.example/v.mp4" autoplay></video>',
    '<details open ontoggle="alert(1)">甲</details>',
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
)
SCHEMES = re.compile(r"(?:https?|mailto|tel):|[#./a-z]", re.IGNORECASE)


class Tags(HTMLParser):
    """Every tag and attribute of a page, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def rendered(text: str) -> str:
    attributes = {"src": "../assets/a.jpg", "width": "4"}
    placed = bodies.Placed(attributes, "../assets/large.jpg", "看大图", "一棵树", "栽下的树", "摄影：孙某（示例）")
    return bodies.html(text, {"../b.md": "../../b/index.html"}.get, {"a.jpg": placed}.get)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "甲\n\n- {}\n", "> {}", "| 甲 |\n|---|\n| {} |", "!!! note\n    {}"])
def test_nothing_harmful_passes(text: str, around: str) -> None:
    for tag, attributes in Tags(rendered(around.format(text))).seen:
        assert tag in bodies.TAGS | {"figure", "figcaption"} and tag != "h1"
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("id") is None and "md-" not in (attributes.get("class") or "")
        assert "style" not in attributes
        address = attributes.get("href") or attributes.get("src") or "#"
        assert SCHEMES.match(address) and not re.match(r"(?i)\s*(javascript|data|vbscript)", address)
        assert tag != "img" or address == "../assets/a.jpg"


def test_tables_footnotes_and_admonitions() -> None:
    page = rendered('| 甲 | 乙 |\n|---|--:|\n| 一 | 二 |\n\n注[^1]\n\n[^1]: 脚注\n\n!!! note "提示"\n    内容\n')
    tags = Tags(page).seen
    assert ("td", {"align": "right"}) in tags
    assert ("li", {"id": "fn:1"}) in tags and ("sup", {"id": "fnref:1"}) in tags
    assert any(tag == "a" and attributes.get("href") == "#fn:1" for tag, attributes in tags)
    assert ("div", {"class": "admonition note"}) in tags and ("p", {"class": "admonition-title"}) in tags


def test_footnotes_of_one_body_do_not_reach_the_next() -> None:
    rendered("注[^1]\n\n[^1]: 脚注\n")
    assert "脚注" not in rendered("注[^1]\n")


def test_headings_begin_at_the_second_level() -> None:
    assert rendered("# 甲\n\n<h1>乙</h1>\n") == "<h2>甲</h2>\n<h2>乙</h2>"


def test_links_lead_to_pages_or_nowhere() -> None:
    page = rendered(
        "[一](../b.md) [二](../c.md) [三](https://x.cn) [四](#fn) <a href='../b.md'>五</a> <a href=../c.md>六</a>"
    )
    assert page == (
        '<p><a href="../../b/index.html">一</a> <span>二</span> <a href="https://x.cn/" class="out" '
        'rel="noopener noreferrer" data-to="x.cn">三<span class="out__h"><span class="vh">（站外链接）</span>x.cn</span></a> '
        '<a href="#fn">四</a> <a href="../../b/index.html">五</a> <span>六</span></p>'
    )


def led(text: str) -> list[tuple[str | None, str | None]]:
    """Where the links of a body lead, and which host each is said to lead to."""
    tags = Tags(bodies.html(text, lambda _: None, lambda _: None, own="own.example")).seen
    return [(told.get("href"), told.get("data-to")) for tag, told in tags if tag == "a"]


@pytest.mark.parametrize(
    ("text", "address", "host"),
    [
        ("[政府网](https://www.gov.cn@evil.example/a)", "https://evil.example/a", "evil.example"),
        ("<a href='https://evil.example\\@www.gov.cn/'>甲</a>", "https://evil.example/@www.gov.cn/", "evil.example"),
        ("[甲](//evil.example/x)", "https://evil.example/x", "evil.example"),
        ("[甲](https:evil.example)", "https://evil.example/", "evil.example"),
        ("<a href='https://%65vil。example'>甲</a>", "https://evil.example/", "evil.example"),
        ("[甲](https://аррӏе.com/)", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("[甲](http://x.cn:8080/路?问=答)", "http://x.cn:8080/%E8%B7%AF?%E9%97%AE=%E7%AD%94", "x.cn"),
        ("[甲](https://own.example/a/)", "https://own.example/a/", None),
        ("[甲](tel:021-55500110)", "tel:021-55500110", None),
        ("[甲](mailto:a@x.cn)", "mailto:a@x.cn", None),
    ],
)
def test_a_link_says_whose_site_it_leads_to_however_it_is_written(text: str, address: str, host: str | None) -> None:
    assert led(text) == [(address, host)]


@pytest.mark.parametrize(
    "text", ["[甲](https://)", "[甲](https://a:b:c/)", "<a href='https://a b/'>甲</a>", "[甲](/\\x.cn)"]
)
def test_an_address_that_is_none_is_no_link(text: str) -> None:
    assert led(text) == []


def test_an_address_that_is_its_own_text_is_not_said_twice() -> None:
    assert rendered("<https://x.cn/a>").count("x.cn") == 3  # where it leads, its text, and what the script reads


def test_pictures_are_placed_or_left_out() -> None:
    page = rendered('![<甲> "乙"](a.jpg "丙") ![丁](b.jpg) ![戊](//evil.example/c.jpg) <img src=a.jpg>')
    assert page.count("<img ") == 2 and "evil" not in page and "b.jpg" not in page
    assert Tags(page).seen[2] == (
        "img",
        {
            "alt": '<甲> "乙"',
            "title": "丙",
            "src": "../assets/a.jpg",
            "width": "4",
            "loading": "lazy",
            "decoding": "async",
            "class": "placed",
        },
    )


def test_a_picture_leads_to_itself_at_its_largest() -> None:
    large = '<a class="zoom" href="../assets/large.jpg"><img alt="{}" src="../assets/a.jpg" width="4"'
    alone = rendered("甲\n\n![](a.jpg)\n\n乙")
    assert alone.startswith(f"<p>甲</p>\n<figure>{large.format('一棵树')}")
    caption = "<figcaption>栽下的树<span>摄影：孙某（示例）</span></figcaption>"
    assert alone.endswith(f'<span class="vh">看大图</span></a>{caption}</figure>\n<p>乙</p>')
    assert "<figcaption>&lt;丁&gt;<span>" in rendered('![丙](a.jpg "<丁>")')
    assert f"<p>甲{large.format('丙')}" in rendered("甲![丙](a.jpg)"), "amid a text it is no figure"


def test_a_picture_in_a_link_leads_where_the_link_does() -> None:
    page = rendered("[![树](a.jpg)](../b.md)")
    assert [tag for tag, _ in Tags(page).seen] == ["p", "a", "img"]
    assert Tags(page).seen[1][1]["href"] == "../../b/index.html"


def test_a_line_end_between_chinese_characters_is_no_space() -> None:
    assert rendered("今天\n明天") == "<p>今天明天</p>"
    assert rendered("今天**好**\n**明**天") == "<p>今天<strong>好</strong><strong>明</strong>天</p>"
    assert rendered("今天\nEnglish") == "<p>今天\nEnglish</p>"
    assert rendered("# 题目\n正文") == "<h2>题目</h2>\n<p>正文</p>"
    assert rendered("    一\n    二") == "<pre><code>一\n二\n</code></pre>"


def test_references_are_found_where_they_are_written() -> None:
    text = "甲[一](../b.md)乙![二](图 片.jpg)\n[三][r]，<a href='x.md?y#z'>四</a> `[五](no.md)`\n\n[r]: %E5%9B%BE.md\n"
    found = bodies.references(text)
    assert [(one.target, one.is_picture) for one in found] == [
        ("../b.md", False),
        ("图 片.jpg", True),
        ("图.md", False),
        ("x.md?y#z", False),
    ]
    assert [text[one.offset :][:4] for one in found] == ["../b", "图 片.", "%E5%", "x.md"]
