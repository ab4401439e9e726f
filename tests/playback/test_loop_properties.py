"""What a screen shows, for any programme: every sentence of contracts/PLAYBACK.md, “Tiers” and “Hours”."""

from collections import Counter
from dataclasses import replace
from itertools import islice, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.playback.table import epoch
from zhendi.playback import TIERS, Loop, Playable, eligible, plan, round_of, showing_at, within
from zhendi.playback.moments import comes_up, dwell

START = epoch("2026-04-16 00:00:00")
WEEK = 7 * 86_400

WINDOW = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda pair: pair[0] != pair[1])
WINDOWS = st.lists(WINDOW, max_size=2).map(tuple)
BOUND = st.none() | st.integers(START - 86_400, START + WEEK)
STAYS = st.lists(st.integers(5, 900), min_size=1, max_size=3).map(tuple)
TITLE = Playable("title", "title", "filler", "u")


@st.composite
def playables(draw, number):
    tier = draw(st.sampled_from(TIERS))
    weekdays = draw(st.lists(st.integers(1, 7), unique=True, max_size=4).map(tuple))
    name = f"p{number}"
    entry = None if tier == "spacer" else name
    since, until, hours = draw(BOUND), draw(BOUND), draw(WINDOWS)
    return Playable(name, "k", tier, "u", entry, since=since, until=until, weekdays=weekdays, hours=hours)


@st.composite
def loops(draw, trusted=True):
    many = [(draw(playables(n)), draw(STAYS)) for n in range(draw(st.integers(0, 8)))]
    return Loop((*many, (TITLE, (8,))), draw(WINDOWS), trusted)


starts = st.integers(START, START + WEEK)


def shown(loop, start, count=60):
    return list(islice(plan(loop, start), count))


@given(loops(), starts)
def test_nothing_plays_outside_its_window(loop, start):
    assert all(eligible(each.playable, each.at) for each in shown(loop, start) if each.playable)


@given(loops(), starts)
def test_black_outside_the_hours_and_only_there(loop, start):
    for each in shown(loop, start):
        for moment in (each.at, (each.at + each.until) // 2, each.until - 1):
            assert (each.playable is not None) == within(loop.hours, moment)


@given(loops(), starts)
def test_time_is_filled_without_a_gap(loop, start):
    course = shown(loop, start)
    assert course[0].at == start
    assert all(one.at < one.until == next_one.at for one, next_one in pairwise(course))


@given(loops(), starts)
def test_while_an_emergency_may_play_nothing_else_does(loop, start):
    for each in shown(loop, start):
        alarms = {who for who, _ in loop.parts if who.tier == "emergency" and eligible(who, each.at)}
        assert not alarms or each.playable is None or each.playable in alarms


@given(loops(), starts)
def test_spacers_and_filler_only_close_rounds_or_stand_in(loop, start):
    for before, each in pairwise(shown(loop, start)):
        if each.slide or each.playable is None or each.playable.tier not in ("spacer", "filler"):
            continue
        closing = each.playable.tier == "spacer" and before.playable and before.playable.tier in ("high", "normal")
        assert closing or not any(who.tier in ("high", "normal") and eligible(who, each.at) for who, _ in loop.parts)


@given(loops(), starts)
def test_spacers_and_fillers_take_turns_by_who_played_last(loop, start):
    """Whatever broke a round off: an emergency, the night, an entry's end."""
    idle = ("spacer", "filler")
    undated = {"since": None, "until": None, "weekdays": (), "hours": ()}
    parts = tuple((replace(who, **undated) if who.tier in idle else who, stays) for who, stays in loop.parts)
    idlers = [who for who, _ in parts if who.tier in idle]
    course = shown(Loop(parts, loop.hours), start)
    played = [n for n, each in enumerate(course) if each.playable in idlers and each.slide == 0]
    for last, now in pairwise(played):
        before = course[now - 1].playable
        closes = before is not None and before.tier in ("high", "normal")
        those = [who for who in idlers if who.tier == "spacer"] if closes else idlers
        after = idlers.index(course[last].playable) + 1
        turns = [who for who in (*idlers[after:], *idlers[:after]) if who in those]
        assert course[now].playable == (turns or idlers)[0]


@given(loops(), starts)
def test_slides_of_an_entry_play_together_and_in_order(loop, start):
    for before, each in pairwise(shown(loop, start)):
        if each.slide > 0:
            assert (before.playable, before.slide) == (each.playable, each.slide - 1)
        elif before.playable and before.slide + 1 < len(loop.seconds(before.playable)):
            alarm = each.playable and each.playable.tier == "emergency" and before.playable.tier != "emergency"
            assert alarm or each.playable is None or not eligible(before.playable, each.at)


@given(loops(trusted=False), starts)
def test_a_screen_with_a_broken_clock_plays_what_was_eligible_and_no_emergency(loop, start):
    for each in shown(loop, start):
        assert each.playable is not None
        assert each.playable.tier != "emergency" and eligible(each.playable, start)


@given(loops(), starts)
def test_the_same_from_the_same(loop, start):
    assert shown(loop, start, 20) == shown(loop, start, 20)


@given(loops(), starts, st.integers(0, 7200))
def test_showing_at(loop, start, later):
    showing = showing_at(loop, start, start + later)
    assert showing.at <= start + later < showing.until


def of_tier(tier, count):
    return tuple(Playable(f"{tier}{n}", "k", tier, "u") for n in range(count))


@given(st.integers(0, 12), st.integers(0, 60))
def test_a_round_counts_as_the_rule_says(high, normal):
    planned = round_of(of_tier("high", high), of_tier("normal", normal))
    times = 0 if high == 0 else 1 if normal <= high else max(2, -(-normal // (3 * high)))
    counts = Counter(planned)
    assert all(counts[each] == 1 for each in of_tier("normal", normal))
    assert all(counts[each] == times for each in of_tier("high", high))
    assert len(planned) == normal + times * high


@given(st.integers(1, 12), st.integers(1, 60))
def test_a_round_places_the_high_ones_as_the_rule_says(high, normal):
    planned = round_of(of_tier("high", high), of_tier("normal", normal))
    length, share = len(planned), len(planned) - normal
    places = [(i + 1) * share // length > i * share // length for i in range(length)]
    assert [each.tier == "high" for each in planned] == places
    highs = [each for each in planned if each.tier == "high"]
    assert highs == [of_tier("high", high)[n % high] for n in range(share)]
    assert [each for each in planned if each.tier == "normal"] == list(of_tier("normal", normal))


@given(st.integers(0, 4), st.integers(0, 6), st.integers(1, 4))
def test_each_round_is_closed_by_the_next_spacer(high, normal, spacers):
    assume(high + normal)
    entries = (*of_tier("high", high), *of_tier("normal", normal))
    loop = Loop(tuple((who, (10,)) for who in (*entries, *of_tier("spacer", spacers), TITLE)))
    planned = round_of(entries[:high], entries[high:])
    expected = [name for n in range(3) for name in (*planned, of_tier("spacer", spacers)[n % spacers])]
    assert [each.playable for each in shown(loop, START, len(expected))] == expected


@given(playables(0), starts, st.integers(1, 20 * 1440))
def test_comes_up_finds_a_moment_if_there_is_one(playable, at, minutes):
    end = at + minutes * 60
    # Every window begins and ends on a minute, so that a look at each minute and at the first moments is enough.
    moments = (at, *(bound for bound in (playable.since,) if bound), *range(-(-at // 60) * 60, end, 60))
    assert comes_up(playable, at, end) == any(at <= moment < end and eligible(playable, moment) for moment in moments)


@given(st.none() | st.integers(1, 3600), st.integers(0, 400), st.integers(1, 600))
def test_dwell(seconds, characters, least):
    stays = dwell(seconds, characters, least)
    assert stays >= least
    if seconds is None:
        assert stays == least or 5 * (stays - 2) - 5 < characters <= 5 * (stays - 2)
    else:
        assert stays == max(seconds, least)


def test_dwell_rounds_up():
    assert [dwell(None, count, 1) for count in (0, 1, 5, 6, 30, 31)] == [2, 3, 3, 4, 8, 9]
    assert (dwell(None, 30, 8), dwell(5, 100, 8), dwell(20, 0, 8)) == (8, 8, 20)
