"""What a screen shows at chosen moments: a real browser, judged by the colour of its pixels."""

import pytest

from tests.player.conftest import Opener
from tests.player.hostile import Site
from tests.player.releases import SIZE, TITLE, part, quarters, screen, write

PAGE = "screens/hall/index.html"
CLOCK = "2026-04-16 08:30"  # a Thursday


def demonstration(site: Site, *parts, clock: str = CLOCK, **keys) -> str:
    write(site.folder, *parts, TITLE, on=screen(**keys), clock=clock)
    return site.url + PAGE


def test_the_loop(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red", "green"), part("b", "blue"), part("s", "amber", tier="spacer")))
    player.begin()
    seen = [(player.shows, player.colour())]
    for _ in range(4):
        player.advance(10)
        seen.append((player.shows, player.colour()))
    assert seen == [("a#1", "red"), ("a#2", "green"), ("b#1", "blue"), ("slogan#1", "amber"), ("a#1", "red")]
    assert player.problems == []


def test_each_slide_has_its_own_time(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red", seconds=4), part("b", "blue", seconds=7)))
    player.begin("a#1")
    assert player.course(13, 1) == ["a#1"] * 4 + ["b#1"] * 7 + ["a#1"] * 3


def test_high_ones_among_normal_ones(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("h", "red", tier="high"), part("a", "blue"), part("b", "green")))
    player.begin()
    assert player.course(4) == ["a#1", "h#1", "b#1", "h#1", "a#1"]


def test_an_emergency_and_its_end(site: Site, play: Opener) -> None:
    alarm = part("e", "amber", tier="emergency", since="2026-04-16 08:30:15", until="2026-04-16 08:30:35")
    player = play(demonstration(site, alarm, part("a", "red"), part("b", "blue")))
    player.begin("a#1")
    assert player.course(5) == ["a#1", "b#1", "e#1", "e#1", "a#1", "b#1"]


def test_an_entry_that_ends_in_mid_loop(site: Site, play: Opener) -> None:
    ending = part("a", "red", "red", "red", until="2026-04-16 08:30:15")
    player = play(demonstration(site, ending, part("b", "blue"), part("c", "green")))
    player.begin("a#1")
    assert player.course(4) == ["a#1", "a#2", "b#1", "c#1", "b#1"]


def test_overnight_hours_belong_to_the_day_they_start(site: Site, play: Opener) -> None:
    night = part("night", "violet", weekdays=(5,), hours=["20:00-02:00"])
    thursday = play(demonstration(site, night, part("a", "blue"), clock="2026-04-17 01:59:30"))
    thursday.begin()
    assert thursday.course(2) == ["a#1", "a#1", "a#1"]
    saturday = play(demonstration(site, night, part("a", "blue"), clock="2026-04-18 01:59:30"))
    saturday.begin()
    assert saturday.course(4) == ["night#1", "a#1", "night#1", "a#1", "a#1"]
    assert saturday.colour() == "blue"


def test_a_weekday_begins_at_midnight_here(site: Site, play: Opener) -> None:
    days = (part("fri", "green", weekdays=(5,)), part("sat", "violet", weekdays=(6,)))
    player = play(demonstration(site, *days, clock="2026-04-17 23:59:45"), zone="America/New_York")
    player.begin()
    assert player.course(3) == ["fri#1", "fri#1", "sat#1", "sat#1"]
    assert player.colour() == "violet"


def test_dark_to_the_second(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red", seconds=30), clock="2026-04-16 20:59:50", hours=((420, 1260),)))
    player.begin("a#1")
    player.advance(8)
    assert player.colour() == "red"
    player.advance(3)
    assert (player.shows, player.colour(), player.colour(0.02, 0.03)) == ("dark", "black", "black")
    player.page.clock.fast_forward("09:59:40")
    assert player.shows == "dark"
    player.page.clock.run_for(21_000)
    player.begin("a#1")
    assert player.colour() == "red"


def test_dark_from_the_start(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red"), clock="2026-04-16 06:00", hours=((420, 1260),)))
    player.begin("dark")
    assert player.colour() == "black"


def test_spacers_and_the_title_card_when_nothing_else_may_play(site: Site, play: Opener) -> None:
    later = part("later", "red", since="2026-04-17 00:00")
    player = play(demonstration(site, later, part("s1", "amber", tier="spacer"), part("s2", "cyan", tier="spacer")))
    player.begin()
    assert player.course(3) == ["slogan#1", "slogan#2", "title", "slogan#1"]


def test_one_slide_alone_stays(site: Site, play: Opener) -> None:
    player = play(demonstration(site))
    player.begin("title")
    images = player.page.evaluate("document.images[0].__mark = 1")
    assert player.course(6) == ["title"] * 7
    assert player.page.evaluate("document.images[0].__mark") == images


@pytest.mark.parametrize(
    ("rotate", "corners"),
    [
        (0, ("red", "green", "blue", "amber")),
        (90, ("blue", "red", "amber", "green")),
        (180, ("amber", "blue", "green", "red")),
        (270, ("green", "amber", "red", "blue")),
    ],
)
def test_rotation(site: Site, play: Opener, rotate: int, corners: tuple[str, ...]) -> None:
    """The picture is turned clockwise by as much; the panel, mounted the other way, then shows it upright."""
    people_see = SIZE if rotate in (0, 180) else (SIZE[1], SIZE[0])
    url = demonstration(
        site, part("a", quarters(people_see)), width_px=people_see[0], height_px=people_see[1], rotate=rotate
    )
    player = play(url)
    player.begin("a#1")
    points = ((0.05, 0.05), (0.95, 0.05), (0.05, 0.95), (0.95, 0.95))
    assert tuple(player.colour(*point) for point in points) == corners


def test_a_picture_of_other_proportions_is_whole_on_black(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", quarters((90, 180)))))
    player.begin("a#1")
    points = [(0.02, 0.5), (0.4, 0.03), (0.6, 0.03), (0.4, 0.97), (0.6, 0.97), (0.98, 0.5)]
    assert [player.colour(*point) for point in points] == ["black", "red", "green", "blue", "amber", "black"]


def test_pixel_for_pixel(site: Site, play: Opener) -> None:
    """At its own size a slide is neither scaled nor smeared: a border between two colours is one pixel sharp."""
    player = play(demonstration(site, part("a", quarters(SIZE))))
    player.begin("a#1")
    picture = player.picture()
    row = [picture.getpixel((x, 20)) for x in range(SIZE[0])]
    borders = [x for x in range(1, SIZE[0]) if sum(abs(a - b) for a, b in zip(row[x - 1], row[x], strict=True)) > 60]
    assert len(borders) <= 2


def test_the_fade_never_shows_what_lies_beneath(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "white", seconds=3), part("b", "paper", seconds=3)))
    player.page.emulate_media(reduced_motion="no-preference")
    player.begin("a#1")
    player.page.wait_for_function("getComputedStyle(document.querySelector('.layer.on')).opacity === '1'")
    seen = set()
    for _ in range(40):
        player.page.clock.run_for(300)
        darkest = min(player.picture().crop((5, 5, 315, 175)).convert("L").getextrema())
        seen.add(player.shows)
        assert darkest > 235
    assert seen == {"a#1", "b#1"}


def test_nothing_of_a_browser_shows(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red")))
    player.begin()
    look = "getComputedStyle(document.body)"
    assert player.page.evaluate(f"{look}.cursor") == "none"
    inner = "[document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"
    assert player.page.evaluate(inner) == [True, True]


def test_only_its_own_host_is_asked(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red"), part("b", "blue")))
    player.begin()
    player.advance(20)
    assert all(url.startswith((site.url, "blob:")) for url in player.requested)


def test_the_overlay_tells_what_plays(site: Site, play: Opener) -> None:
    player = play(demonstration(site, part("a", "red"), part("h", "blue", tier="high")))
    player.begin("a#1")
    player.page.keyboard.press("i")
    said = player.overlay()
    for word in (
        "门厅屏（hall）",
        "2026年4月16日（周四）08:30:",
        "演示时钟",
        "普通　d/c/notices/a#1",
        "重点　d/c/notices/h#1",
        "3／3",
    ):
        assert word in said, said
    player.page.keyboard.press("i")
    assert not player.page.is_visible("#overlay")
