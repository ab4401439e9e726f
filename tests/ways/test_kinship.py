"""Related entries: for which reason, in which order, and how few of them a new one reaches."""

from collections.abc import Callable

from tests.ways import town
from tests.ways.conftest import Found, Laid, slug
from zhendi.outputs.pages.reasons import why
from zhendi.register import Register

FULL = "campaigns: [三城创建]\nseries: 巡河\ngrid: 一网格\ntopics: [水]\n"
KIN = {
    "town/east/activities/held": town.activity("2026-03-10", "巡河", more=FULL),
    "town/west/activities/campaign": town.activity("2026-01-01", "植树", more="campaigns: [三城創建]\n"),
    "town/west/activities/row": town.activity("2026-01-02", "巡河", more="series: 巡河\n"),
    "town/east/notices/grid": town.notice("2026-01-03", more="grid: 一网格\n"),
    "town/west/notices/topic": town.notice("2026-01-04", more="topics: [水]\n"),
    "town/east/activities/place": town.activity("2026-01-05", "义诊"),
    "town/north/notices/nothing": town.notice("2026-01-06"),
}


def _told(register: Register, entry: str, most: int = 3) -> list[tuple[str, str]]:
    held = next(each for each in register.listed if each.id.endswith(entry))
    return [(why(kin, held.lang), kin.held.entry.slug) for kin in register.kinship.of(held, most)]


def test_each_is_told_with_its_reason_the_closest_first(register: Callable[[Found], Register]) -> None:
    assert _told(register(KIN), "/held", 9) == [
        ("同属“三城创建”", "campaign"),
        ("同一系列“巡河”", "row"),
        ("也在一网格", "grid"),
        ("也说“水”", "topic"),
        ("也是东桥的活动", "place"),
    ]
    assert [slug for _, slug in _told(register(KIN), "/held")] == ["campaign", "row", "grid"]


def test_a_name_that_is_quoted_already_is_not_quoted_again(register: Callable[[Found], Register]) -> None:
    talks = {
        "town/talks/t1": town.talk("2026-01-05", "东某", "东桥社区"),
        "gate/talks/t2": town.talk("2026-02-05", "城某", "城門社區", role="黨委書記", theme="兩山"),
    }
    assert _told(register(talks), "/t1") == [("同一系列书记话“两山”", "t2")]
    assert _told(register(talks), "/t2") == [("同一系列書記話“兩山”", "t1")]


def test_one_reason_gives_two_as_long_as_there_is_another(register: Callable[[Found], Register]) -> None:
    many = {
        f"town/west/notices/c{n}": town.notice(f"2026-02-0{n}", more="campaigns: [三城创建]\n") for n in range(1, 9)
    }
    reasons = [reason for reason, _ in _told(register({**KIN, **many}), "/held")]
    assert reasons == ["同属“三城创建”", "同属“三城创建”", "同一系列“巡河”"]


def test_those_nearest_in_time_are_told(register: Callable[[Found], Register]) -> None:
    days = {f"town/west/notices/d{n:02}": town.notice(f"2026-02-{n:02}") for n in range(1, 21)}
    assert {slug for _, slug in _told(register(days), "/d10", 4)} == {"d08", "d09", "d11", "d12"}
    assert [slug for _, slug in _told(register(days), "/d20")] == ["d19", "d18", "d17"]


def test_a_new_entry_reaches_few_others(laid: Callable[[Found], Laid]) -> None:
    days = {
        f"town/west/notices/d{n:02}": town.notice(f"2026-02-{n:02}", more="campaigns: [三城创建]\n")
        for n in range(1, 29)
    }
    before, after = (
        laid(days),
        laid({**days, "town/west/notices/new": town.notice("2026-04-01", more="campaigns: [三城创建]\n")}),
    )
    entries = [path for path in before if before[path].template == "entry.html"]
    assert len([path for path in entries if before[path].told != after[path].told]) <= 3


def test_the_page_tells_each_reason_once_and_never_itself(laid: Callable[[Found], Laid]) -> None:
    for path, page in laid(KIN).items():
        if page.template == "entry.html":
            related = [slug(kin["card"]["url"]) for kin in page.context["related"]]  # type: ignore[attr-defined]
            assert len(related) == len(set(related)), path
            assert slug(path.replace(".md", ".html")) not in related
