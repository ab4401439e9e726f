"""No identity number, private mobile number or bank card in any text, caption or file name.

DOMAIN.md, rules: identity, bank and address details must be de-identified; public office phones stay.
"""

import re
from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic
from zhendi.model.chinese_dates import plain_digits
from zhendi.rules.places import at_offset

_NUMBER = re.compile(r"(?<![\dA-Za-z])\d(?:[ \-]?\d){9,20}[Xx]?(?![\dA-Za-z])")
_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_MOBILE = re.compile(r"(?:86)?(1[3-9]\d{9})")
_CARD = re.compile(r"(?:62\d{14,17}|[345]\d{15})")

# GB 11643-1999: the weights and check characters of an 18-digit identity number.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_REMEDIES = {
    "privacy-identity": ("有一个身份证号码", "整条删掉，或写成 110***********002X 的样子；证件号不得上屏上网"),
    "privacy-mobile": ("有一个手机号码", "换成社区的公开电话；若它就是公开电话，写进单位文件的 phone（公开电话）"),
    "privacy-card": ("有一个银行卡号", "删掉；收付款的账号不得上屏上网"),
}


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Every private number in any file of the tree, and in any file's name."""
    for path, text in catalogue.texts.items():
        public = _public_phones(catalogue, path)
        for offset, code in private_numbers(text, public):
            message, remedy = _REMEDIES[code]
            yield Diagnostic(at_offset(path, text, offset), code, message, remedy)
        for _, code in private_numbers(path.replace("-", "x"), public):
            message, _ = _REMEDIES[code]
            yield Diagnostic(at_offset(path, "", 0), code, f"文件名里{message}", "给文件换一个名字")


def private_numbers(text: str, public: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Offset and code of each private number; spaces and hyphens inside a number do not hide it."""
    for found in _NUMBER.finditer(plain_digits(text)):
        digits = re.sub(r"[ \-]", "", found[0])
        code = _code(digits, public)
        if code:
            yield found.start(), code


def _code(digits: str, public: frozenset[str]) -> str | None:
    if _IDENTITY.fullmatch(digits) and is_identity_number(digits):
        return "privacy-identity"
    mobile = _MOBILE.fullmatch(digits)
    if mobile and mobile[1] not in public:
        return "privacy-mobile"
    return "privacy-card" if _CARD.fullmatch(digits) and _luhn(digits) else None


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters bear the check character of GB 11643-1999."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def _luhn(digits: str) -> bool:
    doubled = (int(d) if n % 2 == 0 else sum(divmod(int(d) * 2, 10)) for n, d in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def _public_phones(catalogue: Catalogue, path: str) -> frozenset[str]:
    """The numbers that the unit of a file, and those above it, make public."""
    units = (unit for unit_id, unit in catalogue.units.items() if path.startswith(f"{unit_id}/"))
    written = (*catalogue.portal.report_phones, *(unit.phone for unit in units))
    return frozenset(
        re.sub(r"\D", "", part) for text in written for part in re.split(r"[、,，;；/]", plain_digits(text))
    )
