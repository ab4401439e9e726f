"""Text that grows: zoom to 400 %, a larger type in the browser, and WeChat's own scaling, which leaves all lengths as they are."""

import pytest

from tests.reading.conftest import Sits

ROOT = "document.documentElement.style.fontSize = '{}%'"
# WeChat on an iPhone sets this very property of the body; elsewhere it scales alike.
WECHAT = "document.body.style.webkitTextSizeAdjust = '160%'"


@pytest.mark.parametrize(
    ("width", "elder", "growing"),
    [
        (320, False, ""),  # 1,280 px at 400 %
        (320, True, ""),
        (360, False, ROOT.format(160)),
        (1440, True, ROOT.format(213.34)),
        (360, False, WECHAT),
        (360, True, WECHAT),
    ],
)
def test_text_grows_without_breaking_the_page(width: int, elder: bool, growing: str, sits: Sits) -> None:
    """Nothing lies on another, nothing is cut off, and nobody has to scroll sideways."""
    for name, page in sits(width=width, is_mobile=width < 600).walk(elder):
        page.evaluate(growing)
        broken = page.evaluate("[measuring.wide(), measuring.clipped(), measuring.overlaps()]")
        assert broken == [[], [], []], name


def test_wechats_scaling_really_scales(sits: Sits) -> None:
    page = sits(is_mobile=True).open("index.html")
    before = page.locator("main h2").first.evaluate("e => e.offsetHeight")
    page.evaluate(WECHAT)
    assert page.locator("main h2").first.evaluate("e => e.offsetHeight") > 1.4 * before
