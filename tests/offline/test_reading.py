"""What was read can be read again without a network; what was not is told plainly; nothing old hides what is new."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.offline.conftest import AWAY, HOME, SLOW, TREE, UNREAD, YARD, Reader, Served, held, styled, until


def pictures_shown(page: Page) -> int:
    return page.evaluate("[...document.images].filter(one => one.complete && one.naturalWidth > 0).length")


def test_an_entry_that_was_read_is_read_without_a_network(served: Served, read: Reader) -> None:
    page = read(YARD, 3)
    expect(page.get_by_text(AWAY)).to_be_hidden()
    served.away = True
    page.goto(served.address + YARD)
    expect(page.get_by_role("heading", level=1)).to_have_text("清河栽树yard")
    expect(page.get_by_text(AWAY)).to_be_visible()
    assert styled(page)
    assert pictures_shown(page) >= 1
    served.away = False
    page.goto(served.address + YARD)
    expect(page.get_by_text(AWAY)).to_be_hidden()


def test_the_slash_and_the_file_are_one_page(served: Served, read: Reader) -> None:
    page = read(YARD)
    served.away = True
    page.goto(served.address + YARD.removesuffix("index.html") + "?from=qr#main")
    expect(page.get_by_role("heading", level=1)).to_have_text("清河栽树yard")


def test_home_opens_though_it_was_never_read(served: Served, read: Reader) -> None:
    page = read(YARD)
    served.away = True
    page.goto(served.address + HOME)
    expect(page.get_by_text(AWAY)).to_be_visible()
    assert styled(page)


def test_what_was_never_read_leads_to_a_list_of_what_was(served: Served, read: Reader) -> None:
    read(TREE.format(1))
    page = read(YARD)
    served.away = True
    page.goto(served.address + UNREAD)
    expect(page.get_by_role("heading", level=1)).to_have_text("现在没有网络")
    assert styled(page)
    links = page.get_by_role("region", name="已存在手机里的文章").get_by_role("link")
    expect(links).to_have_text(["清河栽树yard", "清河栽树tree-1"])
    links.last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("清河栽树tree-1")
    page.go_back()
    served.away = False
    page.get_by_role("link", name="再试一次").click()
    page.wait_for_url(served.address + UNREAD)


def test_with_nothing_kept_the_list_says_so(served: Served, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(served.address + "offline.html")
    expect(page.get_by_text("现在还没有存下的")).to_be_visible()


def test_a_page_comes_from_the_network_where_there_is_one(served: Served, read: Reader) -> None:
    """An amended page is seen at once, and it is what is kept from then on."""
    page = read(YARD)
    served.edit(YARD, ("</h1>", "改了</h1>"))
    page.goto(served.address + YARD)
    expect(page.get_by_role("heading", level=1)).to_have_text("清河栽树yard改了")
    changed = """async path => (await (await caches.match(path)).text()).includes("改了</h1>")"""
    until(page, changed, served.address + YARD)
    served.away = True
    page.goto(served.address + YARD)
    expect(page.get_by_role("heading", level=1)).to_have_text("清河栽树yard改了")


def test_a_slow_network_is_not_waited_for(served: Served, read: Reader) -> None:
    served.edit("worker.js", ("PATIENCE=3000", "PATIENCE=50"))
    page = read(YARD)
    served.held.add(YARD)
    page.goto(served.address + YARD)
    expect(page.get_by_text(SLOW)).to_be_visible()
    expect(page.get_by_text(AWAY)).to_be_hidden()
    served.released.set()


def test_a_page_that_is_taken_down_is_kept_no_longer(served: Served, read: Reader) -> None:
    page = read(YARD, 3)
    own = [name for name in held(page) if name.startswith("assets/photos/")]
    assert own
    served.lost[YARD] = 410
    page.goto(served.address + YARD)
    until(page, _GONE, YARD)
    assert not [name for name in held(page) if name.startswith("assets/photos/")]
    served.away = True
    page.goto(served.address + YARD)
    expect(page.get_by_role("heading", level=1)).to_have_text("现在没有网络")


_GONE = """async path => {
  const record = await (await caches.match(location.origin + '/some/where/offline.json')).json();
  return !record.some(one => one.path.endsWith(path)) && !await caches.match(location.origin + '/some/where/' + path);
}"""


def test_a_withdrawn_entry_is_kept_no_longer_in_either_script(served: Served, read: Reader) -> None:
    read("zh-hant/" + YARD, 3)
    page = read(YARD, 3)
    served.edit(YARD, ('<article class="', '<article data-withdrawn class="'))
    page.goto(served.address + YARD)
    until(page, _GONE, YARD)
    until(page, _GONE, "zh-hant/" + YARD)
    assert not [name for name in held(page) if name.startswith("assets/photos/")]


def test_only_so_much_is_kept_and_the_oldest_goes_first(served: Served, read: Reader) -> None:
    served.edit("worker.js", ("MOST_PAGES=60", "MOST_PAGES=3"))
    for number in range(3):
        read(TREE.format(number), 3)
    served.away = True
    page = read(TREE.format(0))  # read again, it is the newest
    served.away = False
    page = read(YARD)
    kept = page.evaluate("caches.match('/some/where/offline.json').then(held => held.json())")
    assert [one["path"].removeprefix("/some/where/") for one in kept] == [TREE.format(2), TREE.format(0), YARD]
    shown = {name.removeprefix("/some/where/") for one in kept for name in one["files"]}
    assert {name for name in held(page) if name.startswith("assets/photos/")} <= shown


def test_only_so_many_bytes_are_kept(served: Served, read: Reader) -> None:
    served.edit("worker.js", ("MOST_BYTES=40000000", "MOST_BYTES=1"))
    read(TREE.format(0))
    page = read(YARD)
    kept = page.evaluate("caches.match('/some/where/offline.json').then(held => held.json())")
    assert [one["path"].removeprefix("/some/where/") for one in kept] == [YARD]
