"""Search: what a first query of a reader moves and how long it takes, and how much of what is there it finds.

Beside it Material's own search, and Pagefind's, over the same entries as plain pages.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmark import content, material
from benchmark.content import Piece, Tree
from benchmark.measuring import CommandFailed, measure
from benchmark.node_tools import tool
from benchmark.report import Verdict
from benchmark.runner import Runner
from benchmark.serving import compressed, served
from benchmark.site import as_of, places
from zhendi.search.folding import folded

QUERIES = (
    *(
        "茶",
        "灯",
        "坡",
        "5",
        "讲",
        "泉",
        "水管",
        "热茶",
        "老人",
        "楼道",
        "坡道",
        "志愿",
        "医生",
        "血压",
        "签到",
        "展板",
        "停车",
    ),
    *(
        "老街坊",
        "网格员",
        "议事会",
        "小本子",
        "志愿者",
        "三号楼",
        "服务中心",
        "邻里同行",
        "邻里讲堂",
        "量血压测",
        "推婴儿车",
        "和睦之家",
    ),
    *(
        "二十七条意见",
        "能当场办的当场办",
        "教反诈",
        "包粽子",
        "赛龙舟",
        "AED",
        "WiFi",
        "12345",
        "PM2.5",
        "app",
        "100米",
    ),
    *("網格員", "議事會", "樓道", "遠處老人", "簽到", "志願者", "清泉", "银杏", "望江", "柳荫"),
)
_BYTES, _MILLISECONDS = 150_000, 300
_SOUGHT = ("search", "pagefind")
_CLIENT = Path(__file__).resolve().parents[2] / "zhendi" / "look" / "search"

# Every answer of Material's worker, and the moment at which it came.
_LISTEN = """(() => { const Plain = window.Worker; window.answers = [];
  window.Worker = function (...told) { const worker = new Plain(...told);
    worker.addEventListener('message', event => { if (event.data.type === 3) window.answers.push([performance.now(), event.data.data]); });
    return worker; }; })()"""
_PAGEFIND = """async query => { const begun = performance.now(), held = await import('/pagefind/pagefind.js');
  window.found = await held.search(query); await Promise.all(found.results.slice(0, 10).map(one => one.data()));
  return performance.now() - begun; }"""
_PAGEFIND_ALL = "async () => (await Promise.all(found.results.map(one => one.data()))).map(one => one.url)"
_ANSWERS = """([index, variants, queries]) => { learn(variants); return queries.map(query =>
  answers(wordsOf(query), key => index[key] || '', () => false)); }"""

Figures = Mapping[str, float]


def measure_search(runner: Runner, count: int, chromium: str) -> Sequence[Verdict]:
    """`count` entries, each query by a browser that has seen nothing before."""
    work = runner.work / "search"
    pieces = content.write(work / "content", count, work, Tree.PAGES)
    material.write(work / "material", pieces, work)
    runner.once(f"a build of {count} entries to search", ["-m", "zhendi", "build", *places(work), *as_of()])
    configuration = ["--config-file", str(work / "material" / "mkdocs.yml"), "--site-dir", str(work / "plain")]
    runner.once("the same, plain, with Material's search", ["-m", "mkdocs", "build", "--quiet", *configuration])
    cost = measure(
        [str(tool(runner.root, "pagefind")), "--site", str(work / "plain")], runner.root, {"PATH": "/usr/bin:/bin"}
    )
    print(f"  Pagefind's index … {cost.cpu:.1f} s", file=sys.stderr, flush=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            return _verdicts(_told(browser, work, pieces))
        finally:
            browser.close()


def _told(browser: Browser, work: Path, pieces: Sequence[Piece]) -> Mapping[str, Figures]:
    truth = {query: _holders(pieces, folded(query)) for query in QUERIES}
    asked = [query for query in QUERIES if truth[query]]
    with served(work / "out") as ours, served(work / "plain") as plain:
        found = _found(browser, work / "out", asked)
        first = [_query(browser, ours, work / "out", _type(query)) for query in asked]
        own = [(moved, passed, ids) for (moved, passed, _), ids in zip(first, found, strict=True)]
        theirs = [_query(browser, plain, work / "plain", _material(query)) for query in asked]
        third = [_query(browser, plain, work / "plain", _pagefind(query)) for query in asked]
    told = {"ours": own, "Material's": theirs, "Pagefind's": third}
    return {name: _figures(rows, [truth[query] for query in asked]) for name, rows in told.items()}


def _holders(pieces: Sequence[Piece], word: str) -> set[str]:
    """The entries that hold a word in their title or a line of their body."""
    return {
        piece.id for piece in pieces if any(word in folded(line) for line in (piece.title, *piece.body.split("\n")))
    }


# Milliseconds until results are shown, and a way to the ids of all that was found.
Asked = tuple[float, Callable[[], list[str]]]


def _query(
    browser: Browser, address: str, site: Path, ask: Callable[[Page, str], Asked]
) -> tuple[int, float, list[str]]:
    """Compressed bytes of the files of a search that a fresh browser asks for until it shows results; the time; the ids."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    moved: dict[str, int] = {}

    def count(url: str) -> None:
        path = urlsplit(url).path.lstrip("/")
        if any(part in path for part in _SOUGHT) and not path.endswith("html") and (site / path).is_file():
            moved[url] = len(compressed(site / path))

    page.on("request", lambda request: count(request.url))
    passed, found = ask(page, address)
    bytes_moved = sum(moved.values())
    ids = found()
    context.close()
    return bytes_moved, passed, ids


def _type(query: str) -> Callable[[Page, str], Asked]:
    def ask(page: Page, address: str) -> Asked:
        page.goto(f"{address}search/index.html", wait_until="networkidle")
        passed = page.evaluate(
            """query => new Promise(done => { const page = document.querySelector('[data-pages]'), field = page.querySelector('input');
            const begun = performance.now(); field.value = query; field.dispatchEvent(new Event('input', { bubbles: true }));
            new MutationObserver(() => { if (page.dataset.answers === query) done(performance.now() - begun); })
              .observe(page, { attributes: true }); })""",
            query,
        )
        return float(passed), list

    return ask


def _material(query: str) -> Callable[[Page, str], Asked]:
    def ask(page: Page, address: str) -> Asked:
        page.add_init_script(_LISTEN)
        page.goto(f"{address}index.html?q={query}")
        page.wait_for_function("window.answers.length > 0", timeout=120_000)
        passed, told = page.evaluate("window.answers[window.answers.length - 1]")
        items: list[Any] = told["items"] if isinstance(told, dict) else told
        return float(passed), lambda: [_id(one["location"]) for group in items for one in group]

    return ask


def _pagefind(query: str) -> Callable[[Page, str], Asked]:
    def ask(page: Page, address: str) -> Asked:
        page.goto(f"{address}404.html")
        passed = page.evaluate(_PAGEFIND, query)
        return float(passed), lambda: [_id(url) for url in page.evaluate(_PAGEFIND_ALL)]

    return ask


def _id(address: str) -> str:
    return urlsplit(address).path.strip("/").removesuffix("index.html").removesuffix(".html").strip("/")


def _found(browser: Browser, out: Path, queries: Sequence[str]) -> list[list[str]]:
    """What our client answers, from all of the index at once."""
    read = [json.loads(_data(file)) for file in (out / "search").glob("g*.js")]
    index = {gram: value for part in read for gram, value in part.items()}
    files = sorted((out / "search").glob("t*.js"), key=lambda file: int(file.stem[1:]))
    urls = [row[0].removesuffix("/index.html") for file in files for row in json.loads(_data(file))]
    page = browser.new_page()
    for name in ("fold", "postings", "asking"):
        page.add_script_tag(content=(_CLIENT / f"{name}.js").read_text("utf-8"))
    variants = json.loads(_data(out / "search" / "head.js"))["variants"]
    found = page.evaluate(_ANSWERS, [index, variants, list(queries)])
    page.close()
    return [[urls[number] for number in numbers] for numbers in found]


def _data(file: Path) -> str:
    return file.read_text("utf-8").split(",", 3)[3].removesuffix(");\n")


def _figures(rows: Sequence[tuple[int, float, list[str]]], truth: Sequence[set[str]]) -> Figures:
    right = sum(len(held & set(ids)) for (_, _, ids), held in zip(rows, truth, strict=True))
    return {
        "recall": right / sum(map(len, truth)),
        "bytes": max(moved for moved, _, _ in rows),
        "median bytes": median(moved for moved, _, _ in rows),
        "ms": median(passed for _, passed, _ in rows),
    }


def _verdicts(told: Mapping[str, Figures]) -> Sequence[Verdict]:
    ours = told["ours"]
    if not ours["recall"]:
        raise CommandFailed("the search finds nothing at all")
    verdicts = [
        Verdict("search: recall of 50 queries", 100 * ours["recall"], 100, " %", at_least=True),
        Verdict("search: the largest first query, compressed", ours["bytes"], _BYTES, " bytes"),
        Verdict("search: a first query, median, from typing to results", ours["ms"], _MILLISECONDS, " ms"),
    ]
    for name in ("Material's", "Pagefind's"):
        other = told[name]
        verdicts += [
            Verdict(f"{name} search: recall of the same", 100 * other["recall"], None, " %"),
            Verdict(
                f"{name} search: bytes of a first query, against ours", other["median bytes"] / ours["median bytes"]
            ),
            Verdict(f"{name} search: time of a first query, against ours", other["ms"] / ours["ms"]),
        ]
    return verdicts
