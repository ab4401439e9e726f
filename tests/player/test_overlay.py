"""What the overlay tells whoever looks after a screen, and how it is opened."""

from tests.player.conftest import Opener, Player
from tests.player.hostile import Site
from tests.player.releases import TITLE, Picture, part, screen, write

PAGE = "screens/hall/index.html"
CLOCK = "2026-04-16 08:30"


def opened(site: Site, play: Opener, *parts, first: str = "a#1", clock: str = CLOCK, **keys) -> Player:
    write(site.folder, *parts, TITLE, on=screen(**keys), clock=clock)
    player = play(site.url + PAGE)
    player.begin(first)
    player.page.keyboard.press("i")
    return player


def row(player: Player, name: str) -> str:
    return player.page.inner_text(f"#overlay tr:has(th:text-is('{name}')) td")


def test_why_this_plays(site: Site, play: Opener) -> None:
    high = part("h", "blue", tier="high")
    player = opened(site, play, part("a", "red"), high, part("s", "amber", tier="spacer"))
    seen = []
    for _ in range(4):
        seen.append(row(player, "为什么")[:2])
        player.advance(10)
    assert seen == ["普通", "重点", "标语", "普通"]


def test_why_an_emergency_plays(site: Site, play: Opener) -> None:
    alarm = part("e", "amber", tier="emergency", until="2026-04-16 09:00")
    player = opened(site, play, part("a", "red"), alarm, first="e#1")
    assert row(player, "为什么") == "紧急通知独占，直到它过期"


def test_why_it_is_dark(site: Site, play: Opener) -> None:
    player = opened(site, play, part("a", "red"), first="dark", clock="2026-04-16 06:00", hours=((420, 1260),))
    assert (row(player, "正在播放"), row(player, "为什么")) == ("（黑屏）", "不在开屏时段")


def test_why_the_card_shows(site: Site, play: Opener) -> None:
    site.faults["manifest.json"] = 503
    write(site.folder, TITLE)
    player = play(site.url + PAGE)
    player.page.keyboard.press("i")
    assert row(player, "为什么") == "还没有取到内容，显示标题"


def test_what_is_kept_and_how(site: Site, play: Opener) -> None:
    write(site.folder, part("a", "red"), part("b", Picture(b"\xff\xd8 no picture" * 200_000)), TITLE)
    for address, how in ((site.url, "浏览器缓存"), (site.plain_url, "浏览器数据库")):
        player = play(address + PAGE)
        player.begin("a#1")
        player.page.keyboard.press("i")
        assert row(player, "存放").startswith(how) and "3 个文件，2.6 MB" in row(player, "存放")
        assert row(player, "已跳过") == "d/c/notices/b#1：画面打不开"


def test_the_keys(site: Site, play: Opener) -> None:
    player = opened(site, play, part("a", "red"))
    assert player.page.is_visible("#overlay")
    player.page.keyboard.press("Escape")
    assert not player.page.is_visible("#overlay")
    player.page.keyboard.press("Escape")
    assert not player.page.is_visible("#overlay")
    player.page.keyboard.press("i")
    player.page.keyboard.press("i")
    assert not player.page.is_visible("#overlay")


def test_four_taps_in_one_corner(site: Site, play: Opener) -> None:
    player = opened(site, play, part("a", "red"))
    player.page.keyboard.press("i")
    tap, seconds = player.page.mouse.click, player.page.clock.run_for
    for _ in range(3):
        tap(5, 5)
    seconds(2500)
    tap(5, 5)
    tap(315, 5)
    for _ in range(4):
        tap(160, 90)
    assert not player.page.is_visible("#overlay")
    seconds(2500)
    for x in (300, 310, 315, 318):
        tap(x, 170)
    assert player.page.is_visible("#overlay")


def test_errors_of_the_page_are_noted(site: Site, play: Opener) -> None:
    player = opened(site, play, part("a", "red"))
    player.page.evaluate("window.dispatchEvent(new ErrorEvent('error', { message: 'some mischief' }))")
    # A browser tells of a broken promise when it has nothing else to do.
    player.page.evaluate(
        """new Promise(told => {
          window.addEventListener('unhandledrejection', () => told());
          void Promise.reject(new Error('a broken promise'));
        })"""
    )
    player.page.clock.run_for(1000)
    assert "some mischief" in row(player, "近来问题") and "a broken promise" in row(player, "近来问题")
