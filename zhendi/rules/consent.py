"""Nobody is shown or named who has not agreed. contracts/RULES.md: portrait consent, honours named with consent."""

from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for entry in catalogue.entries:
        for place, name, given in entry.consents():
            if not given:
                said = f"{name}没有同意公开"
                yield Diagnostic(
                    entry.span(*place), "consent", said, "取得书面同意后写“授权: 是”；未同意就换照片，或去掉这个人"
                )
