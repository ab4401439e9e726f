"""How long a bundle has something to say: what its manifest knows of the days ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zhendi.model.chinese_dates import CHINA, clock_text, day_text
from zhendi.playback import DAYS_ALONE


@dataclass(frozen=True)
class Validity:
    """What a release knows. `last_day` is the last whole day that was planned ahead, `ends` the moment after which
    nothing dated is left and only slogans and the title card play; None where nothing in it is dated."""

    built: datetime
    last_day: date
    ends: datetime | None

    def days_left(self, now: datetime) -> int:
        """Whole days from today to the last day planned: 0 on that day, less than 0 after it."""
        return (self.last_day - now.astimezone(CHINA).date()).days

    def spent(self, now: datetime) -> bool:
        """Whether all that is dated has had its time."""
        return self.ends is not None and self.ends <= now


def validity(manifest: Mapping[str, Any]) -> Validity:
    built = moment_of(manifest["built_at"])
    last_day = (built + timedelta(days=DAYS_ALONE)).date() - timedelta(days=1)
    ends = [slide["until"] for slide in manifest["slides"] if slide["until"] is not None]
    return Validity(built, last_day, moment_of(max(ends)) if ends else None)


def moment_of(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, CHINA)


def last_shown(end: datetime) -> date:
    """The last day on which something that ends at this moment was still seen."""
    return (end - timedelta(seconds=1)).date()


def written(day: date) -> str:
    """2026年6月14日."""
    return day_text(day, year=True, weekday=False)


def written_moment(at: datetime) -> str:
    """2026年4月16日 8:30."""
    return f"{written(at.date())} {clock_text(at.time())}"
