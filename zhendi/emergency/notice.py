"""The notice of an emergency as the entry that staff could have written."""

import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkstemp

from zhendi.emergency.wording import EmergencyRefused, Wording
from zhendi.loading import Unwritten
from zhendi.model.chinese_dates import CHINA
from zhendi.model.kinds.notice import Notice

_READABLE = 0o644  # as an editor leaves a file; a temporary one is its owner's alone
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")


def notice(content: Path, unit: str, words: Wording, at: datetime, hours: float, contact: str) -> Unwritten:
    """A notice of this minute that lasts so many hours, under a name that is free yet."""
    begins = at.astimezone(CHINA).replace(second=0, microsecond=0)
    ends = at.astimezone(CHINA) + timedelta(hours=hours, seconds=59)  # to the minute, and not before its time
    rows = (
        ("标题", _quoted(words.title)),
        ("摘要", _quoted(words.summary)),
        ("状态", "发布"),
        ("上线日", moment_written(begins)),
        ("下线日", moment_written(ends)),
        ("类别", "紧急"),
        ("生效", moment_written(begins)),
        ("联系方式", _quoted(contact)),
    )
    matter = [f"{key}: {value}" for key, value in rows if value != '""']
    body = _MARKDOWN.sub(r"\\\1", words.body)
    text = "\n".join(("---", *matter, "---", *((body,) if body else ()), ""))
    folder = f"{unit}/{Notice.folder}"
    return Unwritten(unit, Notice, f"{folder}/{_free(content / folder, f'{begins:%Y-%m-%d-%H%M}')}.md", text.encode())


def moment_written(at: datetime) -> str:
    """A moment as front matter has it: 2026-04-16 08:30."""
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def write_new(file: Path, content: bytes) -> None:
    """Put a file where there is none, in one step. Raises EmergencyRefused where somebody else was quicker."""
    begun = _begun(file, content)
    try:
        file.hardlink_to(begun)
    except FileExistsError:
        raise EmergencyRefused("同一分钟里别人刚发了一条", "看看是不是同一件事；不是就再发一次") from None
    except OSError:  # a disk without hard links
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes) -> None:
    """Put a file in the place of an earlier one, in one step."""
    _begun(file, content).replace(file)


def _begun(file: Path, content: bytes) -> Path:
    """The bytes beside their place, under a name that no check and no build looks at."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=".", suffix=".part", dir=file.parent)
    with os.fdopen(handle, "wb") as begun:
        begun.write(content)
    Path(name).chmod(_READABLE)
    return Path(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _free(folder: Path, slug: str) -> str:
    """The slug, or with -2, -3 behind it, that nobody uses yet."""
    used = {file.name.removesuffix(".md") for file in folder.iterdir()} if folder.is_dir() else set[str]()
    count = 1
    while (name := slug if count == 1 else f"{slug}-{count}") in used:
        count += 1
    return name
