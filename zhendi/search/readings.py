"""Readings: how titles and names are read, so that letters find them: wenming, wm.

Titles are read phrase by phrase, names with the readings that surnames have. ü is written v; nüe and lüe as they are
typed, nue and lue.
"""

from functools import lru_cache

from pypinyin import lazy_pinyin
from pypinyin.contrib.mmseg import seg

from zhendi.chinese import simplified
from zhendi.search.folding import HAN

Reading = tuple[str, ...]  # a syllable for each Chinese character, empty where it has none

_AS_SURNAMES = (
    "单:shan 仇:qiu 解:xie 曾:zeng 区:ou 朴:piao 查:zha 盖:ge 任:ren 覃:qin 翟:zhai 乐:yue 缪:miao 召:shao 折:she 尉:wei "
    "员:yun 贠:yun 重:chong 秘:bi 冼:xian 华:hua 宓:mi 繁:po 种:chong 祭:zhai 逄:pang 么:yao 黑:he 车:che 都:du 洗:xian "
    "尉迟:yu-chi 万俟:mo-qi 长孙:zhang-sun 令狐:ling-hu 澹台:tan-tai 单于:chan-yu"
)
_SURNAMES = dict(pair.split(":") for pair in _AS_SURNAMES.split())


def reading(text: str) -> Reading:
    """How the Chinese characters of a text are read, one after another; whatever else it holds is passed over."""
    return tuple(sound for word in seg.cut(_simple(text)) for sound in _sounds(word))


@lru_cache(maxsize=16384)
def name_reading(name: str) -> Reading:
    """How a name is read: 单某 is shan mou."""
    simple = _simple(name)
    for length in (2, 1):
        surname = _SURNAMES.get(simple[:length])
        if surname:
            return (*surname.split("-"), *reading(name[length:]))
    return reading(name)


def reading_grams(sounds: Reading) -> frozenset[str]:
    """The keys under which a reading is found: `'` before letters, `*` before initials.

    Of the letters every three in a row, and the first one and two of each syllable; of the initials every pair.
    """
    letters, initials = "".join(sounds), "".join(sound[:1] for sound in sounds)
    threes = ("'" + letters[place : place + 3] for place in range(len(letters) - 2))
    twos = ("*" + initials[place : place + 2] for place in range(len(initials) - 1))
    begun = ("'" + sound[:length] for sound in sounds if sound for length in (1, 2))
    return frozenset((*threes, *twos, *begun))


@lru_cache(maxsize=16384)
def name_grams(name: str) -> frozenset[str]:
    return reading_grams(name_reading(name))


def _simple(text: str) -> str:
    """The text in simplified characters, of which the phrases are known; as it is where that would change its length."""
    simple = simplified(text)
    return simple if len(simple) == len(text) else text


@lru_cache(maxsize=65536)
def _sounds(word: str) -> Reading:
    if not HAN.fullmatch(word):
        return ("",) * len(HAN.findall(word))
    read = lazy_pinyin(word, errors="ignore")
    return tuple(map(_typed, read)) if len(read) == len(word) else ("",) * len(word)


def _typed(sound: str) -> str:
    return sound[0] + "ue" if sound in ("nve", "lve") else sound
