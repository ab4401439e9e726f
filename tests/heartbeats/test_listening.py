"""Many lines of many logs, in whatever order they are heard."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.heartbeats.logs import NEW, OLD, beat, epoch, line, poll
from zhendi.heartbeats import Heard, Life, Listener


def heard(*logs: list[str], until: str = "2026-11-22 12:00:00") -> Heard:
    listener = Listener(epoch(until))
    for log in logs:
        listener.log(written.encode() for written in log)
    return listener.heard()


DAY = [
    *(beat(f"2026-11-22 08:{minute:02}:11", release=OLD) for minute in range(20)),
    *(beat(f"2026-11-22 08:{minute:02}:11", release=NEW) for minute in range(20, 60)),
]
NOW = Life(epoch("2026-11-22 08:59:11"), NEW, epoch("2026-11-22 08:20:11"), "playing")


def test_a_screen_is_on_a_release_since_it_first_said_so() -> None:
    assert heard(DAY).screens == {"hall": NOW}


def test_going_back_to_a_release_counts_from_then() -> None:
    back = [*DAY, *(beat(f"2026-11-22 09:{minute:02}:11", release=OLD, state="partial") for minute in range(5))]
    last = Life(epoch("2026-11-22 09:04:11"), OLD, epoch("2026-11-22 09:00:11"), "partial")
    assert heard(back).screens == {"hall": last}


@given(st.lists(st.integers(1, 59), max_size=4), st.randoms(use_true_random=False))
def test_logs_may_be_cut_anywhere_and_come_in_any_order(cuts: list[int], chance: random.Random) -> None:
    bounds = [0, *sorted(cuts), len(DAY)]
    logs = [DAY[a:b] for a, b in pairwise(bounds)]
    chance.shuffle(logs)
    assert heard(*logs).screens == {"hall": NOW}


def test_two_servers_share_a_screen() -> None:
    assert heard(DAY[::2], DAY[1::2]).screens == {"hall": NOW}


def test_without_a_heartbeat_polls_are_enough() -> None:
    assert heard([poll("2026-11-22 08:00:00"), poll("2026-11-22 08:01:00")]).screens == {
        "hall": Life(epoch("2026-11-22 08:01:00"))
    }


def test_a_heartbeat_that_stopped_says_nothing_of_today() -> None:
    later = [poll(f"2026-11-22 10:{minute:02}:00") for minute in range(10)]
    assert heard(DAY, later).screens == {"hall": Life(epoch("2026-11-22 10:09:00"))}


def test_what_comes_after_the_moment_is_not_heard() -> None:
    assert heard(DAY, until="2026-11-22 08:10:30").screens["hall"].last == epoch("2026-11-22 08:10:11")


def test_rubbish_is_counted_and_the_end_of_the_logs_known() -> None:
    found = heard(["rubbish\n", *DAY, "\x00\x00\n", line("2026-11-22 09:30:00", "/")])
    assert (found.lines, found.rubbish, found.latest) == (63, 2, epoch("2026-11-22 09:30:00"))
    assert heard([]) == Heard({})


def test_a_stranger_who_plays_ten_thousand_screens_takes_no_memory_without_end() -> None:
    strangers = (poll("2026-11-22 08:00:00", f"x{number}").encode() for number in range(10_500))
    listener = Listener(epoch("2026-11-22 12:00:00"))
    listener.log(strangers)
    assert len(listener.heard().screens) == 10_000
