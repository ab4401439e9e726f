"""The last five releases, kept beside the output and pruned to what they need."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.releases.conftest import STEP, Town
from zhendi import releases


def numbers(town: Town) -> list[int]:
    return [kept.number for kept in town.history.kept()]


def needed(town: Town) -> set[str]:
    """The media that the kept manifests name."""
    kept = [(one, code) for one in town.history.kept() for code in one.screens]
    manifests = [town.history.manifest(one, code) for one, code in kept]
    assert all(manifests)
    return {slide["src"].rpartition("/")[2] for made in manifests if made for slide in made["slides"]}


def held(town: Town, name: str) -> set[str]:
    return {file.name for file in (town.history.folder / name).iterdir()}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_five_are_kept_with_all_that_they_need_and_nothing_else(town: Town) -> None:
    for n in range(7):
        town.retitle(f"清河栽树第{n}回")
        town.build()
    assert numbers(town) == [7, 6, 5, 4, 3]
    assert held(town, "media") == needed(town)
    digests = {digest for one in town.history.kept() for _, digest in one.screens.values()}
    assert held(town, "manifests") == {f"{digest}.json" for digest in digests}
    for name in held(town, "media"):
        data = (town.history.folder / "media" / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == name.partition(".")[0]
    titles = [one.account.entries["qinghe/activities/one"].title for one in town.history.kept()]
    assert titles == [f"清河栽树第{n}回" for n in (6, 5, 4, 3, 2)]


def test_a_build_that_changes_no_screen_keeps_nothing(town: Town) -> None:
    town.build()
    before = bytes_of(town.history.folder)
    town.edit("qinghe/activities/one/index.md", "一棵一棵", "一株一株")  # the page alone
    town.build()
    assert bytes_of(town.history.folder) == before
    assert town.history.kept()[0].published < town.at


def test_media_are_shared_with_the_output_where_the_disk_can(town: Town) -> None:
    town.build()
    name = sorted(held(town, "media"))[0]
    assert (town.history.folder / "media" / name).samefile(town.out / "screens/media" / name)


def test_a_disk_without_links_gets_copies(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    town.build()
    assert held(town, "media") == needed(town)


def test_a_preview_is_not_kept(town: Town) -> None:
    town.build(preview=True)
    assert numbers(town) == []


def test_the_output_knows_nothing_of_its_history(town: Town) -> None:
    for n in range(3):
        town.retitle(f"清河栽树第{n}回")
        town.build()
    with_history = bytes_of(town.out)
    fresh = Town(town.folder / "fresh", town.cache, town.at - STEP)
    shutil.copytree(town.content, fresh.content)
    fresh.build()
    assert bytes_of(fresh.out) == with_history


@pytest.mark.parametrize("damage", ["record", "manifest", "all", "folder"])
def test_damage_never_stops_a_build_and_is_left_behind(town: Town, damage: str) -> None:
    for title in ("清河栽树", "清河植柳"):
        town.retitle(title)
        town.build()
    folder = town.history.folder
    if damage == "record":
        (folder / "000002.json").write_text('{"number": 2, "scre', "utf-8")
    elif damage == "manifest":
        for file in (folder / "manifests").iterdir():
            file.write_bytes(b"")
    elif damage == "all":
        for file in (file for file in folder.rglob("*") if file.is_file()):
            file.write_bytes(b"\0" * 20)
    else:
        shutil.rmtree(folder)
    town.retitle("清河护柳")
    assert town.build().unkept == ""
    newest = town.history.kept()[0]
    assert newest.releases == town.releases()
    assert town.history.manifest(newest, "hall") == town.manifest()
    assert json.loads((folder / f"{newest.number:06}.json").read_text("utf-8"))["number"] == newest.number


def test_a_history_that_cannot_be_written_is_said_and_the_build_stands(town: Town) -> None:
    town.history.folder.write_text("一个文件", "utf-8")
    built = town.build()
    assert built.published and "改法" in built.unkept
    assert town.entries() == {"qinghe/activities/one", "qinghe/activities/two"}


def test_killed_while_it_is_kept_the_next_build_keeps_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.build()
    town.retitle("清河植柳")

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(releases.History, "_write", killed)
        town.build()
    assert numbers(town) == [1]
    town.build()
    assert numbers(town) == [2, 1]
    assert held(town, "media") == needed(town)
