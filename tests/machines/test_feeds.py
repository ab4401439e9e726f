"""Feeds: valid by RFC 4287 and jsonfeed.org, the same on every run, and no news where there is none."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from tests.machines.conftest import BASE, QINGHE, golden, register_of, write
from tests.machines.rfc4287 import ATOM, DATE, Addresses, faults
from zhendi.outputs.feeds import feeds
from zhendi.register import Register

Files = dict[str, bytes]


def made(register: Register) -> Files:
    return {file.path: bytes(file.content) for file in feeds(register)}


@pytest.fixture(scope="module")
def files(register: Register) -> Files:
    return made(register)


def atom(files: Files, where: str) -> list[str | None]:
    entries = fromstring(files[f"{where}feed.xml"]).findall(f"{ATOM}entry")
    return [entry.findtext(f"{ATOM}title") for entry in entries]


def test_every_atom_feed_keeps_the_rules(files: Files) -> None:
    found = {path: faults(content) for path, content in files.items() if path.endswith(".xml")}
    assert found == {path: [] for path in found}
    assert len(found) == len(files) // 2 > 10


def test_the_rules_are_no_dead_letter(files: Files) -> None:
    text = files["feed.xml"].decode()
    for broken, named in (
        (re.sub(r"<updated>[^<]*</updated>", "", text, count=1), "feed: no updated"),
        (text.replace("+08:00</published>", "</published>", 1), "is no date"),
        (text.replace("<author>", "<contributor>").replace("</author>", "</contributor>"), "no author"),
        (text.replace('&lt;img src="https://sanhe.example/web/', '&lt;img src="../'), "lead nowhere from a feed"),
        (text.replace("https://sanhe.example/web/assets", "../assets"), "no whole address"),
    ):
        assert any(named in fault for fault in faults(broken.encode())), named


def test_every_json_feed_keeps_the_rules(files: Files) -> None:
    """jsonfeed.org/version/1.1: what a feed and its items must have, and of what type."""
    for path, content in files.items():
        if not path.endswith(".json"):
            continue
        feed = json.loads(content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] and feed["feed_url"] == BASE + path
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids) > 0
        for item in feed["items"]:
            _check_item(item)


def _check_item(item: dict[str, Any]) -> None:
    assert isinstance(item["id"], str) and item["content_html"]
    assert all(DATE.fullmatch(item[key]) for key in ("date_published", "date_modified"))
    assert all(value for value in item.values()), "what is empty is left out"
    assert all(author["name"] and author["url"].startswith(BASE) for author in item["authors"])
    assert all(isinstance(tag, str) for tag in item["tags"])
    assert all(held["url"].startswith(BASE) and "/" in held["mime_type"] for held in item.get("attachments", []))
    assert all(address.startswith(BASE) for address in Addresses(item["content_html"]).found)


def test_both_formats_tell_the_same(files: Files) -> None:
    for path in (path.removesuffix("xml") for path in files if path.endswith(".xml")):
        held = json.loads(files[f"{path}json"])
        entries = fromstring(files[f"{path}xml"]).findall(f"{ATOM}entry")
        for key, tag in (("id", "id"), ("title", "title"), ("content_html", "content"), ("date_modified", "updated")):
            assert [item[key] for item in held["items"]] == [entry.findtext(ATOM + tag) for entry in entries]


def test_a_feed_holds_what_its_list_holds_newest_first(files: Files, register: Register) -> None:
    for unit in (None, *register.catalogue.units.values()):
        for kind in (None, *register.catalogue.kinds):
            held = register.of(unit.id if unit else None, kind.folder if kind else "")
            parts = (*((unit.id,) if unit else ()), *((kind.folder,) if kind else ()), "feed.xml")
            told = [each.entry.title for each in held[:30]]
            assert ("/".join(parts) in files) == bool(held)
            if held:
                assert atom(files, "/".join(parts).removesuffix("feed.xml")) == told
    assert len(atom(files, "")) == 30 < len(register.of(None))


def test_what_is_not_listed_stays_out(files: Files) -> None:
    whole = b"".join(files.values()).decode()
    for title in ("草稿通知", "撤下通知", "下周通知"):
        assert title not in whole


def test_a_preview_holds_drafts(content: Path) -> None:
    assert "草稿通知" in made(register_of(content, preview=True))["sanhe/notices/feed.json"].decode()


def test_content_stands_by_itself(register: Register) -> None:
    body = (
        '<p>看<a href="../../../../gucheng/activities/lanterns/index.html">灯会</a>、<a href="#fn:1">注</a>、'
        '<a href="tel:07305220001">电话</a>，不是 <code>href="../x"</code></p>'
        '<p><img alt="树" src="../../../../assets/photos/a.jpg" srcset="../../../../assets/photos/a.jpg 480w" '
        'sizes="100vw" width="4" height="3" loading="lazy" class="placed"></p>'
    )
    told = Register(register.catalogue, replace(register.view, bodies={f"{QINGHE}/activities/green": body}))
    entries = fromstring(made(told)[f"{QINGHE}/activities/feed.xml"]).findall(f"{ATOM}entry")
    entry = next(each for each in entries if "green" in (each.findtext(f"{ATOM}id") or ""))
    html = entry.findtext(f"{ATOM}content") or ""
    assert Addresses(html).found[1:] == [
        f"{BASE}gucheng/activities/lanterns/index.html",
        f"{BASE}{QINGHE}/activities/green/#fn:1",
        "tel:07305220001",
        f"{BASE}assets/photos/a.jpg",
    ]
    assert Addresses(html).tags[-2] == (
        "img",
        {"src": f"{BASE}assets/photos/a.jpg", "alt": "树", "width": "4", "height": "3"},
    )
    assert '<code>href="../x"</code>' in html


def test_a_talk_brings_its_recording_and_its_film(files: Files) -> None:
    item = json.loads(files[f"{QINGHE}/talks/feed.json"])["items"][0]
    assert item["attachments"] == [
        {"url": f"{BASE}{QINGHE}/talks/hills/talk.mp3", "mime_type": "audio/mpeg"},
        {"url": f"{BASE}assets/films/hills.mp4", "mime_type": "video/mp4"},
    ]
    green = next(item for item in json.loads(files["activities/feed.json"])["items"] if "green" in item["id"])
    assert green["image"].endswith("-800.jpg")
    assert green["tags"] == ["活动", "志愿服务", "三城创建"]


def test_hostile_words_arrive_as_they_were_written(files: Files) -> None:
    title = '“一号” <b>& "二号"</b>; 逗号, 反斜\\杠'
    assert title in atom(files, f"{QINGHE}/activities/")
    assert title in [item["title"] for item in json.loads(files["feed.json"])["items"]]


def test_what_no_feed_can_hold_is_left_out(register: Register) -> None:
    bodies = {held.id: "<p>甲\x08乙\ufffe丙\x0b</p>" for held in register.listed}
    files = made(Register(register.catalogue, replace(register.view, bodies=bodies)))
    assert not [fault for path, content in files.items() if path.endswith(".xml") for fault in faults(content)]
    assert "甲乙丙" in files["feed.json"].decode()


def test_the_same_content_gives_the_same_bytes_at_any_moment(files: Files, register: Register) -> None:
    later = replace(register.view, at=datetime.fromisoformat("2026-04-16T21:00:00+08:00"))
    assert made(Register(register.catalogue, later)) == files


def test_one_entry_changed_changes_its_own_feeds_only(files: Files, tmp_path: Path) -> None:
    file = write(tmp_path) / QINGHE / "talks/hills/index.md"
    file.write_text(file.read_text(encoding="utf-8").replace("讲到家门口", "讲到楼门口"), encoding="utf-8")
    after = made(register_of(tmp_path))
    changed = {path.removesuffix(".xml") for path in files if path.endswith(".xml") and files[path] != after[path]}
    assert changed == {
        *("feed", "talks/feed", "sanhe/feed", "sanhe/talks/feed"),
        *(f"{QINGHE}/feed", f"{QINGHE}/talks/feed"),
    }
    assert files.keys() == after.keys()


def test_a_correction_dates_the_feeds_that_hold_it(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected = datetime.fromisoformat("2026-04-16T08:20:00+08:00")
    held = next(each for each in register.listed if each.id == f"{QINGHE}/talks/hills")
    monkeypatch.setitem(vars(held), "modified", corrected)
    feed = json.loads(made(register)["talks/feed.json"])
    assert feed["items"][0]["date_modified"] == "2026-04-16T08:20:00+08:00"
    assert feed["items"][0]["date_published"] == "2026-04-11T00:00:00+08:00"
    told = fromstring(made(register)["talks/feed.xml"])
    assert told.findtext(f"{ATOM}updated") == "2026-04-16T08:20:00+08:00"


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_feed_is_exactly_this(name: str, files: Files) -> None:
    made = files[f"gucheng/{name}"]
    assert made == golden(f"gucheng-{name}", made)
