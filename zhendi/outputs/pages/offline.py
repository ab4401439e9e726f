"""What a reader sees where a page does not come and was never read before: what can be read instead."""

from zhendi.outputs.pages.page import Page


def offline_page() -> Page:
    return Page(
        "offline.md",
        "offline.html",
        "现在没有网络",
        {"lang": "zh-Hans", "theme": "green", "here": "offline.html", "crumbs": []},
        noindex=True,
    )
