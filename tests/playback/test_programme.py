"""What a manifest holds and in what order: contracts/PLAYBACK.md, “Eligible”, “Without expire_on”, “What a manifest holds”."""

from datetime import datetime, timedelta

import pytest

from tests.playback.made import NOW, catalogue, entry, screen, slogan
from zhendi.model.chinese_dates import CHINA
from zhendi.playback import Playable, programme

HERE, STREET, DISTRICT, BESIDE = "d/s/c", "d/s", "d", "d/s/x"


def ids(*entries, on=None, at=NOW, **keys):
    return [each.id for each in programme(catalogue(*entries), on or screen(), at, **keys)][:-1]


def test_the_title_card_is_always_there_last_and_undated():
    held = programme(catalogue(entry(f"{HERE}/notices/a")), screen(), NOW)
    assert held[-1] == Playable("title", "title", "filler", HERE)
    assert programme(catalogue(), screen(), NOW) == (held[-1],)


@pytest.mark.parametrize(
    ("folder", "unit", "descendants", "plays"),
    [
        ("notices", HERE, None, True),
        ("notices", STREET, None, True),
        ("notices", DISTRICT, None, True),
        ("notices", BESIDE, None, False),
        ("talks", STREET, None, True),
        ("talks", STREET, False, False),
        ("talks", HERE, False, True),
        ("activities", HERE, None, True),
        ("activities", STREET, None, False),
        ("activities", DISTRICT, True, True),
        ("honours", STREET, None, False),
        ("families", STREET, True, True),
    ],
)
def test_flow_down(folder, unit, descendants, plays):
    one = entry(f"{unit}/{folder}/a", play={"descendants": descendants})
    assert ids(one) == ([one.id] if plays else [])


def test_nothing_flows_up():
    assert ids(entry(f"{HERE}/notices/a", play={"descendants": True}), on=screen(STREET)) == []


def test_status_and_preview():
    entries = [entry(f"{HERE}/notices/{status}", status=status) for status in ("draft", "published", "withdrawn")]
    assert ids(*entries) == [f"{HERE}/notices/published"]
    assert ids(*entries, preview=True) == [f"{HERE}/notices/draft", f"{HERE}/notices/published"]


def test_surfaces():
    assert ids(entry(f"{HERE}/notices/a", surfaces=("site",))) == []
    assert ids(entry(f"{HERE}/notices/a", surfaces=("screen",))) == [f"{HERE}/notices/a"]


def test_screens_named():
    assert ids(entry(f"{HERE}/notices/a", play={"screens": ("hall", "gate")})) == [f"{HERE}/notices/a"]
    assert ids(entry(f"{HERE}/notices/a", play={"screens": ("gate",)})) == []
    assert ids(entry(f"{HERE}/notices/a", category="紧急", play={"screens": ("gate",)})) == []


@pytest.mark.parametrize(
    ("kinds", "plays"),
    [
        ((), True),
        (("notices",), True),
        (("通知",), True),
        (("活动", "通知"), True),
        (("活动",), False),
        (("宣講",), False),
    ],
)
def test_kinds_of_a_screen(kinds, plays):
    assert bool(ids(entry(f"{HERE}/notices/a"), on=screen(kinds=kinds))) is plays


def test_an_emergency_ignores_the_kinds():
    urgent = [entry(f"{HERE}/notices/a", category="紧急"), entry(f"{HERE}/talks/b", play={"priority": "emergency"})]
    assert ids(*urgent, on=screen(kinds=("活动",))) == [each.id for each in urgent]


@pytest.mark.parametrize(
    ("one", "last_day"),
    [
        (entry(f"{HERE}/activities/a", start_at="2026-05-01 09:00"), "2026-05-31 09:00"),
        (entry(f"{HERE}/activities/a", start_at="2026-05-01 09:00", end_at="2026-05-02"), "2026-06-02 00:00"),
        (entry(f"{HERE}/activities/a", start_at="2026-03-01 09:00"), "2026-05-10 00:00"),
        (entry(f"{HERE}/notices/a", to="2026-04-18 12:00"), "2026-04-18 12:00"),
        (entry(f"{HERE}/notices/a", to="2026-04-18"), "2026-04-19 00:00"),
        (entry(f"{HERE}/notices/a"), "2026-04-24 00:00"),
        (entry(f"{HERE}/honours/a"), "2026-08-08 00:00"),
        (entry(f"{HERE}/talks/a"), "2026-10-07 00:00"),
        (entry(f"{HERE}/families/a"), "2027-04-10 00:00"),
        (entry(f"{HERE}/families/a", expire_on="2026-04-20"), "2026-04-21 00:00"),
        (entry(f"{HERE}/families/a", expire_on="2026-04-20 18:00"), "2026-04-20 18:00"),
    ],
)
def test_when_an_entry_leaves(one, last_day):
    leaves = datetime.fromisoformat(last_day).replace(tzinfo=CHINA)
    assert programme(catalogue(one), screen(), NOW)[0].until == int(leaves.timestamp())
    assert ids(one, at=leaves - timedelta(seconds=1)) == [one.id]
    assert ids(one, at=leaves) == []


def test_the_horizon():
    def held(publish_on, networked):
        return bool(ids(entry(f"{HERE}/talks/a", publish_on), on=screen(networked=networked)))

    assert held("2026-04-23 08:29", True) and not held("2026-04-23 08:30", True)
    assert held("2026-06-15 08:29", False) and not held("2026-06-15 08:30", False)


def test_what_never_comes_up_within_the_horizon_is_not_held():
    sundays = {"weekdays": (7,), "hours": ((1200, 120),)}
    assert ids(entry(f"{HERE}/talks/a", expire_on="2026-04-19 20:00", play=sundays)) == []
    assert ids(entry(f"{HERE}/talks/a", expire_on="2026-04-19 20:01", play=sundays)) == [f"{HERE}/talks/a"]
    monday_night = NOW.replace(day=20, hour=1)  # Sunday's window still runs
    assert ids(entry(f"{HERE}/talks/a", expire_on="2026-04-20", play=sundays), at=monday_night) == [f"{HERE}/talks/a"]


def test_newest_first_kinds_by_turns():
    entries = [
        entry(f"{HERE}/notices/n1", "2026-04-10"),
        entry(f"{HERE}/notices/n2", "2026-04-12"),
        entry(f"{HERE}/notices/n3", "2026-04-13"),
        entry(f"{HERE}/talks/t1", "2026-04-09"),
        entry(f"{HERE}/talks/t2", "2026-04-11"),
    ]
    assert [each.rpartition("/")[2] for each in ids(*entries)] == ["n3", "t2", "n2", "t1", "n1"]


def test_of_one_day_by_id():
    entries = [entry(f"{HERE}/notices/{slug}", "2026-04-10") for slug in "cab"]
    assert [each[-1] for each in ids(*entries)] == ["a", "b", "c"]
    assert [each[-1] for each in ids(*entries, entry(f"{HERE}/notices/d", "2026-04-10 08:00"))] == ["d", "a", "b", "c"]


def test_tiers_stand_one_after_the_other():
    tiers = ("filler", "normal", "high", "emergency")
    entries = [entry(f"{HERE}/notices/{tier}", play={"priority": tier}) for tier in tiers]
    held = programme(catalogue(*entries, slogans=(slogan(HERE, "标语"),)), screen(), NOW)
    assert [each.tier for each in held] == ["emergency", "high", "normal", "spacer", "filler", "filler"]


def test_the_limit_counts_high_and_normal_ones_high_first():
    entries = [
        *(entry(f"{HERE}/notices/h{n}", f"2026-04-0{n}", play={"priority": "high"}) for n in range(3, 6)),
        *(entry(f"{HERE}/talks/n{n}", f"2026-04-1{n}") for n in range(4)),
        entry(f"{HERE}/notices/e", category="紧急"),
        entry(f"{HERE}/families/f", play={"priority": "filler"}),
    ]

    def held(limit):
        return [each.rpartition("/")[2] for each in ids(*entries, on=screen(limit=limit))]

    assert held(40) == ["e", "h5", "h4", "h3", "n3", "n2", "n1", "n0", "f"]
    assert held(5) == ["e", "h5", "h4", "h3", "n3", "n2", "f"]
    assert held(2) == ["e", "h5", "h4", "f"]


def test_slogans_of_the_unit_and_those_above_it():
    rows = (slogan(DISTRICT, "区"), slogan(BESIDE, "邻"), slogan(HERE, "一"), slogan(STREET, "街"), slogan(HERE, "二"))
    held = programme(catalogue(slogans=rows), screen(), NOW)[:-1]
    assert [(each.id, each.text, each.unit) for each in held] == [
        ("slogan#1", "一", HERE),
        ("slogan#2", "二", HERE),
        ("slogan#3", "街", STREET),
        ("slogan#4", "区", DISTRICT),
    ]
    assert {(each.kind, each.tier, each.entry) for each in held} == {("slogan", "spacer", None)}


def test_slogans_with_dates():
    rows = (
        slogan(HERE, "旧", to="2026-04-15"),
        slogan(HERE, "今", "2026-04-16", "2026-04-16"),
        slogan(HERE, "远", "2026-05-01"),
    )
    held = programme(catalogue(slogans=rows), screen(), NOW)[:-1]
    assert [each.text for each in held] == ["今"]
    assert held[0].until is not None and held[0].since is not None and held[0].until - held[0].since == 86_400
