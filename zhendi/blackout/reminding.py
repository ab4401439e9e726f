"""What staff are told as long as screens are black, lest anybody forget them."""

from zhendi.catalogue import Catalogue
from zhendi.model.chinese_dates import When, clock_text, day_text


def reminder(catalogue: Catalogue) -> str:
    """One line that names the screens that are black, and since when; empty where none is."""
    rows = [(screen, row) for screen in catalogue.screens if (row := catalogue.blackout(screen.code))]
    named = (f"{screen.name}（{screen.code}{_since(row.since)}）" for screen, row in rows)
    return f"只放标题画面的屏：{'、'.join(named)}。恢复用 zhendi blackout --clear。" if rows else ""


def _since(since: When | None) -> str:
    if since is None:
        return ""
    return f"，{day_text(since.day, weekday=False)}{f' {clock_text(since.at)}' if since.at else ''}起"
