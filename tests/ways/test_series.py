"""The series of talks: which secretaries have spoken, which are still to, how often and to how many."""

from collections.abc import Callable
from typing import Any

from tests.ways import town
from tests.ways.conftest import Found, Laid, slug

TALKS = {
    "town/talks/t1": town.talk("2026-01-05", "东某", "河谷区东桥社区", came=30),
    "town/talks/t2": town.talk("2026-03-05", "东某", "河谷区东桥社区", came=50),
    "gate/talks/t3": town.talk("2026-02-05", "城某", "城門社區", role="黨委書記", theme="兩山", came=None),
    "town/west/talks/t4": town.talk("2026-02-20", "西某", role="退休教师", theme="文明", came=20),
    "town/west/talks/t5": town.talk("2026-02-21", "西某", role="退休教师", theme="文明", came=25),
}


def _series(page: Any) -> dict[str, Any]:
    return {series["name"].replace("\u200b", ""): series for series in page.context["series"]}


def test_those_who_have_spoken_stand_before_those_who_are_to(laid: Callable[[Found], Laid]) -> None:
    seats = _series(laid(TALKS)["talks/series/index.md"])["书记话“两山”"]["seats"]
    assert [(seat["unit"], seat["name"]) for seat in seats] == [
        ("东桥", "东某"),
        ("城門", "城某"),
        ("北桥", ""),
        ("西桥", ""),
    ]
    assert slug(seats[0]["url"]) == "t2", "the last time counts"
    assert seats[2]["url"] == "town/north/index.html"


def test_sessions_and_attendance_are_summed(laid: Callable[[Found], Laid]) -> None:
    told = _series(laid(TALKS)["talks/series/index.md"])
    hills, manners = told["书记话“两山”"], told["文明宣讲"]
    assert (hills["count"], hills["attendance"], hills["uncounted"]) == (3, 80, 1)
    assert (hills["spoken"], hills["waiting"]) == (2, 2)
    assert (manners["count"], manners["attendance"], manners["uncounted"]) == (2, 45, 0)
    assert (hills["first"], hills["last"]) == ({"year": 2026, "month": 1}, {"year": 2026, "month": 3})


def test_a_series_that_anybody_may_speak_in_waits_for_nobody(laid: Callable[[Found], Laid]) -> None:
    manners = _series(laid(TALKS)["talks/series/index.md"])["文明宣讲"]
    assert (manners["seats"], manners["waiting"]) == ([], 0)
    assert [quote["text"].replace("\u200b", "") for quote in manners["quotes"]] == ["西某说的一句话。"] * 2


def test_each_session_leads_to_its_talk(laid: Callable[[Found], Laid]) -> None:
    told = laid(TALKS)
    for series in _series(told["talks/series/index.md"]).values():
        for session in series["sessions"]:
            assert session["url"].removesuffix(".html") + ".md" in told


def test_a_unit_asks_only_for_its_own(laid: Callable[[Found], Laid]) -> None:
    told = laid(TALKS)
    seats = _series(told["town/talks/series/index.md"])["书记话“两山”"]["seats"]
    assert [seat["unit"] for seat in seats] == ["东桥", "北桥", "西桥"]
    assert "gate/talks/series/index.md" not in told, "one talk is no series"


def test_of_two_communities_of_one_name_the_nearer_has_spoken(laid: Callable[[Found], Laid]) -> None:
    both = {
        "town/talks/t1": town.talk("2026-01-05", "甲某", "西桥社区"),
        "town/north/talks/t2": town.talk("2026-01-06", "乙某", "北桥社区"),
    }
    seats = _series(laid(both)["talks/series/index.md"])["书记话“两山”"]["seats"]
    assert {seat["unit"] for seat in seats if seat["name"]} == {"西桥", "北桥"}


def test_the_home_page_tells_of_the_series_of_the_secretaries(laid: Callable[[Found], Laid]) -> None:
    told = laid(TALKS)
    programme: Any = told["index.md"].context["programme"]
    assert (programme["count"], programme["url"]) == (3, "talks/series/index.html")
    assert laid({"town/west/talks/t4": TALKS["town/west/talks/t4"]})["index.md"].context["programme"] is None
