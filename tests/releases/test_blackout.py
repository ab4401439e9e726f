"""`zhendi blackout`: the title card alone, at once and through every build, until the screens are lit again."""

import shutil
from dataclasses import replace

import pytest

from tests.build.small_tree import write
from tests.releases.conftest import ONE, THREE, TWO, Town
from zhendi import build as building
from zhendi.blackout import BlackoutRefused, darken, darkening, reminder
from zhendi.loading import load
from zhendi.publishing import staging
from zhendi.rollback import listed

NOTICE = """---
标题: 暴雨红色预警
状态: 发布
上线日: 2026-04-16 08:30
下线日: 2026-04-17
类别: 紧急
生效: 2026-04-16 08:30
---
请勿外出。
"""


def call_out(town: Town) -> None:
    notice = town.content / "qinghe/notices/2026-04-16-rain.md"
    notice.parent.mkdir()
    notice.write_text(NOTICE, "utf-8")


def test_a_black_screen_has_its_title_card_alone_and_the_others_play_on(town: Town) -> None:
    town.build()
    before = town.manifest("gate")
    done = town.darken("hall")
    assert town.kinds() == ["title"]
    assert town.manifest()["built_at"] == int(town.at.timestamp())
    assert town.manifest("gate") == before
    assert (done.soon, done.seconds) == (("hall",), 72 + 10)


def test_cut_short_before_the_output_it_is_done_by_the_next_run_or_build(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.build()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(darkening, "amend_in_turn", cut)
        town.darken("hall")
    assert town.kinds() != ["title"]
    town.darken("hall")
    assert town.kinds() == ["title"]


def test_without_names_all_screens_are_black(town: Town) -> None:
    town.build()
    town.darken()
    assert town.kinds("hall") == town.kinds("gate") == ["title"]


def test_builds_keep_to_it_whatever_comes_and_clear_brings_all_back(town: Town) -> None:
    town.build()
    lit = town.releases()
    town.darken("hall")
    for _ in range(2):
        town.build()
        assert town.kinds() == ["title"]
        assert town.releases()["gate"] == lit["gate"]
    done = town.light()
    assert (done.whole, done.partly, done.waiting) == (("hall",), (), ())
    assert town.releases() == lit
    assert not (town.content / "blackout.yml").exists()
    kept = len(town.history.kept())
    town.build()
    assert town.releases() == lit
    assert len(town.history.kept()) == kept  # what was put back is what a build makes


def test_no_emergency_is_shown_while_black_and_it_is_when_lit(town: Town) -> None:
    town.build()
    town.darken()
    call_out(town)
    town.build()
    assert town.kinds() == ["title"]
    town.light("hall")
    assert town.kinds()[0] == "notices"
    assert town.kinds("gate") == ["title"]


def test_it_is_plain_content_that_git_sees(town: Town) -> None:
    town.build()
    town.darken("gate")
    town.darken("hall")
    rows = (town.content / "blackout.yml").read_text("utf-8").splitlines()[1:]
    assert rows == ["- 屏幕: gate", "  起: 2026-04-16 08:50", "- 屏幕: hall", "  起: 2026-04-16 09:00"]
    town.darken("gate")
    assert "起: 2026-04-16 08:50" in (town.content / "blackout.yml").read_text("utf-8")
    town.light("gate")
    assert (town.content / "blackout.yml").read_text("utf-8").splitlines()[1:] == rows[2:]


def test_a_row_by_hand_counts_whatever_moment_it_names(town: Town) -> None:
    (town.content / "blackout.yml").write_text("- screen: hall\n- 屏幕: gate\n  起: 2026-04-20 09:00\n", "utf-8")
    town.build()
    assert town.kinds("hall") == town.kinds("gate") == ["title"]


def test_staff_are_reminded_on_one_line(town: Town) -> None:
    town.build()
    town.darken("hall")
    catalogue, _ = load(town.content)
    said = reminder(catalogue)
    assert said == "只放标题画面的屏：大厅屏（hall，4月16日 8:50起）。恢复用 zhendi blackout --clear。"
    town.light()
    assert reminder(load(town.content)[0]) == ""


def test_what_was_withdrawn_corrected_or_added_while_black_does_not_show_before_a_build(town: Town) -> None:
    town.build()
    first = town.releases()
    town.darken()
    town.edit(f"{TWO}/index.md", "授权: 是", "授权: 否")
    done = town.light("hall")
    assert (town.entries(), done.whole) == ({ONE}, ("hall",))
    town.retitle("清河植柳")
    write(town.content, "three")
    done = town.light("gate")
    assert (town.entries("gate"), done.partly) == (set(), ("gate",))
    assert town.kinds("gate") == ["slogan", "title"]
    town.build()
    assert town.entries("gate") == {ONE, THREE}
    assert town.releases() != first


def test_what_has_no_page_waits_for_the_build(town: Town) -> None:
    town.build()
    town.darken("hall")
    (town.out / ONE / "index.html").unlink()
    done = town.light()
    assert (town.entries(), done.partly) == ({TWO}, ("hall",))


def test_without_a_history_it_is_said_that_a_build_is_needed(town: Town) -> None:
    town.build()
    lit = town.releases()
    town.darken("hall")
    shutil.rmtree(town.history.folder)
    done = town.light()
    assert (done.waiting, town.kinds()) == (("hall",), ["title"])
    town.build()
    assert town.releases() == lit


def test_a_site_that_cannot_be_built_stays_black_until_it_can(town: Town) -> None:
    town.build()
    town.darken("hall")
    town.edit("site.yml", "ICP备案: 示例ICP备2026000000号\n", "")
    assert town.light().waiting == ("hall",)
    assert town.kinds() == ["title"]


def test_before_the_first_build_it_holds_for_it(town: Town) -> None:
    done = town.darken("hall")
    assert done.unbuilt == ("hall",)
    town.build()
    assert town.kinds() == ["title"]
    assert town.light().waiting == ("hall",)


def test_a_roll_back_leaves_black_screens_black_and_never_makes_one_black(town: Town) -> None:
    town.build()
    first = town.releases()
    town.retitle("清河植柳")
    town.build()
    town.darken("hall")
    done = town.roll_back()
    assert (done.plan.black, town.kinds()) == (("hall",), ["title"])
    assert town.releases()["gate"] == first["gate"]
    town.light()
    assert town.kinds() != ["title"]
    done = town.roll_back()
    assert "title" in town.kinds() and len(town.kinds()) > 1


def test_the_list_of_releases_calls_it_by_its_name(town: Town) -> None:
    town.build()
    town.darken("hall")
    town.light()
    lit, dark, _ = listed(town.out)
    assert (dark.darkened, dark.changes) == (("hall",), {})
    assert (lit.lit, lit.changes) == (("hall",), {})


def test_a_screen_without_a_network_is_told_of(town: Town) -> None:
    town.edit("qinghe/screens.yml", "  limit: 4\n", "  limit: 4\n  联网: 否\n")
    town.build()
    assert town.darken().by_stick == ("hall",)


@pytest.mark.parametrize(("screens", "near"), [(("hal",), "hall"), (("hall", "zzz"), "screens.yml")])
def test_an_unknown_screen_is_refused_and_nothing_written(town: Town, screens: tuple[str, ...], near: str) -> None:
    town.build()
    before = town.manifest()
    with pytest.raises(BlackoutRefused) as refused:
        town.darken(*screens)
    assert near in refused.value.remedy
    assert town.manifest() == before and not (town.content / "blackout.yml").exists()


def test_what_is_not_black_cannot_be_lit(town: Town) -> None:
    town.build()
    with pytest.raises(BlackoutRefused):
        town.light()
    town.darken("hall")
    with pytest.raises(BlackoutRefused):
        town.light("gate")
    assert town.kinds() == ["title"]


def test_a_build_that_had_read_the_content_before_does_not_light_the_screen(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The black-out falls between a build's reading and its writing."""
    town.build()
    read, count = building.check, []

    def check(*arguments: object) -> object:
        checked = read(*arguments)  # type: ignore[arg-type]
        if not count:
            town.darken("hall")
        count.append(checked)
        return checked

    monkeypatch.setattr(building, "check", check)
    town.build()
    assert len(count) == 2
    assert town.kinds() == ["title"]


def test_it_waits_while_a_build_writes(town: Town) -> None:
    town.build()
    waited = []
    writing = staging(town.out)
    writing.__enter__()

    def wait() -> None:
        waited.append(town.kinds())
        writing.__exit__(None, None, None)

    darken(replace(town.wish("hall"), wait=wait))
    assert len(waited) == 1 and waited[0] != ["title"] == town.kinds()
