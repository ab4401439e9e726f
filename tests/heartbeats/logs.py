"""Access logs as nginx and Apache write them."""

from datetime import datetime

from zhendi.model.chinese_dates import CHINA

NEW, OLD = "ceb90f0912345678", "0123456789abcdef"
AGENT = '"http://zhendi.test/screens/hall/" "Mozilla/5.0 (Linux; Android 6.0) \\"box\\" Chrome/51.0"'


def epoch(text: str) -> int:
    """The moment of a time in UTC+8."""
    return int(datetime.fromisoformat(text).replace(tzinfo=CHINA).timestamp())


def line(moment: str, target: str, status: int = 200, host: str = "10.0.0.3", more: str = f" {AGENT}") -> str:
    """One line: the moment in UTC+8, as a server that keeps UTC writes it."""
    at = datetime.fromtimestamp(epoch(moment)).astimezone(CHINA)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    written = f"{at.day:02}/{months[at.month - 1]}/{at.year}:{at:%H:%M:%S} +0800"
    return f'{host} - - [{written}] "GET {target} HTTP/1.1" {status} 43{more}\n'


def poll(moment: str, code: str = "hall", **keys: object) -> str:
    return line(moment, f"/screens/{code}/manifest.json", 304, **keys)  # type: ignore[arg-type]


def beat(moment: str, code: str = "hall", release: str = NEW, state: str = "playing", **keys: object) -> str:
    query = f"screen={code}&release={release}&state={state}&n=7"
    return line(moment, f"/screens/{code}/beacon.gif?{query}", **keys)  # type: ignore[arg-type]
