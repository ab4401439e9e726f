"""Surnames whose character means something else as a word, and is not to be converted as that word.

于 is a surname; as a preposition it is 於 in traditional characters. Chosen by reading 《百家姓》 against OpenCC's
STCharacters and STPhrases (1.4.2): every surname of which the character alone, or at the head of a word, converts to what
nobody of that name is called. What is right is given by the table of standard and traditional characters in
《通用规范汉字表》 (国发〔2013〕23号), appendix 1, whose notes keep such names apart.
"""

# Simplified surname: how the same family writes it in traditional characters.
_TRADITIONAL = {name: name for name in "于范余岳后丑郁党种台涂游咸洒采干里占朴秘沈姜谷卜朱曲周胡向仇云"}
_TRADITIONAL |= {"钟": "鍾", "宁": "寧", "万": "萬", "万俟": "万俟", "叶": "葉", "苏": "蘇"}

# Traditional surname: how the same family writes it in simplified characters.
_SIMPLIFIED = {name: name for name in "於乾徵甯"}

_BY_LANG = {"zh-Hant": _TRADITIONAL, "zh-Hans": _SIMPLIFIED}

# What stands right before a surname's character where it is the end of a word: 关于某某 names nobody called 于某某.
ENDING = {
    "于": "关对由至位属处在终基过等居低高大小少多鉴善敢便用寓勇忠源乐生死限急归给敬出关甘易难",
    "於": "關對由至位屬處在終基過等居低高大小少多鑒善敢便用寓勇忠源樂生死限急歸給敬出甘易難",
    "范": "示规模防典师风",
    "余": "业其剩多残节盈之百十千万亿二三四五六七八九0123456789",
    "后": "以之今最然前背随午幕日饭课雨先落战善向会事此",
    "党": "政同全建入我本",
    "种": "各一二三四五六七八九十这那几多品播耕树物每",
    "台": "平电舞柜后前讲站月阳窗灶",
    "里": "这那哪家城村公邻心手夜眼屋乡河",
    "干": "能才骨实苦肯主精",
    "周": "一每上下本四",
    "胡": "二",
    "钟": "分点时闹秒敲",
    "云": "白乌彩多",
    "占": "侵独抢",
    "采": "开收博风",
    "向": "方走面倾志导动",
}


def written(name: str, lang: str) -> tuple[str, str] | None:
    """The surname at the head of a name where it needs care on a page in `lang`, and how it is written there."""
    table = _BY_LANG[lang]
    surname = next((name[:length] for length in (2, 1) if name[:length] in table), None)
    return (surname, table[surname]) if surname and len(name) > len(surname) else None
