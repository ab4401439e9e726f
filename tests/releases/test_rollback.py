"""`zhendi rollback`: the release before, exactly, on every screen, and nobody who has withdrawn since."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.build.small_tree import SCREENS, write
from tests.releases.conftest import ONE, THREE, TWO, Town
from zhendi.publishing import OutputRefused
from zhendi.rollback import listed

ROOT = Path(__file__).resolve().parents[2]
INDEX = "qinghe/activities/one/index.md"


def test_the_release_before_is_put_back_exactly_on_every_screen(town: Town) -> None:
    town.build()
    before = {code: town.manifest(code) for code in ("hall", "gate")}
    town.retitle("清河植柳")
    write(town.content, "three")
    town.build()
    now = town.manifest()
    done = town.roll_back()
    for code in ("hall", "gate"):
        assert town.slides(code) == before[code]["slides"]
        assert town.manifest(code)["release"] == before[code]["release"]
        assert town.manifest(code)["built_at"] == int(town.at.timestamp()) > now["built_at"]
    assert done.plan.left_out == {}
    assert done.changes["hall"].said() == f"撤掉《清河栽树three》（{THREE}）；换画面《清河栽树one》（{ONE}）"


def test_a_roll_back_can_be_rolled_back(town: Town) -> None:
    town.build()
    first = town.releases()
    town.retitle("清河植柳")
    town.build()
    second = town.releases()
    for expected in (first, second, first):
        town.roll_back()
        assert town.releases() == expected
    assert [one.releases for one in town.history.kept()] == [first, second, first, second, first]


def test_the_next_build_goes_by_the_content_again(town: Town) -> None:
    town.build()
    town.retitle("清河植柳")
    town.build()
    second = town.releases()
    town.roll_back()
    town.build()
    assert town.releases() == second


def test_a_release_is_chosen_by_its_number(town: Town) -> None:
    made = []
    for title in ("清河栽树", "清河植柳", "清河护柳"):
        town.retitle(title)
        town.build()
        made.append(town.releases())
    town.roll_back(1)
    assert town.releases() == made[0]
    with pytest.raises(OutputRefused) as refused:
        town.roll_back(9)
    assert "4、3、2、1" in refused.value.remedy


def test_without_an_earlier_release_or_an_output_nothing_is_done(town: Town) -> None:
    with pytest.raises(OutputRefused):
        town.roll_back()
    assert not town.out.exists() and not town.history.folder.exists()
    town.build()
    before = town.manifest()
    with pytest.raises(OutputRefused):
        town.roll_back()
    assert town.manifest() == before


WITHDRAWN = {
    "withdrawn": lambda town: town.edit(INDEX, "状态: 发布", "状态: 下架"),
    "draft": lambda town: town.edit(INDEX, "状态: 发布", "状态: 草稿"),
    "consent": lambda town: town.edit(INDEX, "授权: 是", "授权: 否"),
    "identity": lambda town: town.edit(INDEX, "带上铁锹", "证件号 11010519491231002X"),
    "deleted": lambda town: shutil.rmtree(town.content / ONE),
    "expired": lambda town: town.edit(INDEX, "类型:", "下线日: 2026-04-15\n类型:"),
    "off the screens": lambda town: town.edit(INDEX, "类型:", "展示面: 网站\n类型:"),
    "unreadable": lambda town: (town.content / INDEX).write_text("---\n标题: [\n", "utf-8"),
    "another photograph": lambda town: Image.new("RGB", (640, 480), "navy").save(town.content / ONE / "tree.jpg"),
    "person taken out": lambda town: town.edit(INDEX, "    people:\n      - 称呼: 李某某\n        授权: 是\n", ""),
}


@pytest.mark.parametrize("how", WITHDRAWN)
@pytest.mark.parametrize("built", [True, False])
def test_whoever_withdrew_does_not_come_back(town: Town, how: str, built: bool) -> None:
    """Whether the withdrawal has been built or stands in the content alone."""
    town.build()
    taken = {slide["sha256"] for slide in town.slides() if slide["entry"] == ONE}
    as_before = shutil.copytree(town.content, town.folder / "as-before")
    WITHDRAWN[how](town)
    town.retitle("清河护柳", "two")
    if built:
        town.build()
    else:
        withdrawn = town.content.rename(town.folder / "withdrawn")
        as_before.rename(town.content)
        town.retitle("清河护柳", "two")
        town.build()
        town.content.rename(as_before)
        withdrawn.rename(town.content)
    done = town.roll_back(1)
    assert ONE not in town.entries()
    assert TWO in town.entries()
    assert any(ONE in name for name in done.plan.left_out) and all(done.plan.left_out.values())
    media = {file.stem for file in (town.out / "screens/media").iterdir()}
    assert not taken & media


def test_a_slogan_taken_back_does_not_return(town: Town) -> None:
    town.build()
    (town.content / "qinghe/slogans.yml").write_text("- 内容: 河畅水清\n", "utf-8")
    town.retitle("清河植柳")
    town.build()
    done = town.roll_back()
    assert "slogan" not in town.kinds()
    assert list(done.plan.left_out) == ["标语“清河两岸家家相伴”"]


def test_what_has_no_page_is_left_out(town: Town) -> None:
    town.build()
    town.retitle("清河植柳")
    town.build()
    (town.out / TWO / "index.html").unlink()
    town.roll_back()
    assert town.entries() == {ONE}


def test_a_screen_that_went_is_passed_over_and_a_new_one_keeps_what_it_has(town: Town) -> None:
    new = SCREENS.replace("code: gate", "code: door")
    town.build()
    (town.content / "qinghe/screens.yml").write_text(new, "utf-8")
    town.retitle("清河植柳")
    town.build()
    door = town.manifest("door")
    done = town.roll_back()
    assert (tuple(done.changes), done.plan.new) == (("hall",), ("door",))
    assert town.manifest("door") == door
    assert not (town.out / "screens/gate").exists()


def test_an_emergency_that_runs_is_not_rolled_back(town: Town) -> None:
    for title in ("清河栽树", "清河植柳"):
        town.retitle(title)
        town.build()
    first = town.history.manifest(town.history.kept()[1], "hall")
    assert first
    notice = town.content / "qinghe/notices/2026-04-16-rain.md"
    notice.parent.mkdir()
    notice.write_text(
        "---\n标题: 暴雨红色预警\n状态: 发布\n上线日: 2026-04-16 08:30\n下线日: 2026-04-17\n类别: 紧急\n"
        "生效: 2026-04-16 08:30\n---\n请勿外出。\n",
        "utf-8",
    )
    town.build()
    town.roll_back()
    assert town.kinds()[0] == "notices"
    assert [slide for slide in town.slides() if slide["kind"] != "notices"] == first["slides"]


def test_media_that_come_back_are_whole_or_their_entry_stays_away(town: Town) -> None:
    town.build()
    lost = {slide["src"].rpartition("/")[2] for slide in town.slides() if slide["entry"] == ONE}
    town.retitle("清河植柳")
    town.build()
    for name in lost:
        file = town.history.folder / "media" / name
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data[:-1] + b"\0")
    done = town.roll_back()
    assert town.entries() == {TWO}
    assert set(done.plan.left_out.values()) == {"画面文件不在了"}
    assert town.entries("gate") == {ONE, TWO}


def test_a_manifest_that_was_meddled_with_is_as_good_as_never_kept(town: Town) -> None:
    town.build()
    town.retitle("清河植柳")
    town.build()
    now = town.manifest()
    digest = town.history.kept()[1].screens["hall"][1]
    file = town.history.folder / "manifests" / f"{digest}.json"
    file.write_bytes(file.read_bytes().replace(b'"seconds":8', b'"seconds":9'))
    done = town.roll_back()
    assert (tuple(done.changes), done.plan.new) == (("gate",), ("hall",))
    assert town.manifest() == now


def test_the_list_says_what_each_release_changed(town: Town) -> None:
    town.build()
    town.retitle("清河植柳")
    town.build()
    shutil.rmtree(town.content / TWO)
    town.build()
    town.roll_back(1)
    told = listed(town.out)
    assert [(one.number, one.screens, one.plays) for one in told] == [
        (4, 2, True),
        (3, 2, False),
        (2, 2, False),
        (1, 2, False),
    ]
    assert told[1].changes["hall"].said() == f"撤掉《清河栽树two》（{TWO}）"
    assert told[2].changes["gate"].said() == f"换画面《清河植柳》（{ONE}）"
    assert told[0].changes["hall"].said() == f"换画面《清河栽树one》（{ONE}）"
    assert told[3].before is None
    assert told[0].published > told[1].published


KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from tests.releases.conftest import Town
from zhendi import amending

def dying(step):
    def stepped(*arguments):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return step(*arguments)
    return stepped

town = Town(Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
left = [int(sys.argv[4])]
write = amending.write
def ready(*arguments):
    Path.replace = dying(replace)
    return write(*arguments)
replace = Path.replace
amending.write = ready
town.roll_back()
"""


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 5])
def test_killed_in_the_middle_every_screen_has_one_release_or_the_other(town: Town, steps: int) -> None:
    town.build()
    first = town.releases()
    town.retitle("清河植柳")
    town.build()
    second = town.releases()
    arguments = [str(town.folder), str(town.cache), town.at.isoformat(), str(steps)]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], cwd=ROOT, check=False)
    assert done.returncode == 9
    for code, release in town.releases().items():
        assert release in (first[code], second[code])
        for slide in town.slides(code):
            assert (town.out / "screens" / code / slide["src"]).stat().st_size == slide["bytes"]
    town.roll_back(1)
    assert town.releases() == first
