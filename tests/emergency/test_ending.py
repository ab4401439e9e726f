"""An emergency ends before its time: off the screens, and in its file one value changed."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.emergency.town import AT, CHILD, OTHER, OWN, Town, bytes_of, notice, write
from zhendi.emergency import EmergencyRefused
from zhendi.releases import History

LATER = AT + timedelta(minutes=20)


def releases(town: Town) -> dict[str, str]:
    return {code: town.manifest(code)["release"] for code in (OWN, CHILD, OTHER)}


def test_the_screens_go_back_to_the_release_they_had(town: Town) -> None:
    before = releases(town)
    town.announce()
    assert all(release != before[code] for code, release in releases(town).items())
    ended = town.end(at=LATER)
    assert releases(town) == before
    assert town.is_whole()
    assert (len(ended.screens), ended.by_hand, ended.unkept) == (6, (), "")
    assert ended.seconds > 72
    assert len(History(town.out).kept()) == 3


def test_one_value_of_the_file_is_changed(town: Town) -> None:
    file = town.announce().file
    before = file.read_text("utf-8")
    assert town.end(at=LATER).files == (file,)
    assert file.read_text("utf-8") == before.replace("下线日: 2026-04-16 11:31", "下线日: 2026-04-16 08:50")


def test_the_next_build_is_a_build_from_scratch_and_says_that_it_is_over(town: Town, tmp_path: Path) -> None:
    file = town.announce().file
    town.end(at=LATER)
    built = bytes_of(town.build(LATER))
    assert built == bytes_of(town.build(LATER, tmp_path / "scratch"))
    assert '"over":true' in built[f"qu/notices/{file.stem}/index.html"].decode()
    assert releases(town).keys() == {OWN, CHILD, OTHER}
    assert not any(slide["tier"] == "emergency" for slide in town.manifest(OWN)["slides"])


def test_it_can_be_called_back_within_the_minute(town: Town) -> None:
    before = releases(town)
    file = town.announce().file
    town.end()
    assert releases(town) == before
    town.build()
    assert releases(town) == before
    assert (town.out / "qu/notices" / file.stem / "index.html").is_file()  # it is over, and no mistake


def test_those_of_other_units_go_on(town: Town) -> None:
    town.announce("qu")
    below = town.announce("qu/a", "停气了。请勿点火。")
    town.end("qu", LATER)
    assert {slide["entry"] for slide in town.manifest(CHILD)["slides"] if slide["tier"] == "emergency"} == {
        f"qu/a/notices/{below.file.stem}"
    }
    with pytest.raises(EmergencyRefused, match="眼下没有"):
        town.end("qu/b", LATER)


def test_all_that_run_end_and_what_is_to_come_stays(town: Town) -> None:
    soon = notice("明天泄洪", "2026-04-17", "紧急", "下线日: 2026-04-18\n")
    file = write(town.content / "qu/notices/soon.md", soon)
    raised = write(
        town.content / "qu/activities/drill/index.md",
        "---\n标题: 疏散演练\n状态: 发布\n上线日: 2026-04-16\n下线日: 2026-04-16\n类型: 演练\n开始: 2026-04-16 08:00\n"
        "地点: 广场\n主办: 清河区\n播放: {优先级: 紧急}\n---\n",
    )
    town.build()
    called = town.announce().file
    assert set(town.end(at=LATER).files) == {raised, called}
    assert file.read_text("utf-8") == soon
    assert "下线日: 2026-04-16 08:50\n" in raised.read_text("utf-8")
    assert [slide["entry"] for slide in town.manifest(OWN)["slides"] if slide["tier"] == "emergency"] == [
        "qu/notices/soon"
    ]


def test_what_is_on_screens_without_a_file_is_taken_off(town: Town) -> None:
    before = releases(town)
    town.announce().file.unlink()
    assert town.end(at=LATER).files == ()
    assert releases(town) == before


def test_an_expired_one_is_left_as_it_is(town: Town) -> None:
    file = town.announce(hours=1).file
    with pytest.raises(EmergencyRefused):
        town.end(at=AT + timedelta(hours=2))
    assert "下线日: 2026-04-16 09:31" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("下线日: 2026-04-18", "下线日: {}"),
        ("expire_on:   2026-04-18 12:00  ", "expire_on:   {}  "),
        ('下线日: "2026年4月18日（周六）"  # 到时撤', '下线日: "{}"  # 到时撤'),
        ("下线日: '4月18日晚上8点'", "下线日: '{}'"),
        ("下线日: 2026-04-18, 20:00", "下线日: {}"),
        ("下線日: ２０２６-04-18", "下線日: {}"),
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_way_of_writing_a_day_and_of_saving_a_file(
    town: Town, written: str, left: str, coding: str, line_end: str
) -> None:
    text = notice("洪水过境", "2026-04-16", "紧急", f"{written}\n") + "正文一句。\n"
    file = town.content / "qu/notices/flood.md"
    file.write_bytes(text.replace("\n", line_end).encode(coding))
    ended = town.end(at=LATER)
    assert (ended.files, ended.by_hand) == ((file,), ())
    wanted = text.replace(written, left.format("2026-04-16 08:50")).replace("\n", line_end)
    assert file.read_bytes() == wanted.encode(coding)


def test_a_file_in_one_line_of_braces(town: Town) -> None:
    text = "---\n{标题: 洪水, 状态: 发布, 上线日: 2026-04-16, 下线日: 2026-04-18, 类别: 紧急, 生效: 2026-04-16}\n---\n"
    file = write(town.content / "qu/notices/flood.md", text)
    assert town.end(at=LATER).files == (file,)
    assert file.read_text("utf-8") == text.replace("2026-04-18", "2026-04-16 08:50")


def test_a_value_that_cannot_be_changed_alone_is_left_to_people(town: Town) -> None:
    text = notice("洪水过境", "2026-04-16", "紧急", "下线日: >-\n  2026-04-18\n")
    file = write(town.content / "qu/notices/flood.md", text)
    town.build()
    assert town.slides(OWN)[0] == "qu/notices/flood#1"
    assert town.end(at=LATER).by_hand == (file,)
    assert file.read_text("utf-8") == text
    assert "qu/notices/flood#1" not in town.slides(OWN)
