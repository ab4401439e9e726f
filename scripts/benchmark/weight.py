"""What a first visit to each kind of page brings over the line, compressed, on a phone; and whether anything moves."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmark.lighthouse import SEEN, sample_site
from benchmark.report import Verdict
from benchmark.runner import Runner
from benchmark.serving import served

_PHONE = {"width": 390, "height": 844}
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_WITHOUT, _WITH = 40, 200  # kB


def measure_weight(runner: Runner, chromium: str) -> Sequence[Verdict]:
    """kB of 1,000 bytes as they travel: without photographs, and with those that a phone loads at once."""
    site = sample_site(runner)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        verdicts = [verdict for name, path in SEEN.items() for verdict in _verdicts(browser, name, address, path)]
        browser.close()
    return verdicts


def _verdicts(browser: Browser, name: str, address: str, path: str) -> Iterator[Verdict]:
    asked = visit(browser, address, path)
    print(f"  {name}: {', '.join(f'{Path(url).name} {size}' for url, size in asked.items())}", file=sys.stderr)
    without = sum(size for url, size in asked.items() if not url.endswith(_PICTURES))
    goals = (_WITHOUT, _WITH) if name == "entry" else (None, None)
    yield Verdict(f"first visit, {name}, without photographs", without / 1000, goals[0], " kB")
    yield Verdict(f"first visit, {name}, with photographs", sum(asked.values()) / 1000, goals[1], " kB")


def visit(browser: Browser, address: str, path: str) -> dict[str, int]:
    """What a phone asks for, nothing kept from before: bytes of each body as it travels, by address."""
    context = browser.new_context(viewport=_PHONE, device_scale_factor=2, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: dict[str, int] = {}
    page.on("response", lambda told: asked.update({told.url: int(told.headers.get("content-length", 0))}))
    page.goto(address + path, wait_until="networkidle")
    context.close()
    return asked
