"""An emergency goes up: its file, its screens, their manifests, and the build that follows."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.build.plain_pages import PlainPages
from tests.emergency.town import (
    AT,
    CHILD,
    NIGHT,
    OTHER,
    OWN,
    STICK,
    STRIP,
    TEXT,
    Town,
    bytes_of,
    notice,
    write,
)
from zhendi.emergency import Call, EmergencyRefused, How, announce
from zhendi.loading import load
from zhendi.model.appearance import Setting
from zhendi.model.chinese_dates import CHINA, read_when
from zhendi.outputs.look import look
from zhendi.publishing import OutputRefused, alone_with
from zhendi.releases import History

ID = "qu/notices/2026-04-16-0830"
FILE = """---
标题: "上游开闸放水，今天下午两点起水位上涨"
摘要: "请勿下河，带好老人和孩子。"
状态: 发布
上线日: 2026-04-16 08:30
下线日: 2026-04-16 11:31
类别: 紧急
生效: 2026-04-16 08:30
联系方式: "0730-522 0106"
---
"""


def test_the_notice_is_an_entry_like_any_other(town: Town) -> None:
    said = town.announce(contact="0730-522 0106")
    assert said.file == town.content / f"{ID}.md"
    assert said.file.read_text(encoding="utf-8") == FILE
    assert said.until == datetime(2026, 4, 16, 11, 31, tzinfo=CHINA)


def test_every_screen_says_what_it_will_do(town: Town) -> None:
    reach = {one.screen.code: one for one in town.announce(hours=12).reach}
    assert {code: one.how for code, one in reach.items()} == {
        OWN: How.SOON,
        CHILD: How.SOON,  # though it may play activities alone
        NIGHT: How.DARK,
        STICK: How.STICK,
        STRIP: How.SOON,
        OTHER: How.SOON,
    }
    longest = max(slide["seconds"] for slide in town.manifest(OTHER)["slides"] if slide["entry"] != ID)
    assert reach[OTHER].seconds == 72 + longest
    assert reach[NIGHT].lights == datetime(2026, 4, 16, 20, 0, tzinfo=CHINA)


def test_a_screen_that_stays_dark_until_the_end_says_so(town: Town) -> None:
    reach = {one.screen.code: one.how for one in town.announce(hours=3).reach}
    assert reach[NIGHT] is How.STAYS_DARK


def test_only_its_own_screens_and_those_below_are_touched(town: Town) -> None:
    before = bytes_of(town.out)
    town.announce("qu/a")
    after = bytes_of(town.out)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    manifests = {
        f"screens/{code}/manifest.{ending}" for code in (CHILD, NIGHT, STICK, STRIP) for ending in ("js", "json")
    }
    media = {path for path in changed if path.startswith("screens/media/")}
    pages = {f"{edition}qu/a/notices/2026-04-16-0830/index.html" for edition in ("", "zh-hant/")}
    assert changed == {*manifests, *media, *pages}
    assert media.isdisjoint(before)
    assert town.is_whole()


def test_the_manifests_are_those_that_a_build_of_this_moment_gives(town: Town, tmp_path: Path) -> None:
    town.announce()
    town.announce("qu/a", "停气了。请勿点火。")
    held = bytes_of(town.out / "screens", ".json")
    assert held == bytes_of(town.build(out=tmp_path / "other") / "screens", ".json")


def test_emergencies_come_first_the_newest_before_the_others(town: Town) -> None:
    town.announce(text="停气了。请勿点火。")
    town.announce(at=AT + timedelta(minutes=5))
    tiers = [slide["tier"] for slide in town.manifest(OWN)["slides"]]
    entries = list(dict.fromkeys(slide["entry"] for slide in town.manifest(OWN)["slides"]))
    assert entries[:2] == ["qu/notices/2026-04-16-0835", "qu/notices/2026-04-16-0830"]
    assert tiers == sorted(tiers, key=["emergency", "high", "normal", "spacer", "filler"].index)


def test_two_of_one_minute_have_two_names(town: Town) -> None:
    assert town.announce().file.name == "2026-04-16-0830.md"
    assert town.announce().file.name == "2026-04-16-0830-2.md"


def test_of_two_who_announce_at_once_neither_overwrites_the_other(town: Town) -> None:
    class Quicker(PlainPages):
        """While this one's page is drawn, another announces in the same minute."""

        def render(self, listing: Path, folder: Path, at: datetime) -> None:
            town.announce(text="停气了。请勿点火。")
            super().render(listing, folder, at)

    with pytest.raises(EmergencyRefused, match="别人刚发了一条"):
        announce(Call("qu", TEXT, 3), town.premises(), town.shop, Quicker())
    assert "停气了" in (town.content / f"{ID}.md").read_text("utf-8")
    assert [file.name for file in (town.content / "qu/notices").glob(".*")] == []


def test_the_next_build_is_a_build_from_scratch(town: Town, tmp_path: Path) -> None:
    town.announce()
    later = AT + timedelta(minutes=20)
    assert bytes_of(town.build(later)) == bytes_of(town.build(later, tmp_path / "scratch"))


def test_its_page_is_there_at_once_and_on_the_lists_with_the_next_build(town: Town) -> None:
    town.announce()
    page = town.out / ID / "index.html"
    assert json.loads(page.read_text("utf-8"))["noindex"]
    lists = town.out / "qu/notices/index.html"
    assert ID not in lists.read_text("utf-8")
    town.build()
    assert not json.loads(page.read_text("utf-8"))["noindex"]
    assert ID in lists.read_text("utf-8")


def test_an_output_of_an_older_program_is_given_what_the_page_asks_for(town: Town) -> None:
    for file in look():
        (town.out / file.path).unlink()
    town.announce()
    assert all((town.out / file.path).read_bytes() == file.content for file in look())


def test_what_it_warns_of_may_come_later_so_it_tells_when_it_was_raised(town: Town) -> None:
    town.announce()
    entry = load(town.content)[0].entry(ID)
    assert entry is not None
    (drawing,) = entry.drawings(Setting("", ()))
    later = entry.model_copy(update={"effective_from": read_when("2026-04-17", None)})
    assert drawing.data["facts"] == [["发布", "4月16日（周四）8:30"]]
    assert later.drawings(Setting("", ()))[0].data["facts"] == [["时间", "4月17日（周五）"]]


def test_the_release_can_be_gone_back_from(town: Town) -> None:
    before = History(town.out).kept()
    town.announce()
    kept = History(town.out).kept()
    assert kept[1:] == before
    assert kept[0].account.entries[ID].title.startswith("上游开闸放水")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("停水了。打电话13912345678问。", "privacy-mobile"),
        ("停水了。联系 139 1234 5678。", "privacy-mobile"),
        ("走失老人。身份证11010519491231002X。", "privacy-identity"),
        ("停水了🚱。请存水。", "glyph"),
        ("停水了\x07。请存水。", "control"),
        ("停水了。已有{{ figure('none') }}。", "figure-unknown"),
    ],
)
def test_what_no_entry_may_say_is_refused_and_nothing_is_left_behind(town: Town, text: str, code: str) -> None:
    before = bytes_of(town.folder)
    assert code in {problem.code for problem in town.refused(text=text).problems}
    assert bytes_of(town.folder) == before


def test_the_contact_is_checked_too_and_a_public_mobile_number_may_stand(town: Town) -> None:
    assert [problem.code for problem in town.refused("qu/a", contact="13912345678").problems] == ["privacy-mobile"]
    assert "13800138000" in town.announce("qu/a", contact="13800138000").file.read_text("utf-8")


def test_a_text_too_long_for_a_screen_is_a_warning_that_names_it(town: Town) -> None:
    said = town.announce("qu/a", "请甲社区沿河一带全体居民立即按照社区网格员的统一指挥有序转移到社区小学操场")
    assert [one.screen.code for one in said.reach if one.how is How.ILLEGIBLE] == [STRIP]
    assert [problem.code for problem in said.problems] == ["legibility"]
    assert "条屏（a-strip" in said.problems[0].message
    assert not any(slide["tier"] == "emergency" for slide in town.manifest(STRIP)["slides"])
    assert town.slides(CHILD)[0].startswith("qu/a/notices/")


def test_a_screen_that_was_never_built_is_told_of(town: Town) -> None:
    write(
        town.content / "qu/b/screens.yml",
        (town.content / "qu/b/screens.yml").read_text("utf-8")
        + """- 代码: b-new
  名称: 新屏
  位置: 门口
  宽: 1280
  高: 720
""",
    )
    assert {one.screen.code: one.how for one in town.announce("qu/b").reach} == {OTHER: How.SOON, "b-new": How.UNBUILT}


def test_a_screen_that_is_kept_to_its_title_card_stays_so(town: Town) -> None:
    write(town.content / "blackout.yml", f"- 屏幕: {OTHER}\n")
    town.build()
    before = town.manifest(OTHER)
    reach = {one.screen.code: one.how for one in town.announce().reach}
    assert (reach[OTHER], reach[OWN]) == (How.BLACKOUT, How.SOON)
    assert town.manifest(OTHER) == before


def test_without_an_output_nothing_is_done(town: Town) -> None:
    nowhere = replace(town.premises(), out=town.folder / "nowhere")
    before = bytes_of(town.folder)
    with pytest.raises(OutputRefused, match="还没有生成好") as refused:
        announce(Call("qu", TEXT, 3), nowhere, town.shop, town.renderer)
    assert "scripts/build.py" in refused.value.remedy
    assert bytes_of(town.folder) == before


@pytest.mark.parametrize(
    ("written", "meant"),
    [("qu/aa", "qu/a"), ("a", "qu/a"), ("甲社区", "qu/a"), ("清河", "qu"), ("qu/c", "qu/"), ("zzz", "可写")],
)
def test_a_unit_that_is_not_there_gets_the_near_one(town: Town, written: str, meant: str) -> None:
    with pytest.raises(EmergencyRefused) as refused:
        town.announce(written)
    assert meant in refused.value.remedy


def test_a_broken_unit_file_is_named(town: Town) -> None:
    write(town.content / "qu/a/community.yml", "名称：甲社区\n")
    with pytest.raises(EmergencyRefused, match="文件有错误") as refused:
        town.announce("qu/a")
    assert "qu/a/community.yml:1" in refused.value.remedy


def test_mistakes_of_others_keep_nothing_from_going_up(town: Town) -> None:
    write(town.content / "qu/a/notices/bad.md", notice("坏的", "2026-02-30"))
    write(town.content / "qu/b/slogans.yml", "不是列表\n")
    assert town.announce().problems == ()


def test_it_waits_for_a_build_and_is_put_into_what_that_build_made(town: Town) -> None:
    """While it waits the other build ends, with content of its own."""
    lock = alone_with(town.out)
    lock.__enter__()
    waited: list[int] = []

    def wait() -> None:
        waited.append(1)
        if len(waited) == 3:
            lock.__exit__(None, None, None)
            write(town.content / "qu/notices/fresh.md", notice("新的通知", "2026-04-16"))
            town.build()

    premises = replace(town.premises(), wait=wait)
    announce(Call("qu", TEXT, 3), premises, town.shop, town.renderer)
    assert len(waited) == 3
    slides = town.slides(OWN)
    assert slides[0] == f"{ID}#1"
    assert slides.count(f"{ID}#1") == 1
    assert "qu/notices/fresh#1" in slides


def test_where_the_output_cannot_be_changed_staff_learn_that_the_notice_stands(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OutputRefused("有文件正被别的程序占用", "关掉它")

    monkeypatch.setattr("zhendi.emergency.announcing.amend_in_turn", refuse)
    with pytest.raises(EmergencyRefused, match="通知写好了") as refused:
        town.announce()
    assert "scripts/build.py" in refused.value.remedy
    assert (town.content / f"{ID}.md").is_file()


def test_a_demonstration_is_told_at_its_own_moment(town: Town) -> None:
    site = town.content / "site.yml"
    write(site, site.read_text("utf-8") + "示例时点: 2026-04-16T08:30\n")
    town.build(AT.replace(second=0))
    premises = replace(town.premises(), at=None, clock=AT + timedelta(days=200))
    announce(Call("qu", TEXT, 3), premises, town.shop, town.renderer)
    made = town.manifest(OWN)
    assert made["slides"][0]["from"] == made["clock"] == int(AT.replace(second=0).timestamp())
