"""One whole round, for what plays without a schedule: the pictures on a stick and the video loop."""

from collections import Counter
from dataclasses import replace
from itertools import groupby, islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.playback.test_loop_properties import START, TITLE, loops, of_tier, starts
from zhendi.playback import Loop, eligible, one_round, plan

ANY = st.booleans().flatmap(loops)


def whole(playable):
    return replace(playable, since=None, until=None, weekdays=(), hours=())


def may_play(loop, at):
    return [who for who, _ in loop.parts if eligible(who, at) and (loop.trusted or who.tier != "emergency")]


@given(ANY, starts)
def test_it_is_what_a_screen_without_hours_begins_with_if_nothing_changes(loop, at):
    frozen = Loop(
        tuple((whole(who), stays) for who, stays in loop.parts if who in may_play(loop, at)), trusted=loop.trusted
    )
    once = [replace(each, playable=whole(each.playable)) for each in one_round(loop, at)]
    assert once == list(islice(plan(frozen, at), len(once)))


@given(ANY, starts)
def test_whatever_may_play_appears_with_all_its_slides_unless_a_tier_above_keeps_it_out(loop, at):
    tiers = {who.tier for who in may_play(loop, at)}
    above = next((keep for keep in ({"emergency"}, {"high", "normal"}) if tiers & keep), {"spacer", "filler"})
    seen = {(each.playable.id, each.slide) for each in one_round(loop, at)}
    for who in may_play(loop, at):
        slides = {(who.id, n) for n in range(len(loop.seconds(who)))}
        if who.tier in above:
            assert slides <= seen
        elif who.tier != "spacer" or "emergency" in above:  # a spacer may close a round of entries
            assert not slides & seen


@given(ANY, starts)
def test_a_round_of_entries_gives_each_its_turns_and_ends_with_the_first_spacer(loop, at):
    turns = [each.playable for each in one_round(loop, at) if each.slide == 0]
    of = {tier: [who for who in may_play(loop, at) if who.tier == tier] for tier in ("high", "normal", "spacer")}
    if turns[0].tier not in ("high", "normal"):
        return
    high, normal = len(of["high"]), len(of["normal"])
    times = 1 if normal <= high else max(2, -(-normal // (3 * high))) if high else 0
    assert turns[high * times + normal :] == of["spacer"][:1]
    assert Counter(turns[: high * times + normal]) == {
        **dict.fromkeys(of["high"], times),
        **dict.fromkeys(of["normal"], 1),
    }


@given(ANY, starts)
def test_without_entries_each_has_one_turn_in_order(loop, at):
    turns = [each.playable for each in one_round(loop, at) if each.slide == 0]
    tiers = ("emergency",) if turns[0].tier == "emergency" else ("spacer", "filler")
    if turns[0].tier in tiers:
        assert turns == [who for who in may_play(loop, at) if who.tier in tiers]


@given(ANY, starts)
def test_slides_stand_in_order_and_fill_the_time_from_the_moment_on(loop, at):
    once = one_round(loop, at)
    assert once[0].at == at and all(one.until == another.at for one, another in pairwise(once))
    assert [each.until - each.at for each in once] == [loop.seconds(each.playable)[each.slide] for each in once]
    for who, together in groupby(once, key=lambda each: each.playable):
        slides = len(loop.seconds(who))
        assert [each.slide for n, each in enumerate(together) if n < slides] == list(range(slides))


@given(loops(), starts, st.integers(1, 1439))
def test_the_hours_of_the_screen_do_not_matter(loop, at, edge):
    assert one_round(loop, at) == one_round(replace(loop, hours=((0, edge),)), at)


def test_examples():
    entries, spacers = (*of_tier("high", 1), *of_tier("normal", 2)), of_tier("spacer", 2)
    loop = Loop(tuple((who, (10, 5)) for who in (*entries, *spacers, TITLE)))
    once = one_round(loop, START)
    assert [(each.playable.id, each.slide, each.at - START) for each in once] == [
        *(("normal0", 0, 0), ("normal0", 1, 10), ("high0", 0, 15), ("high0", 1, 25)),
        *(("normal1", 0, 30), ("normal1", 1, 40), ("high0", 0, 45), ("high0", 1, 55)),
        *(("spacer0", 0, 60), ("spacer0", 1, 70)),
    ]
    alone = one_round(Loop(((TITLE, (8,)),), hours=((0, 1),)), START + 3600)
    assert [(each.at - START, each.until - START, each.playable, each.slide) for each in alone] == [
        (3600, 3608, TITLE, 0)
    ]
