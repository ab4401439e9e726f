"""The order and the limit of a manifest, for any content."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.playback.made import KIND, NOW, catalogue, entry, screen
from zhendi.model.chinese_dates import CHINA
from zhendi.playback import eligible, programme

UNITS = ("d/s/c", "d/s", "d", "d/s/x")

HOURS = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda pair: pair[0] != pair[1]), max_size=2
)
PLAY = st.fixed_dictionaries(
    {
        "priority": st.sampled_from(["emergency", "high", "normal", "filler"]),
        "weekdays": st.lists(st.integers(1, 7), unique=True, max_size=3).map(tuple),
        "hours": HOURS.map(tuple),
        "descendants": st.sampled_from([None, True, False]),
    }
)
DAYS = st.integers(-20, 20).map(lambda days: f"{NOW + timedelta(days=days):%Y-%m-%d}")


@st.composite
def entries(draw):
    unit, folder = draw(st.sampled_from(UNITS)), draw(st.sampled_from(sorted(KIND)))
    return draw(DAYS), unit, folder, draw(st.sampled_from(["published", "draft"])), draw(PLAY)


@st.composite
def worlds(draw):
    rows = draw(st.lists(entries(), max_size=14))
    made = [
        entry(f"{unit}/{folder}/{n}", publish_on, status=status, expire_on=None, play=play)
        for n, (publish_on, unit, folder, status, play) in enumerate(rows)
    ]
    return catalogue(*made), screen(limit=draw(st.integers(1, 8)), networked=draw(st.booleans()))


@given(worlds())
def test_order_and_limit_hold_for_any_content(world):
    content, on = world
    held = programme(content, on, NOW)
    listed = [each for each in held if each.entry]
    assert len({each.id for each in held}) == len(held)
    assert sum(each.tier in ("high", "normal") for each in held) <= on.limit
    assert all(content.entry(each.id).status == "published" for each in listed)
    for tier in ("emergency", "high", "normal", "filler"):
        of_tier = [each for each in listed if each.tier == tier]
        for n, taken in enumerate(of_tier):
            newest = sorted(of_tier[n:], key=lambda each: (-each.since, each.id))
            other = [each for each in newest if n == 0 or each.kind != of_tier[n - 1].kind]
            assert taken == (other or newest)[0]


@given(worlds(), st.randoms(use_true_random=False))
def test_the_same_content_gives_the_same_order(world, random):
    content, on = world
    shuffled = list(content.entries)
    random.shuffle(shuffled)
    assert programme(catalogue(*shuffled), on, NOW) == programme(content, on, NOW)


@given(worlds(), st.integers(0, 60 * 24 * 60))
def test_what_is_eligible_within_the_horizon_is_held(world, minutes):
    content, on = world
    endless = on.model_copy(update={"limit": 500})
    held = {each.id for each in programme(content, endless, NOW)}
    at = int((NOW + timedelta(minutes=minutes % ((7 if on.networked else 60) * 24 * 60))).timestamp())
    later = programme(content, endless, datetime.fromtimestamp(at, CHINA))
    assert {each.id for each in later if each.entry and eligible(each, at)} <= held
