"""Chinese text, whatever the script it is written in: folding between simplified and traditional forms."""

from functools import cache, lru_cache

from opencc import OpenCC


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """The text in simplified characters: 標題 and 标题 are one key."""
    return text if text.isascii() else str(_converter("t2s").convert(text))


@lru_cache(maxsize=4096)
def traditional(text: str) -> str:
    """The text in traditional characters, phrase by phrase: 后台 is 後臺, 皇后 stays."""
    return text if text.isascii() else str(_converter("s2t").convert(text))


def in_script(text: str, lang: str) -> str:
    """A word of ours, such as a label, in the script of the page or slide it stands on."""
    return traditional(text) if lang == "zh-Hant" else text


def page_in_script(text: str, lang: str) -> str:
    """All of a long text in simplified or traditional characters, as `lang` says: zh-Hans or zh-Hant. Not kept."""
    return str(_converter("s2t" if lang == "zh-Hant" else "t2s").convert(text))
