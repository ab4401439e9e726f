"""No identity number, private mobile number or bank card in any text, caption or file name.

contracts/RULES.md: identity, bank and address details must be de-identified; public office phones stay. Digits of any
script count, and so do numbers with spaces, dashes or invisible characters between their digits.
"""

import re
from collections.abc import Iterator

from zhendi.catalogue import Catalogue
from zhendi.diagnostics import Diagnostic, Span
from zhendi.model.unit import LEVELS
from zhendi.rules.places import at_offset

_GAP = r"[ \t\u00a0\u3000\-‐‑–—－.·*_\u00ad\u200b-\u200f\u2060\ufeff]"
_GAPS = f"{_GAP}{{0,2}}"
# The groups in which people write: all together, one by one, 3-4-4, 4-3-4, 3-3-5, 3-5-3, 3-4-2-2.
_GROUPS = ((3, 4, 4), (4, 3, 4), (3, 3, 5), (3, 5, 3), (4, 4, 3))
_MOBILE = re.compile(
    rf"(?<!\d)(?:\+?86{_GAPS})?(1[3-9](?:\d{{9}}|(?:{_GAP}\d){{9}}"
    + "".join(
        rf"|\d{{{first - 2}}}{_GAP}{{1,2}}\d{{{second}}}{_GAP}{{1,2}}\d{{{third}}}" for first, second, third in _GROUPS
    )
    + r"))(?!\d)"
)
_IDENTITY = re.compile(rf"(?<!\d)[1-9](?:{_GAPS}\d){{16}}{_GAPS}[\dXxＸｘ](?!\d)")
_CARD = re.compile(
    rf"(?<!\d)(?=[3-69])(?:\d{{16,19}}|\d{{4}}(?:{_GAP}{{1,2}}\d{{4}}){{3}}(?:{_GAP}{{1,2}}\d{{1,3}})?|\d{{6}}{_GAP}\d{{10,13}})(?!\d)"
)
# The shortest of them has eleven digits. Where a text has no run so long, which is soon seen, nothing more is looked for.
_LONG = re.compile(rf"\d(?:{_GAPS}\d){{10}}")
_BORN = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PHONE_LINES = re.compile(
    r"^(?:phone|公开电话|公開電話|report_phones|举报电话|舉報電話)\s*[:：](.*(?:\n[ \t-].*)*)", re.MULTILINE
)

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
    phones = _public_phones(catalogue)
    for path, text in catalogue.texts.items():
        public = frozenset(number for folder in _folders(path) for number in phones.get(folder, ()))
        for offset, code in private_numbers(text, public):
            message, remedy = _REMEDIES[code]
            yield Diagnostic(at_offset(path, text, offset), code, message, remedy)
        for _, code in private_numbers(path, public):
            yield Diagnostic(Span(path), code, f"文件名里{_REMEDIES[code][0]}", "给文件换一个名字")


def private_numbers(text: str, public: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Offset and code of each private number, by its place in the text; `public` are mobile numbers that may stand."""
    if not _LONG.search(text):
        return
    taken: list[range] = []
    for pattern, code in ((_IDENTITY, "privacy-identity"), (_CARD, "privacy-card"), (_MOBILE, "privacy-mobile")):
        for found in pattern.finditer(text):
            inside = any(found.start() in span for span in taken)
            if not inside and _is_private(code, _digits(found[0]), public):
                taken.append(range(found.start(), found.end()))
                yield found.start(), code


def _is_private(code: str, digits: str, public: frozenset[str]) -> bool:
    if code == "privacy-identity":
        return bool(_BORN.match(digits)) and is_identity_number(digits)
    return _luhn(digits) if code == "privacy-card" else digits[-11:] not in public


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters bear the check character of GB 11643-1999."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def _luhn(digits: str) -> bool:
    doubled = (int(d) if n % 2 == 0 else sum(divmod(int(d) * 2, 10)) for n, d in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def _digits(written: str) -> str:
    """The plain digits of a number, and its X."""
    return "".join(
        "X" if sign in "XxＸｘ" else str(int(sign)) for sign in written if sign.isdecimal() or sign in "XxＸｘ"
    )


def _folders(path: str) -> Iterator[str]:
    """The folders that hold a file, the content folder itself as the empty one."""
    parts = path.split("/")
    return ("/".join(parts[:length]) for length in range(len(parts)))


def _public_phones(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """The mobile numbers that each folder's unit makes public, and under no folder those of site.yml.

    Read from the files as they stand: a unit that is broken elsewhere still knows its own telephone.
    """
    own = {f"{level}.yml" for level in LEVELS} | {"site.yml"}
    phones: dict[str, frozenset[str]] = {}
    for path, text in catalogue.texts.items():
        folder, _, name = path.rpartition("/")
        if name in own:
            lines = _PHONE_LINES.findall(text)
            phones[folder] = frozenset(_digits(found[1]) for line in lines for found in _MOBILE.finditer(line))
    return phones
