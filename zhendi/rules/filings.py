"""What a public site must show: its ICP filing and where to report what is wrong. contracts/RULES.md."""

import re
from collections.abc import Iterator

from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.portal import Portal


def check(portal: Portal) -> Iterator[Diagnostic]:
    """What site.yml still lacks for a build that is meant to be published."""
    if not portal.icp:
        yield Diagnostic(
            Span("site.yml"),
            "icp-missing",
            "没有写 ICP 备案号，不能对外发布",
            "补上 icp（ICP备案）；还没有备案时先用预览：加 --preview",
        )
    if not portal.report_phones:
        yield Diagnostic(
            Span("site.yml"),
            "report-missing",
            "没有写举报电话，不能对外发布",
            "补上 report_phones（举报电话）；先看样子可加 --preview",
        )
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?(/[\w./-]*)?", portal.address_base, re.IGNORECASE):
        yield Diagnostic(
            Span("site.yml"), "domain", f"网址“{portal.domain}”不对", "写成“https://shequ.example.cn/”的样子"
        )
