"""`?preview`: staff look at any moment of the coming week, and nothing is kept, sent or covered."""

from hashlib import sha256
from io import BytesIO

import av
import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.playback.table import epoch
from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import COLOURS, SIZE, TITLE, Clip, Part, part, screen, write
from zhendi.playback import Loop, showing_at

PAGE = "screens/hall/index.html?preview"
LARGE = (1280, 720)
HOURS = ((420, 1260),)
PARTS = (
    part("storm", "amber", tier="emergency", since="2026-04-18 16:00", until="2026-04-19 08:00"),
    part("market", "red", tier="high", weekdays=(2, 6), hours=["18:00-20:30"]),
    part("a", "green", "blue", seconds=12, since="2026-04-10", until="2026-05-01"),
    part("b", "violet", until="2026-04-21 20:00"),
    part("s", "cyan", tier="spacer"),
    TITLE,
)


def film(colour: str, seconds: int) -> Clip:
    """One colour, a frame a second."""
    held = BytesIO()
    with av.open(held, "w", format="mp4") as made:
        stream = made.add_stream("libx264", rate=1)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for _ in range(seconds):
            made.mux(stream.encode(av.VideoFrame.from_image(Image.new("RGB", SIZE, COLOURS[colour]))))
        made.mux(stream.encode())
    return Clip(sha256(held.getvalue()).hexdigest(), len(held.getvalue()), float(seconds), held.getvalue())


def minute(text: str) -> int:
    """Of the week that begins as the release was built, 2026-04-16 08:00."""
    return (epoch(text) - epoch("2026-04-16 08:00")) // 60


def preview(site: Site, play: Opener, *parts: Part, size: tuple[int, int] = LARGE, **keys) -> Player:
    write(site.folder, *(parts or PARTS), on=screen(**{"hours": HOURS, **keys}))
    player = play(site.url + PAGE, size=size)
    player.page.wait_for_selector("#preview .moment:not(:empty)")
    return player


def slide_to(page: Page, text: str) -> None:
    page.fill("#preview input", str(minute(text)))


def moment(page: Page) -> str:
    return page.inner_text("#preview .moment")


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-16 08:00",
        "2026-04-17 12:34",
        "2026-04-18 15:59",
        "2026-04-18 16:01",
        "2026-04-19 08:00",
        "2026-04-21 20:00",
        "2026-04-21 20:31",
        "2026-04-23 08:00",
    ],
)
def test_it_shows_what_a_screen_shows_then(site: Site, play: Opener, text: str) -> None:
    player = preview(site, play)
    slide_to(player.page, text)
    loop = Loop(tuple((who, tuple(who.seconds or 0 for _ in slides)) for who, slides in PARTS), HOURS)
    expected = showing_at(loop, epoch("2026-04-16 08:00"), epoch(text))
    assert expected.playable
    name = expected.playable.id.rpartition("/")[2]
    assert player.shows == {"s": "slogan#1"}.get(name, f"{name}#{expected.slide + 1}")
    assert player.problems == []


def test_tuesday_at_eight(site: Site, play: Opener) -> None:
    player = preview(site, play, part("a", "green"), part("market", "red", weekdays=(2,), hours=["20:00-21:00"]), TITLE)
    slide_to(player.page, "2026-04-21 19:59")
    assert (player.shows, player.page.inner_text("#preview ol li")) == ("a#1", "notices\na")
    slide_to(player.page, "2026-04-21 20:00")
    player.page.click("text=下一个画面")
    assert (player.shows, moment(player.page)) == ("market#1", "4月21日（周二）20:00:10")
    told = player.page.inner_text("#preview .side")
    for words in (
        "门厅屏（hall）",
        "notices · 普通",
        "停留\t10秒",
        "星期\t周二",
        "时段\t20:00—21:00",
        "d/c/notices/market",
    ):
        assert words in told, told
    assert player.page.locator("#preview li.present").inner_text().startswith("notices\nmarket")
    player.page.wait_for_function("document.querySelector('#preview img').complete")
    assert player.colour(0.3, 0.35) == "red"


def test_hours_of_darkness(site: Site, play: Opener) -> None:
    player = preview(site, play)
    slide_to(player.page, "2026-04-16 22:00")
    assert player.shows == "dark" and player.colour(0.3, 0.35) == "black"
    assert "不在开屏时段（07:00—21:00），4月17日（周五）07:00再亮" in player.page.inner_text("#preview .why")
    player.page.click("text=下一个画面")
    assert moment(player.page) == "4月17日（周五）07:00" and player.shows == "a#1"
    player.page.click("text=上一个画面")
    assert moment(player.page) == "4月16日（周四）21:00" and player.shows == "dark"
    nights = player.page.eval_on_selector_all(
        "#preview .days .dark", "all => all.map(one => parseFloat(one.style.left))"
    )
    assert nights == pytest.approx([(780 + 1440 * n) / 100.8 for n in range(7)], abs=0.01)


def test_the_week_is_marked(site: Site, play: Opener) -> None:
    page = preview(site, play).page
    alarm = page.eval_on_selector("#preview .days .alarm", "one => [one.style.left, one.style.width].map(parseFloat)")
    assert alarm == pytest.approx([minute("2026-04-18 16:00") / 100.8, 16 * 60 / 100.8], abs=0.01)
    days = page.eval_on_selector_all("#preview .days .day", "all => all.map(one => one.innerText).filter(Boolean)")
    assert days == [f"周{day}\n4月{date}日" for day, date in zip("四五六日一二三", range(16, 23), strict=True)]


def test_by_keyboard(site: Site, play: Opener) -> None:
    page = preview(site, play).page
    seen = [moment(page)]
    keys = (
        "ArrowRight",
        "ArrowUp",
        "ArrowLeft",
        "PageUp",
        "PageDown",
        "PageDown",
        "End",
        "ArrowRight",
        "ArrowDown",
        "Home",
    )
    for key in keys:
        page.keyboard.press(key)
        seen.append(moment(page))
    first = "4月16日（周四）"
    assert seen == [
        *(f"{first}08:30", f"{first}08:31", f"{first}08:32", f"{first}08:31", f"{first}09:31", f"{first}08:31"),
        *(f"{first}08:00", "4月23日（周四）08:00", "4月23日（周四）08:00", "4月23日（周四）07:59", f"{first}08:00"),
    ]
    page.focus("#preview input")
    page.keyboard.press("ArrowRight")
    assert (moment(page), page.input_value("#preview input")) == (f"{first}08:01", "1")


def test_by_mouse_and_touch(site: Site, play: Opener) -> None:
    page = preview(site, play).page
    box = page.locator("#preview input").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert abs(int(page.input_value("#preview input")) - 5040) < 30
    page.click("text=现在")
    page.click("text=＋1小时")
    page.click("text=−1分")
    assert moment(page) == "4月16日（周四）09:29"
    assert page.evaluate("getComputedStyle(document.body).cursor") == "auto"


def test_it_plays_at_its_own_speed(site: Site, play: Opener) -> None:
    player = preview(site, play, part("a", "red", seconds=8), part("b", "blue", seconds=5), TITLE)
    player.page.keyboard.press("Home")
    player.page.keyboard.press("Space")
    seen = [player.shows]
    for _ in range(14):
        player.page.clock.run_for(1000)
        seen.append(player.shows)
    assert seen == ["a#1"] * 8 + ["b#1"] * 5 + ["a#1"] * 2
    assert moment(player.page) == "4月16日（周四）08:00:14"
    player.page.click("text=暂停")
    player.page.clock.run_for(5000)
    assert moment(player.page) == "4月16日（周四）08:00:14"


def test_the_round_is_told_in_order(site: Site, play: Opener) -> None:
    player = preview(site, play, part("h", "red", tier="high"), part("a", "blue", "green"), part("b", "cyan"), TITLE)
    lines = [line.replace("\n", " ") for line in player.page.locator("#preview li").all_inner_texts()]
    assert lines == ["notices a 2个画面", "notices h", "notices b", "notices h"]
    for present in (0, 0, 1, 2, 3, 0):
        marked = player.page.eval_on_selector_all(
            "#preview li", "all => all.map(one => one.className.split(' ')[0] === 'present')"
        )
        assert marked.index(True) == present and marked.count(True) == 1
        player.page.click("text=下一个画面")


def test_where_nothing_else_plays_the_turns_are_told(site: Site, play: Opener) -> None:
    spacers = (part("s1", "amber", tier="spacer"), part("s2", "cyan", tier="spacer"))
    player = preview(site, play, *spacers, TITLE)
    told = [line.replace("\n", " ") for line in player.page.locator("#preview li").all_inner_texts()]
    assert told == ["标语 第1条", "标语 第2条", "标题画面"]


def test_nothing_is_kept_and_nobody_is_told(site: Site, play: Opener) -> None:
    player = preview(site, play)
    slide_to(player.page, "2026-04-21 20:00")
    player.page.clock.run_for(200_000)
    kept = player.page.evaluate("""async () => [
      localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
      (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length
    ]""")
    assert kept == [0, 0, "", 0, 0, 0]
    ends = {url.rpartition("/")[2].partition("?")[0] for url in player.requested if not url.endswith(".jpg")}
    assert ends == {"index.html", "manifest.json", "preview.js"}
    assert [status for path, status in site.asked if "manifest" in path] == [200]


def test_from_a_folder(site: Site, play: Opener) -> None:
    file = write(site.folder, *PARTS, on=screen(hours=HOURS))
    player = play(f"{file.as_uri()}?preview", size=LARGE)
    player.page.wait_for_selector("#preview .moment:not(:empty)")
    slide_to(player.page, "2026-04-18 17:00")
    player.page.wait_for_function("(document.querySelector('#preview img') || {}).complete")
    assert (player.shows, player.colour(0.3, 0.35), player.problems) == ("storm#1", "amber", [])
    assert "紧急通知独占" in player.page.inner_text("#preview .why")


def test_a_demonstration_begins_at_its_own_moment(site: Site, play: Opener) -> None:
    write(site.folder, *PARTS, on=screen(hours=HOURS), clock="2026-04-16 09:15")
    player = play(site.url + PAGE, device="2031-01-01 00:00", size=LARGE)
    player.page.wait_for_selector("#preview .moment:not(:empty)")
    assert moment(player.page) == "4月16日（周四）09:15"


def test_without_a_manifest_it_says_so(site: Site, play: Opener) -> None:
    write(site.folder, *PARTS)
    (site.folder / "screens" / "hall" / "manifest.json").unlink()
    player = play(site.url + PAGE, size=LARGE)
    player.page.wait_for_function("document.body.innerText.indexOf('看不了：') >= 0")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768), (390, 844)])
@pytest.mark.parametrize("shape", [(1920, 1080), (1080, 1920), (640, 128)])
def test_nothing_covers_the_slide(site: Site, play: Opener, size: tuple[int, int], shape: tuple[int, int]) -> None:
    page = preview(site, play, size=size, width_px=shape[0], height_px=shape[1], rotate=90).page
    frame, *others = (page.locator(f"#preview {name}").bounding_box() for name in (".frame", ".bar", ".side"))
    assert frame and frame["width"] / frame["height"] == pytest.approx(shape[0] / shape[1], rel=0.02)
    assert frame["width"] > 0.55 * size[0] or frame["height"] > 0.45 * size[1]
    for other in others:
        assert other
        apart = frame["x"] + frame["width"] <= other["x"] or frame["y"] + frame["height"] <= other["y"]
        assert apart
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for button in page.locator("#preview button").all():
        seen = button.bounding_box()
        assert seen and seen["height"] >= 44 and seen["x"] >= 0 and seen["x"] + seen["width"] <= size[0]


def test_a_film_stands_where_it_would_and_goes_on_while_it_plays(site: Site, play: Opener) -> None:
    player = preview(site, play, part("film", film("red", 20)), part("a", "blue"), TITLE)
    player.page.keyboard.press("Home")
    player.page.wait_for_function("document.querySelector('#preview video').readyState > 1")
    assert player.page.evaluate("document.querySelector('#preview video').paused")
    player.page.keyboard.press("Space")
    player.page.clock.run_for(4000)
    player.page.wait_for_function("!document.querySelector('#preview video').paused")
    player.page.wait_for_function("document.querySelector('#preview video').currentTime >= 3.5")
    player.page.keyboard.press("Space")
    player.page.wait_for_function("document.querySelector('#preview video').paused")


def test_a_slide_that_cannot_be_opened_says_so(site: Site, play: Opener) -> None:
    site.faults[".jpg"] = 404
    player = preview(site, play, part("a", "red"), TITLE)
    player.page.wait_for_function("document.querySelector('#preview .frame').innerText === '这个画面打不开'")
